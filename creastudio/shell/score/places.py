"""What of a score is chosen, as generators are told: bars "5-8, 12" and tracks "1, 3", from 1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from creastudio.api.generator import Work
from creastudio.api.params import Role, role_name
from creastudio.shell.score.roll_state import RollState


def bars_text(state: RollState) -> str:
    """Return the bars that are marked, else those that chosen notes begin in; "" for all."""
    score = state.score
    if score is None:
        return ""
    if state.bars is not None:
        return spans(range(*state.bars))
    return spans({score.bar_map.number(note.start) for _, note in state.chosen})


def tracks_text(state: RollState) -> str:
    """Return the tracks that are marked, else those of chosen notes; "" for all."""
    numbers = state.marked_tracks or {track for track, _ in state.chosen}
    return ", ".join(str(number + 1) for number in sorted(numbers))


def spans(numbers: Iterable[int]) -> str:
    """Return numbers from 0 as spans of numbers from 1: "1-3, 5"."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in found)


def values_of(state: RollState, work: Work) -> dict[str, Any]:
    """Return what a generator is told of what is chosen, by the names of its parameters."""
    told: dict[str, Any] = {}
    chosen: dict[Role, str] = {"bars": bars_text(state), "tracks": tracks_text(state)}
    for role, words in chosen.items():
        name = role_name(work.params, role)
        if name:
            told[name] = words
    return told
