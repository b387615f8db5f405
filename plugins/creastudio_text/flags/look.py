"""Finds flagged words in a text: where, why, and how strong. Light: the writing panel asks it with every pause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from creastudio.api import SafetyFlag, SafetyNote
from creastudio_text.flags import advertising_en, advertising_zh, coarse
from creastudio_text.flags.terms import HAN, Terms, whole

CATEGORIES = frozenset({"advertising", "coarse"})

LONGEST = 1_000_000
"""Characters that are looked at: a novel."""

MOST = 200
"""Places of one category that are named."""

ELSEWHERE = 0.5
"""What the score of a claim is multiplied by in a text that sells nothing: poems may call anything the best."""

ALL: tuple[Terms, ...] = (*advertising_zh.TERMS, *advertising_en.TERMS, *coarse.TERMS)

_SELLS = re.compile(rf"{advertising_zh.COMMERCIAL}|{whole(advertising_en.COMMERCIAL)}", re.IGNORECASE)

_HAN = re.compile(f"[{HAN}]")

_BREAK = re.compile("\r\n|[\r\n\u2029]")
"""What ends a line of an editor; ``str.splitlines`` knows more, after which places would be counted wrong."""


@dataclass(frozen=True)
class Found:
    """One flagged place."""

    terms: Terms
    word: str
    line: int
    start: int
    end: int
    score: float

    @property
    def reason(self) -> str:
        """Why, with the word in it."""
        return self.terms.reason.replace("{word}", self.word)

    def note(self) -> SafetyNote:
        """Return it as a note."""
        return SafetyNote(
            line=self.line, start=self.start, end=self.end, kind=self.terms.category, text=self.reason
        )


def sells(text: str, generator: str = "") -> bool:
    """Return whether a text is taken for an advertisement, by who made it or by its words."""
    return "ad_" in generator or generator.startswith("layout.") or _SELLS.search(text) is not None


def find(
    text: str,
    categories: Iterable[str] = CATEGORIES,
    exceptions: Iterable[str] = (),
    *,
    language: str = "",
    generator: str = "",
) -> list[Found]:
    """Return the flagged places of a text, in its order.

    Parameters
    ----------
    exceptions : iterable of str
        Words and phrases that are cleared: what lies within one isn't flagged. Case doesn't matter.
    language : str
        "zh" or "en" looks for words of that language alone; "" for both.
    generator : str
        Id of the generator that made it, where one did.
    """
    wanted = frozenset(categories)
    known = [
        item
        for item in ALL
        if item.category in wanted and language.partition("-")[0] in ("", item.language, *_others(item))
    ]
    factor = 1.0 if sells(text, generator) else ELSEWHERE
    cleared = _cleared(exceptions)
    found: list[Found] = []
    for number, line in enumerate(_BREAK.split(text[:LONGEST])):
        found += _in_line(line, number, known, cleared, factor)
    return found


def flags_of(found: Iterable[Found], categories: Iterable[str], length: int = 0) -> Iterator[SafetyFlag]:
    """Yield one flag a category with the places that were found, also where there are none.

    Parameters
    ----------
    length : int
        Characters of the text.
    """
    places = list(found)
    rest = f" Only the first {LONGEST:,} characters were looked at." if length > LONGEST else ""
    for category in sorted(categories):
        own = [item for item in places if item.terms.category == category]
        if not own:
            yield SafetyFlag(category=category, score=0.0, reason=f"Nothing of it was found.{rest}")
            continue
        strongest = max(own, key=lambda item: item.score)
        notes = tuple(item.note() for item in own[:MOST])
        yield SafetyFlag(
            category=category, score=strongest.score, reason=f"{strongest.reason}{rest}", notes=notes
        )


def live_notes(
    text: str,
    categories: Iterable[str] = CATEGORIES,
    exceptions: Iterable[str] = (),
    *,
    language: str = "",
    threshold: float = 0.5,
) -> list[dict[str, object]]:
    """Return the flagged places as the notes of a live session, of the kind "flag"; see ``creastudio.api.LiveNotes``."""
    found = find(text, categories, exceptions, language=language)
    return [
        {
            "line": item.line,
            "start": item.start,
            "end": item.end,
            "kind": "flag",
            "text": item.reason,
            "severity": "warning",
        }
        for item in found[:MOST]
        if item.score >= threshold
    ]


def _others(item: Terms) -> tuple[str, ...]:
    """English words stand in texts of every language, Chinese ones in Japanese too."""
    return ("zh", "ja", "fr", "de", "es") if item.language == "en" else ("ja",)


def _cleared(exceptions: Iterable[str]) -> re.Pattern[str] | None:
    words = sorted({word.strip() for word in exceptions if word.strip()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None


def _in_line(
    line: str, number: int, known: list[Terms], cleared: re.Pattern[str] | None, factor: float
) -> list[Found]:
    # A mark a character: a line may be a novel, in which looking through all places for each of them takes hours.
    taken = bytearray(len(line))
    passed = [match.span() for match in cleared.finditer(line)] if cleared else []
    found: list[Found] = []
    has_han = _HAN.search(line) is not None
    for terms in known:
        if terms.language == "zh" and not has_han:
            continue
        excused = _marked(terms.excuse, line) if terms.excuse else bytes(len(line))
        for match in terms.pattern.finditer(line):
            start, end = match.span()
            if 1 in taken[start:end] or excused[start] or _within(start, end, passed):
                continue
            taken[start:end] = b"\1" * (end - start)
            score = terms.score * (factor if terms.category == "advertising" else 1.0)
            found.append(Found(terms, match[0], number, start, end, round(score, 3)))
    return sorted(found, key=lambda item: item.start)


def _marked(pattern: re.Pattern[str], line: str) -> bytearray:
    """Return a line's characters, 1 where a pattern has matched them."""
    marks = bytearray(len(line))
    for match in pattern.finditer(line):
        start, end = match.span()
        marks[start:end] = b"\1" * (end - start)
    return marks


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a place lies in one of some spans, which are in order and don't touch each other."""
    before = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return before >= 0 and end <= spans[before][1]
