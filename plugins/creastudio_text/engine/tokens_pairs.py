"""Tokens that are pieces of words: pairs of pieces that occurred often, merged again and again (Sennrich et al. 2016)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import tokenizers
from tokenizers import models, pre_tokenizers, trainers

from creastudio_text.engine.tokens_own import FIXED, MARK, OwnTokens

WORDS = r" ?[^\s\p{P}]+| ?[\p{P}]+|\n+|\s"
"""What is never merged across: a word with the blank before it, signs, ends of lines."""

LACKING = "⟦unknown⟧"
"""The piece for unknown signs; no merge makes it, as signs and words are never merged."""


class PairTokens(OwnTokens):
    """One id a piece of a word, with the blank before it.

    Parameters
    ----------
    described : str
        The JSON form of a ``tokenizers.Tokenizer`` of the model BPE; its ids are counted from after the controls.

    Raises
    ------
    ValueError
        When that is none.
    """

    kind = "pairs"

    def __init__(self, controls: Sequence[str], described: str, lead: Sequence[str] = ()) -> None:
        self._described = described
        try:
            self._tokenizer = tokenizers.Tokenizer.from_str(described)
        except Exception as error:
            raise ValueError("this describes no tokens") from error
        super().__init__(controls, self._tokenizer.get_vocab_size(), lead)
        self._first = len(self.controls)
        found = {index: piece for piece, index in self._tokenizer.get_vocab().items()}
        # The first piece of the tokenizer is the unknown sign; the one among the controls is used for it.
        self._surfaces = ["" if index == 0 else found[index] for index in range(len(found))]

    @classmethod
    def of(cls, texts: Iterable[str], most: int, lead: Sequence[str] = ()) -> PairTokens:
        """Make a vocabulary of marked texts with `most` ids in all."""
        controls: dict[str, None] = dict.fromkeys(FIXED)
        plain: list[str] = []
        for text in texts:
            parts = MARK.split(text)
            plain += parts[::2]
            controls.update(dict.fromkeys(parts[1::2]))
        tokenizer = tokenizers.Tokenizer(models.BPE(unk_token=LACKING))
        tokenizer.pre_tokenizer = pre_tokenizers.Split(tokenizers.Regex(WORDS), "isolated")
        trainer = trainers.BpeTrainer(
            vocab_size=max(2, most - len(controls)),
            special_tokens=[LACKING],
            show_progress=False,
            min_frequency=2,
        )
        tokenizer.train_from_iterator(plain, trainer)
        described = json.loads(tokenizer.to_str())
        described["added_tokens"] = []  # what a person types is text
        return cls(tuple(controls), json.dumps(described, ensure_ascii=False), lead)

    def encode(self, text: str) -> list[int]:
        """Return the ids of `text`."""
        ids = self._tokenizer.encode(text, add_special_tokens=False).ids
        return [index + self._first if index else self.unknown for index in ids]

    def surface(self, token: int) -> str:
        """Return what an id adds to a text, "" for controls."""
        index = token - self._first
        return self._surfaces[index] if 0 <= index < len(self._surfaces) else ""

    def pieces(self) -> Mapping[str, Any]:
        """Return the description."""
        return {"pairs": self._described}
