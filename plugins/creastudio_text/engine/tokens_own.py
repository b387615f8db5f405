"""Tokens of our own models: characters or pairs of pieces, with controls between them.

A control says something about the text and is no part of it: ``⟦jueju7⟧``, ``⟦title⟧``. In a training text it is
written between these brackets; what a person types never becomes one, as brackets in plain text are characters.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from creastudio.api import UserError

PAD, BEGIN, END, UNKNOWN = "pad", "begin", "end", "unknown"
FIXED = (PAD, BEGIN, END, UNKNOWN)
"""Controls that every vocabulary begins with."""
MARK = re.compile("⟦([^⟦⟧]{1,40})⟧")


class OwnTokens(ABC):
    """Ids of controls, then those of pieces of text.

    Parameters
    ----------
    controls : sequence of str
        Names, those of ``FIXED`` first.
    lead : sequence of str
        Controls before a text that begins with none.

    Attributes
    ----------
    size : int
    ends : frozenset of int
    begin, pad, unknown : int
        What every text begins with, what fills a row that is shorter than others, and what stands for a sign
        that the vocabulary lacks.
    """

    kind = ""

    def __init__(self, controls: Sequence[str], pieces: int, lead: Sequence[str] = ()) -> None:
        self.controls = tuple(controls)
        self.size = len(self.controls) + pieces
        self._control = {name: index for index, name in enumerate(self.controls)}
        self.pad, self.begin, self.unknown = (self._control[name] for name in (PAD, BEGIN, UNKNOWN))
        self.ends = frozenset({self._control[END]})
        self.lead = tuple(self._control[name] for name in lead if name in self._control)

    @abstractmethod
    def encode(self, text: str) -> list[int]:
        """Return the ids of `text`, which may hold signs that become the id of the unknown."""

    @abstractmethod
    def surface(self, token: int) -> str:
        """Return what an id adds to a text, "" for controls."""

    @abstractmethod
    def pieces(self) -> Mapping[str, Any]:
        """Return the JSON form of what isn't a control."""

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

    def is_control(self, token: int) -> bool:
        """Whether an id is a control; that of an unknown sign is none."""
        return token < len(self.controls) and token != self.unknown

    def decode(self, ids: Sequence[int]) -> str:
        """Return the text of `ids`."""
        return "".join(self.surface(token) for token in ids)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        lead = [self.controls[token] for token in self.lead]
        return {"kind": self.kind, "controls": list(self.controls), "lead": lead, **self.pieces()}


class CharTokens(OwnTokens):
    """One id a character.

    Parameters
    ----------
    letters : str
        Every character once.
    """

    kind = "characters"

    def __init__(self, controls: Sequence[str], letters: str, lead: Sequence[str] = ()) -> None:
        super().__init__(controls, len(letters), lead)
        self.letters = letters
        self._letter = {letter: index for index, letter in enumerate(letters, start=len(self.controls))}

    @classmethod
    def of(cls, texts: Iterable[str], most: int, least: int = 1, lead: Sequence[str] = ()) -> CharTokens:
        """Make a vocabulary of marked texts.

        Parameters
        ----------
        most : int
            Ids in all; the rarest characters are left out.
        least : int
            Times that a character must occur.
        """
        counts: Counter[str] = Counter()
        controls: dict[str, None] = dict.fromkeys(FIXED)
        for text in texts:
            parts = MARK.split(text)
            for part in parts[::2]:
                counts.update(part)
            controls.update(dict.fromkeys(parts[1::2]))
        ranked = sorted(counts, key=lambda letter: (-counts[letter], letter))
        letters = [letter for letter in ranked if counts[letter] >= least][: max(1, most - len(controls))]
        return cls(tuple(controls), "".join(letters), lead)

    def encode(self, text: str) -> list[int]:
        """Return an id a character."""
        return [self._letter.get(letter, self.unknown) for letter in text]

    def surface(self, token: int) -> str:
        """Return the character of an id, "" for controls."""
        index = token - len(self.controls)
        return self.letters[index] if 0 <= index < len(self.letters) else ""

    def pieces(self) -> Mapping[str, Any]:
        """Return the characters in the order of their ids."""
        return {"letters": self.letters}


def tokens_of(facts: Mapping[str, Any]) -> OwnTokens:
    """Return the tokens that ``to_json`` described.

    Raises
    ------
    UserError
        When they are of a kind that isn't known.
    """
    from creastudio_text.engine.tokens_pairs import PairTokens

    controls, lead = facts["controls"], facts.get("lead", ())
    if facts["kind"] == CharTokens.kind:
        return CharTokens(controls, facts["letters"], lead)
    if facts["kind"] == PairTokens.kind:
        return PairTokens(controls, facts["pairs"], lead)
    raise UserError(
        f"Tokens of the kind '{facts['kind']}' aren't known.",
        "The model was made by a newer version of the studio.",
    )
