"""In which clef a part is best read: as players and choirs are used to, else with the fewest ledger lines."""

from __future__ import annotations

from creastudio.api.score import Clef, Track

_STEPS = (0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5, 6)
"""Semitones above C -> lines and spaces above it."""

_LOWEST: dict[Clef, int] = {"treble": 37, "treble-8": 30, "alto": 31, "bass": 25}
"""Where the lowest line lies, in lines and spaces above the C of MIDI pitch 0."""

_MIDDLE_C = 35

_CHOIR = range(52, 55)
_HIGH_VOICES = ("soprano", "alto", "女")
_GUITARS = range(24, 32)
_VIOLA = 41
_TREBLE = frozenset({40, 56, 59, 64, 65, 66, 68, 69, 71, *range(72, 80), 110})
"""Programs of General MIDI whose players read no other clef, however low they play."""


def usual_clef(track: Track) -> Clef:
    """Return the clef in which a track is best read.

    A tenor is written an octave higher than it sounds, as choirs do, and so are guitars; a viola has its own clef. They and all
    others take another one that they may have where it needs fewer ledger lines.
    """
    if track.percussion:
        return "percussion"
    if track.program in _TREBLE:
        return "treble"
    steps = [
        (written // 12) * 7 + _STEPS[written % 12]
        for bar in track.bars
        for written in (pitch - track.transposition for pitch in bar.pitch)
    ]
    # Of two that need as many the first, which is the one that is expected.
    return min(
        _expected(track, steps), key=lambda clef: sum(_ledger_lines(step, _LOWEST[clef]) for step in steps)
    )


def _expected(track: Track, steps: list[int]) -> tuple[Clef, ...]:
    if track.program == _VIOLA:
        return "alto", "treble"
    if track.program in _GUITARS:
        return "treble-8", "treble"
    name = track.name.casefold()
    if "tenor" in name or "男高音" in name:
        return "treble-8", "bass", "treble"
    if track.program not in _CHOIR:
        return "treble", "bass"
    # However low an alto goes, it isn't written as a tenor.
    if any(high in name for high in _HIGH_VOICES):
        return ("treble",)
    return ("treble", "bass", "treble-8") if sum(steps) < _MIDDLE_C * len(steps) else ("treble", "bass")


def _ledger_lines(step: int, lowest: int) -> int:
    return max(0, (lowest - step) // 2, (step - lowest - 8) // 2)
