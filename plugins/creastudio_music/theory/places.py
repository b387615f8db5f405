"""Which bars and tracks of a score a person means by what is typed: "5-8, 12" or "1, Bass"."""

from __future__ import annotations

import re

from creastudio.api import UserError
from creastudio.api.score import Score

_SPLIT = re.compile(r"[,;，；、]")
_RANGE = re.compile(r"\s*(\d{0,9})\s*[-–—~至到]\s*(\d{0,9})\s*")
_SHOWN = 40
"""Characters of a wrong word that an error repeats."""


def bars_in(text: str, score: Score, *, beyond: int = 0) -> tuple[int, ...]:
    """Return the bars that a text names, from 0, in order and each once.

    Parameters
    ----------
    text : str
        Numbers from 1 and ranges, split by commas; "5-" goes to the end and "-4" from the beginning. Empty names all.
    score : Score
        Its first bar is bar 1, an upbeat too.
    beyond : int
        So many bars behind the end may be named too; they aren't meant by an empty text or an open range.

    Raises
    ------
    UserError
        When it is no such list, or a bar lies outside of the score.
    """
    count = score.bar_count
    if not text.strip():
        return tuple(range(count))
    found: set[int] = set()
    for word in _words(text):
        first, last = _span(word, count, "bars", "Write numbers and ranges, as in 5-8, 12.")
        if not 1 <= first <= last <= count + beyond:
            raise UserError(
                f"There are no bars '{_short(word)}': the score has bars 1 to {count}."
                if count
                else "The score has no bars.",
                "Name bars that are there, or leave the field empty for all.",
            )
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def tracks_in(text: str, score: Score) -> tuple[int, ...]:
    """Return the tracks that a text names, from 0, in order and each once.

    Parameters
    ----------
    text : str
        Names, numbers from 1 and ranges of numbers, split by commas; case doesn't matter, and the beginning of a name is
        enough where it fits one track only. Empty names all.

    Raises
    ------
    UserError
        When no track is called so.
    """
    count = len(score.tracks)
    if not text.strip():
        return tuple(range(count))
    found: set[int] = set()
    for word in _words(text):
        named = _called(word, score)
        if named:
            found.update(named)
            continue
        hint = f"The tracks are: {_listed(score)}."
        first, last = _span(word, count, "tracks", hint)
        if not 1 <= first <= last <= count:
            raise UserError(f"There is no track '{_short(word)}'.", hint)
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def _words(text: str) -> list[str]:
    return [word.strip() for word in _SPLIT.split(text) if word.strip()]


def _span(word: str, count: int, what: str, hint: str) -> tuple[int, int]:
    """Return the first and last number of a range or the same number twice."""
    if word.isdecimal() and len(word) < 10:
        return int(word), int(word)
    match = _RANGE.fullmatch(word)
    if match is None or not (match[1] or match[2]):
        raise UserError(f"'{_short(word)}' names no {what}.", hint)
    return int(match[1] or 1), int(match[2] or count)


def _called(word: str, score: Score) -> list[int]:
    """Return the tracks of this name; else the one whose name alone begins so."""
    wanted = word.casefold()
    names = [track.name.strip().casefold() for track in score.tracks]
    same = [index for index, name in enumerate(names) if name == wanted]
    if same or word.isdecimal():
        return same
    begun = [index for index, name in enumerate(names) if name.startswith(wanted)]
    return begun if len(begun) == 1 else []


def _listed(score: Score) -> str:
    names = [f"{index + 1} {track.name}".strip() for index, track in enumerate(score.tracks[:12])]
    return ", ".join(names + ["…"] * (len(score.tracks) > 12)) or "none"


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
