"""Words of a song as syllables, and which of them are stressed.

Hyphens part a word where a person wants them: ``glo-ri-a`` is taken as it stands. Of Chinese each character is a syllable.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from creastudio_music.engine.sung.english import EVEN, parted, stresses

Syllabic = Literal["single", "begin", "middle", "end"]

_WORD = re.compile(r"[㐀-鿿豈-﫿𠀀-𰀀]|[^\s㐀-鿿豈-﫿𠀀-𰀀]+")
_HAN = re.compile(r"[㐀-鿿豈-﫿𠀀-𰀀]")
_LETTERS = re.compile(r"[^\W\d_]", re.UNICODE)


class Syllable(NamedTuple):
    """What stands under one note.

    Attributes
    ----------
    text : str
        With the marks of punctuation that stand at it.
    syllabic : str
        How it lies in its word, as ``Lyric`` says it.
    stress : float
        0 to 1.
    first : bool
        Whether a line of the words begins with it.
    """

    text: str
    syllabic: Syllabic
    stress: float
    first: bool = False


def verses_of(text: str) -> list[list[Syllable]]:
    """Return the syllables of each verse; verses have an empty line between them."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [found for part in parts if (found := _verse(part))]


def _verse(text: str) -> list[Syllable]:
    found: list[Syllable] = []
    for line in text.splitlines():
        begin = len(found)
        for match in _WORD.finditer(line):
            _add(found, match[0], begin)
        if begin < len(found):
            found[begin] = found[begin]._replace(first=True)
    return found


def _add(found: list[Syllable], word: str, begin: int) -> None:
    if not _LETTERS.search(word):
        # A dash or a comma by itself belongs to what stands before.
        if len(found) > begin:
            found[-1] = found[-1]._replace(text=found[-1].text + word)
        return
    if _HAN.fullmatch(word):
        found.append(Syllable(word, "single", EVEN))
        return
    parts = [part for part in word.split("-") if part] if "-" in word else parted(word)
    for number, (part, stress) in enumerate(zip(parts, stresses(parts), strict=True)):
        place: Syllabic = "single" if len(parts) == 1 else "begin" if number == 0 else "middle"
        found.append(Syllable(part, "end" if number and number == len(parts) - 1 else place, stress))
