"""Where the characters of a Chinese poem stand in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

HAN = re.compile(r"[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003FFFD]+")


@dataclass(frozen=True)
class Place:
    """A character with the line of the text it stands in and its column there, both from 0."""

    character: str
    line: int
    column: int


def verses(text: str) -> list[list[Place]]:
    """Return the verses of `text`: what stands between punctuation, spaces and the ends of lines."""
    return [
        [Place(character, number, found.start() + step) for step, character in enumerate(found.group())]
        for number, line in enumerate(text.split("\n"))
        for found in HAN.finditer(line)
    ]


def cut(found: list[list[Place]], widths: list[int]) -> list[list[Place]]:
    """Return the verses cut by `widths` where they have as many characters, however they are punctuated."""
    if [len(verse) for verse in found] == widths or sum(map(len, found)) != sum(widths):
        return found
    every = [place for verse in found for place in verse]
    ends = [sum(widths[: step + 1]) for step in range(len(widths))]
    return [every[end - width : end] for end, width in zip(ends, widths, strict=True)]
