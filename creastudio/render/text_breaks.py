"""Where lines may break: Unicode's rules (UAX #14) as Qt knows them, and the Chinese ones (kinsoku) that it lacks.

The Chinese rules are those of the W3C's Requirements for Chinese Text Layout, section 3.1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder

from creastudio.render.text_letters import boundaries, graphemes, is_wide
from creastudio.render.text_phrases import NEVER, phrase_ends

NEVER_FIRST = frozenset("、。，．：；！？）］｝〕〉》」』】〗〙〛｠”’…—～–·・‧％‰℃°々〻ー,.!?:;)]}%")
"""Marks that must not begin a line."""

NEVER_LAST = frozenset("（［｛〔〈《「『【〖〘〚｟“‘￥＄￡([{")
"""Marks that must not end a line."""

_BLANK_AFTER = frozenset("、。，．）］｝〕〉》」』】〗〙〛｠")
"""Marks whose second half is blank: at the end of a line the blank may hang over the edge."""

_SPACES = frozenset(" \t\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f")

LONGEST = 400
"""Letters of a paragraph that is balanced at most; a longer one is running text."""

_SLACK = 1 / 64
"""Qt measures in 64ths of a px."""


class Breaking(NamedTuple):
    """What is known of a paragraph before it is broken; one item a letter each.

    Attributes
    ----------
    allowed : list of bool
        Whether a line may begin with the letter.
    letter : list of bool
        Whether a letter begins here, and not a mark on the one before.
    space : list of bool
        Spaces may hang over the end of a line.
    hang : list of float
        How much of the letter may hang over the end of a line, as a share of its width.
    ends : list of float
        For texts that are balanced, how bad it is that a line begins with the letter, 0 to 1; else empty.
    """

    allowed: list[bool]
    letter: list[bool]
    space: list[bool]
    hang: list[float]
    ends: list[float]

    @property
    def whole(self) -> Breaking:
        """The same, but phrases that belong together stay whole."""
        allowed = [may and cost < NEVER for may, cost in zip(self.allowed, self.ends, strict=True)]
        return self._replace(allowed=allowed)


class Span(NamedTuple):
    """A line of a paragraph; `torn` when a word had to be cut because no line is long enough for it."""

    start: int
    end: int
    torn: bool = False


def breaking(text: str, language: str = "", *, balance: bool = False) -> Breaking:
    """Return where a paragraph may be broken; Korean (BCP 47 "ko") is broken between words alone.

    Parameters
    ----------
    balance : bool
        Whether it will be broken by ``text_even.balanced``.
    """
    allowed = [False] * len(text)
    korean = language.lower().split("-")[0] == "ko"
    for at in boundaries(text, QTextBoundaryFinder.BoundaryType.Line)[1:-1]:
        allowed[at] = True
    for at in range(1, len(text)):
        allowed[at] = _allowed(text, at, allowed[at]) and not (
            korean and _hangul(text[at - 1]) and _hangul(text[at])
        )
    letter = [False] * len(text)
    for at in graphemes(text)[:-1]:
        letter[at] = True
    space = [one in _SPACES for one in text]
    hang = [0.5 if one in _BLANK_AFTER else 0.0 for one in text]
    ends = phrase_ends(text, allowed, language) if balance and len(text) <= LONGEST else []
    return Breaking(allowed, letter, space, hang, ends)


def break_lines(
    known: Breaking, advances: Sequence[float], limit: float, tails: Sequence[float] | None = None
) -> list[Span]:
    """Return the lines of a paragraph, each as full as can be.

    Parameters
    ----------
    advances : sequence of float
        The width of each letter.
    limit : float
        Length of a line.
    tails : sequence of float or None
        The part of each advance that the letter doesn't need at the end of a line: its tracking.
    """
    lines: list[Span] = []
    tails = [0.0] * len(advances) if tails is None else tails
    start = 0
    while start < len(advances):
        line = _line(known, advances, start, limit + _SLACK, tails)
        lines.append(line)
        start = line.end
    return lines or [Span(0, 0)]


def _line(
    known: Breaking, advances: Sequence[float], start: int, limit: float, tails: Sequence[float]
) -> Span:
    length = 0.0
    fair = 0
    for at in range(start, len(advances)):
        if at > start and known.allowed[at]:
            fair = at
        length += advances[at]
        if known.space[at] or length - tails[at] - known.hang[at] * (advances[at] - tails[at]) <= limit:
            continue
        if fair:
            return Span(start, fair)
        return Span(start, _cut(known, start, at), torn=True)
    return Span(start, len(advances))


def _cut(known: Breaking, start: int, at: int) -> int:
    """Return where to tear a word that no line has room for: at the last letter that fits, one at least."""
    while at > start and not known.letter[at]:
        at -= 1
    if at > start:
        return at
    at += 1
    while at < len(known.letter) and not known.letter[at]:
        at += 1
    return at


def _allowed(text: str, at: int, by_unicode: bool) -> bool:
    before, after = text[at - 1], text[at]
    if after in NEVER_FIRST or before in NEVER_LAST:
        # Qt lets some of them; a space between takes the rule away.
        return by_unicode and before in _SPACES
    if after in "“‘":
        # Unicode can't tell an opening quotation mark from a closing one; in Chinese their shape does.
        return by_unicode or (_chinese(before) and _chinese_after(text, at + 1))
    if before in "”’,.:;!?)]}":
        return by_unicode or (_chinese(after) and _chinese_before(text, at - 1))
    return by_unicode


def _hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7af" or "\u1100" <= letter <= "\u11ff"


def _chinese(letter: str) -> bool:
    return is_wide(letter) or letter in "—…·"


def _chinese_after(text: str, at: int) -> bool:
    return at < len(text) and is_wide(text[at])


def _chinese_before(text: str, at: int) -> bool:
    """Return whether the text before a closing mark, and other such marks, is Chinese."""
    while at > 0 and unicodedata.category(text[at - 1])[0] == "P" and not is_wide(text[at - 1]):
        at -= 1
    return at > 0 and is_wide(text[at - 1])
