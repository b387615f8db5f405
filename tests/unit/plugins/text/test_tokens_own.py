"""Tokens of own models."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio_text.engine.tokens_own import CharTokens, OwnTokens, tokens_of
from creastudio_text.engine.tokens_pairs import PairTokens

TEXTS = ["⟦prose⟧It was the best of times, it was the worst of times.\n\nIt was the age of wisdom.\n"] * 3


def test_characters_are_ranked_by_how_often_they_occur() -> None:
    tokens = CharTokens.of(["⟦ci⟧山山山水水月", "⟦ci⟧⟦title⟧山"], most=9)
    assert tokens.controls == ("pad", "begin", "end", "unknown", "ci", "title")
    assert tokens.letters == "山水月"
    assert CharTokens.of(["山山山水水月"], most=99, least=2).letters == "山水"


def test_what_is_typed_is_never_a_control() -> None:
    tokens = CharTokens.of(["⟦ci⟧山⟦ci⟧"], most=20)
    assert tokens.encode("⟦ci⟧山") == [tokens.unknown] * 4 + [5]
    assert tokens.encode_marked("⟦ci⟧山⟦other⟧") == [4, 5]


@pytest.mark.parametrize(
    "tokens", [CharTokens.of(TEXTS, 60, lead=("prose",)), PairTokens.of(TEXTS, 60, ("prose",))]
)
def test_texts_come_back(tokens: OwnTokens) -> None:
    again = tokens_of(tokens.to_json())
    text = "It was wisdom,\n\n the times."
    ids = again.encode(text)
    assert ids == tokens.encode(text)
    assert again.decode(ids) == text
    assert again.size == tokens.size <= 60
    assert again.lead == tokens.lead == (4,)
    assert not any(again.is_control(token) for token in ids)
    assert again.surface(4) == ""


def test_pairs_are_shorter_and_keep_unknown_signs_apart() -> None:
    tokens = PairTokens.of(TEXTS, 60)
    text = "It was the worst"
    assert len(tokens.encode(text)) < len(text) / 2
    assert tokens.unknown in tokens.encode("☃")
    assert tokens.decode(tokens.encode("the ☃ age")) == "the  age"
    words = PairTokens.of(["unknown unknown", "known"], 40)
    assert words.decode(words.encode("unknown")) == "unknown"


def test_unknown_kinds_are_named() -> None:
    with pytest.raises(UserError, match="runes"):
        tokens_of({"kind": "runes", "controls": ["pad", "begin", "end", "unknown"]})
