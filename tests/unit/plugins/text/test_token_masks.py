"""Which ids may come: the quick way agrees with writing each id byte by byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio_text.engine.foreign.tokens import ForeignTokens
from creastudio_text.engine.grammar import Choice, Grammar, Text
from creastudio_text.engine.token_masks import Masks, vocabulary_of
from tests.support.text_models import byte_tokenizer


@pytest.mark.parametrize("begun", ['"', '"ab', '"秋', '"abcdef', '"a\\'])
@pytest.mark.parametrize("most", [3, 6, 400])
def test_it_agrees_with_writing_each_id(tmp_path: Path, begun: str, most: int) -> None:
    tokens = ForeignTokens(byte_tokenizer(tmp_path), [1])
    grammar = Grammar()
    text = grammar.add(Choice(((grammar.literal('"'), grammar.add(Text(2, most)), grammar.literal(" x")),)))
    state = grammar.start(text)
    for byte in begun.encode():
        state = grammar.step(state, byte)
    if not state:
        return
    mask = Masks(grammar, vocabulary_of(tokens)).mask(state)
    for token in range(tokens.size):
        here = state
        for byte in tokens.raw(token):
            here = grammar.step(here, byte)
        # Bytes that no character can have are never offered, wherever they stand.
        expected = bool(here) and bool(tokens.raw(token)) and token not in tokens.ends
        assert bool(mask[token]) == expected, tokens.raw(token)


def test_a_limit_leaves_what_can_be_completed(tmp_path: Path) -> None:
    tokens = ForeignTokens(byte_tokenizer(tmp_path), [1])
    grammar = Grammar()
    state = grammar.start(grammar.add(Text(2, 50)))
    masks = Masks(grammar, vocabulary_of(tokens))
    words = {tokens.surface(int(token)) for token in masks.mask(state, 3).nonzero()}
    assert words
    assert all(len(word) >= 1 and '"' not in word for word in words)
    assert not masks.mask(state, 1).any()
