"""The tracks of a MIDI file are counted, whatever its header says."""

from __future__ import annotations

import struct

import pytest

from creastudio.notation import midi_events
from creastudio.notation.midi_events import header_and_bodies


def test_tracks_beyond_what_a_header_can_say_are_passed_over_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(midi_events, "MAX_BODIES", 3)
    data = b"MThd" + struct.pack(">IHHh", 6, 1, 5, 480) + b"MTrk\0\0\0\0" * 5
    file, bodies = header_and_bodies(data)
    assert bodies == [b"", b"", b""]
    assert file.problems == ["Only the first 3 tracks of the file were read."]


def test_what_is_no_midi_is_told() -> None:
    with pytest.raises(ValueError, match="no MIDI file"):
        header_and_bodies(b"RIFF")
