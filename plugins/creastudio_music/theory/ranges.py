"""How low and how high a part may go: voices of a choir by name or place, instruments by their General MIDI number."""

from __future__ import annotations

from typing import Literal

from creastudio.api.score import Track

Voice = Literal["soprano", "alto", "tenor", "bass"]

VOICES: dict[Voice, tuple[int, int]] = {
    "soprano": (60, 81),
    "alto": (53, 74),
    "tenor": (48, 69),
    "bass": (36, 64),
}
"""MIDI pitches; Bach's chorales keep them but for a handful of notes."""

_NAMES: dict[str, Voice] = {
    "soprano": "soprano", "sopran": "soprano", "descant": "soprano", "treble": "soprano", "cantus": "soprano",
    "女高音": "soprano", "alto": "alto", "alt": "alto", "contralto": "alto", "女低音": "alto", "女中音": "alto",
    "tenor": "tenor", "tenore": "tenor", "男高音": "tenor", "bass": "bass", "basso": "bass", "bassus": "bass",
    "baritone": "bass", "男低音": "bass",
}  # fmt: skip

_INSTRUMENTS: dict[tuple[int, int], tuple[int, int]] = {
    (0, 7): (24, 104), (8, 15): (48, 101), (16, 20): (36, 96), (21, 23): (48, 91), (24, 31): (40, 88),
    (32, 39): (28, 64), (40, 40): (55, 100), (41, 41): (48, 86), (42, 42): (36, 79), (43, 43): (28, 64),
    (44, 45): (36, 96), (46, 46): (24, 103), (47, 47): (36, 57), (48, 51): (36, 96), (52, 54): (40, 81),
    (56, 56): (54, 84), (57, 57): (40, 72), (58, 58): (26, 60), (59, 59): (54, 84), (60, 60): (35, 77),
    (64, 64): (56, 87), (65, 65): (49, 80), (66, 66): (44, 76), (67, 67): (36, 69), (68, 68): (58, 91),
    (69, 69): (52, 81), (70, 70): (34, 74), (71, 71): (50, 91), (72, 72): (74, 105), (73, 73): (60, 96),
    (74, 74): (60, 91), (75, 79): (60, 96), (105, 105): (48, 88), (110, 110): (55, 100),
}  # fmt: skip
"""First and last program -> sounding pitches that players are comfortable with."""

WHOLE = (21, 108)
"""The keys of a piano: of whatever isn't known."""

CHOIR = range(52, 55)
"""Programs of General MIDI that sing."""


def voice_of(track: Track) -> Voice | None:
    """Return the voice that a track is named after, or None."""
    words = track.name.casefold().replace(".", " ").replace("-", " ").split()
    for word in words:
        if word in _NAMES:
            # A bass guitar is no singer, and neither is an alto saxophone.
            return _NAMES[word] if track.program in CHOIR or len(words) == 1 or track.program < 24 else None
    return next((voice for name, voice in _NAMES.items() if not name.isascii() and name in track.name), None)


def range_of(track: Track) -> tuple[int, int]:
    """Return the lowest and highest pitch that suit a track, both within."""
    voice = voice_of(track)
    if voice is not None and not _plays_low(track):
        return VOICES[voice]
    return next(
        (pitches for (first, last), pitches in _INSTRUMENTS.items() if first <= track.program <= last), WHOLE
    )


def _plays_low(track: Track) -> bool:
    """Tell whether a program is a bass instrument, whose "Bass" means more than a singer's."""
    return 32 <= track.program <= 39 or track.program == 43
