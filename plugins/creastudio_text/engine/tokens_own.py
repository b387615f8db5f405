"""Tokens of our own models: characters, with controls between them.

A control says something about the text and is no part of it: ``⟦jueju7⟧``, ``⟦title⟧``. In a training text it is
written between these brackets; what a person types never becomes one, as brackets in plain text are characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

PAD, BEGIN, END, UNKNOWN = "pad", "begin", "end", "unknown"
FIXED = (PAD, BEGIN, END, UNKNOWN)
"""Controls that every vocabulary begins with."""
MARK = re.compile("⟦([^⟦⟧]{1,40})⟧")


class CharTokens:
    """One id a character.

    Parameters
    ----------
    controls : sequence of str
        Names, those of ``FIXED`` first.
    letters : str
        Every character once.

    Attributes
    ----------
    size : int
    ends : frozenset of int
    begin : int
        Id that every text begins with.
    """

    kind = "characters"

    def __init__(self, controls: Sequence[str], letters: str) -> None:
        self.controls, self.letters = tuple(controls), letters
        self.size = len(self.controls) + len(letters)
        self._control = {name: index for index, name in enumerate(self.controls)}
        self._letter = {letter: index for index, letter in enumerate(letters, start=len(self.controls))}
        self.pad, self.begin, self.unknown = (self._control[name] for name in (PAD, BEGIN, UNKNOWN))
        self.ends = frozenset({self._control[END]})

    @classmethod
    def of(cls, texts: Iterable[str], most: int, least: int = 1) -> CharTokens:
        """Make a vocabulary of marked texts.

        Parameters
        ----------
        most : int
            Ids in all; the rarest characters are left out.
        least : int
            Times that a character must occur.
        """
        controls: dict[str, None] = dict.fromkeys(FIXED)
        counts: Counter[str] = Counter()
        for text in texts:
            parts = MARK.split(text)
            counts.update("".join(parts[::2]))
            controls.update(dict.fromkeys(parts[1::2]))
        ranked = sorted(counts, key=lambda letter: (-counts[letter], letter))
        letters = [letter for letter in ranked if counts[letter] >= least][: most - len(controls)]
        return cls(tuple(controls), "".join(letters))

    def encode(self, text: str) -> list[int]:
        """Return an id a character; what the vocabulary lacks becomes the id of the unknown."""
        return [self._letter.get(letter, self.unknown) for letter in text]

    def encode_marked(self, text: str) -> list[int]:
        """Return the ids of a training text, whose controls stand between brackets; unknown ones are left out."""
        ids: list[int] = []
        for index, part in enumerate(MARK.split(text)):
            if index % 2 == 0:
                ids += self.encode(part)
            elif part in self._control:
                ids.append(self._control[part])
        return ids

    def control(self, name: str) -> int | None:
        """Return the id of a control, or None."""
        return self._control.get(name)

    def decode(self, ids: Sequence[int]) -> str:
        """Return the text of `ids`."""
        return "".join(self.surface(token) for token in ids)

    def surface(self, token: int) -> str:
        """Return the character of an id, "" for controls."""
        index = token - len(self.controls)
        return self.letters[index] if 0 <= index < len(self.letters) else ""

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"kind": self.kind, "controls": list(self.controls), "letters": self.letters}
