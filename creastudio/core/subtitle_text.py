"""Texts as subtitles: one for each line or sentence, as long on screen as people need to read it.

Broadcasters allow about 15 to 17 letters a second for alphabets and 4 to 9 signs for Chinese, on two lines of 42 or 16
at most (Netflix, *Timed Text Style Guide*, 2024; BBC, *Subtitle Guidelines*, 2024); these are their calm ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from creastudio.core.time import FLICKS_PER_SECOND

LATIN_RATE, WIDE_RATE = 15, 5
"""Letters and wide signs that people read in a second."""

SHORTEST = 1.2
"""How long even one word is shown, s."""

LONGEST = 84
"""Letters of one subtitle at most; a wide sign counts as two and a half."""

_WIDE_AS = 2.5

_SENTENCE_END = re.compile(r"[。！？…]++[”’」』）]*+|(?<![.!?])[.!?]++[\"'”’)]*+(?=\s|$)")
"""A row of stops is looked at from its begin alone, so that a million dots take no longer than a million letters."""

_CLAUSE_END = re.compile(r"[，、；：—]++|[,;:](?=\s)")


def subtitle_lines(text: str) -> list[str]:
    """Return what is shown one after the other: the lines of a text, long ones by sentences, clauses and words."""
    found: list[str] = []
    for line in text.splitlines():
        whole = " ".join(line.split())
        found += [whole] if _fits(whole) else _joined(_pieces(whole))
    return [line for line in found if line]


def reading_time(text: str) -> float:
    """Return how long a subtitle is shown, s."""
    wide = sum(map(_is_wide, text))
    return max(SHORTEST, wide / WIDE_RATE + (len(text) - wide) / LATIN_RATE)


def reading_flicks(text: str, rate: Fraction) -> int:
    """Return how long a subtitle is shown, flicks: whole frames of `rate` frames a second."""
    frame = FLICKS_PER_SECOND / rate
    frames = -(-Fraction(reading_time(text)) * FLICKS_PER_SECOND // frame)
    return int(frames * frame)


def shared_out(length: int, texts: Sequence[str]) -> list[int]:
    """Return how long each of some subtitles is shown so that they take `length` flicks together, none less than one."""
    times = [reading_time(text) for text in texts]
    ends = [0]
    for index in range(len(times)):
        share = round(length * sum(times[: index + 1]) / sum(times))
        # One flick at least for each, and for each that is to come.
        ends.append(max(ends[-1] + 1, min(share, length - (len(times) - 1 - index))))
    return [end - start for start, end in pairwise(ends)]


def letters_wide(line: str) -> float:
    """Return about how wide a line is, in font sizes: a wide sign 1, any other letter half of it."""
    return sum(1.0 if _is_wide(letter) else 0.5 for letter in line)


def is_wide(text: str) -> bool:
    """Return whether most of a text are wide signs, as Chinese, Japanese and Korean have."""
    letters = [letter for letter in text if not letter.isspace()]
    return 2 * sum(map(_is_wide, letters)) > len(letters)


def _pieces(line: str) -> Iterator[str]:
    """Yield the sentences of a long line, of long ones the clauses, and of long ones of these the words."""
    for sentence in _cut_after(_SENTENCE_END, line):
        if _fits(sentence):
            yield sentence
            continue
        for clause in _cut_after(_CLAUSE_END, sentence):
            yield from [clause] if _fits(clause) else _words(clause)


def _cut_after(end: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the parts of a text, each with the end that it has; together they are the text."""
    start = 0
    for found in end.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    if start < len(text):
        yield text[start:]


def _words(clause: str) -> Iterator[str]:
    """Yield the words of a clause with the space after them; what has no spaces by signs."""
    for word in re.findall(r"\S+\s*", clause):
        start = 0
        # Each letter takes a place at least, so that no more than the next ones need to be measured.
        while len(word) - start > LONGEST or not _fits(word[start:]):
            following = word[start : start + LONGEST]
            cut = int(LONGEST / _WIDE_AS) if is_wide(following) else LONGEST
            yield following[:cut]
            start += cut
        yield word[start:]


def _joined(pieces: Iterator[str]) -> list[str]:
    """Return pieces of a line as subtitles, each as full as it may be."""
    found: list[str] = []
    last = ""
    for piece in pieces:
        # A sentence that ended begins the next subtitle; only what was cut is put together again.
        if last and (not _fits(last + piece) or _ends(last)):
            found.append(last.strip())
            last = ""
        last += piece
    return [*found, last.strip()]


def _ends(text: str) -> bool:
    return text.rstrip(" \"'”’」』）)")[-1:] in tuple("。！？!?….")


def _fits(text: str) -> bool:
    """Return whether a text can be one subtitle; the spaces around it aren't shown."""
    return sum(_WIDE_AS if _is_wide(letter) else 1 for letter in text.strip()) <= LONGEST


def _is_wide(letter: str) -> bool:
    return letter > "\u10ff" and unicodedata.east_asian_width(letter) in "WF"
