"""What plays a note that is touched; needs nothing of what makes its sound."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Instrument:
    """What plays a note.

    Attributes
    ----------
    program : int
        General MIDI instrument, or drum kit.
    volume, pan : int
        As those of a track.
    """

    program: int = 0
    percussion: bool = False
    volume: int = 100
    pan: int = 0
