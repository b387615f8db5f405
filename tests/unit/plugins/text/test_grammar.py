"""States of a grammar, byte by byte."""

from __future__ import annotations

from decimal import Decimal

import pytest

from creastudio_text.engine.grammar import Choice, Grammar, Number, Repeat, State, Text, ended, possible


def after(grammar: Grammar, thing: int, text: str) -> State:
    state = grammar.start(thing)
    for byte in text.encode():
        state = grammar.step(state, byte)
    return state


def test_a_choice_goes_several_ways_until_it_is_clear() -> None:
    grammar = Grammar()
    words = grammar.add(Choice(((grammar.literal("autumn"),), (grammar.literal("author"),))))
    assert len(after(grammar, words, "au")) == 2
    assert len(after(grammar, words, "aut")) == 2
    assert after(grammar, words, "autu")
    assert not after(grammar, words, "aux")
    assert grammar.complete(after(grammar, words, "autumn"))
    assert grammar.cost(grammar.start(words)) == 6


def test_a_text_counts_characters_and_not_bytes() -> None:
    grammar = Grammar()
    text = grammar.add(Text(1, 2))
    assert grammar.complete(after(grammar, text, '秋山"'))
    assert not after(grammar, text, '秋山水"')
    assert not after(grammar, text, '"'), "one character at least"
    assert grammar.complete(after(grammar, text, '\\""')), "a quote with a backslash is one"
    assert not after(grammar, text, "\n")


@pytest.mark.parametrize(("text", "whole"), [("[]", False), ("[aa]", True), ("[aa, aa]", True)])
def test_items_are_counted(text: str, whole: bool) -> None:
    grammar = Grammar()
    items = grammar.add(Repeat(grammar.literal("aa"), 1, 2))
    both = grammar.add(Choice(((grammar.literal("["), items),)))
    assert bool(after(grammar, both, text)) == whole
    assert grammar.cost(grammar.start(both)) == 4
    assert not after(grammar, both, "[aa, aa,")


@pytest.mark.parametrize(
    ("written", "may", "whole"),
    [("", True, False), ("-", True, False), ("-1", True, True), ("01", False, False), ("1.", True, False),
     ("1.5", True, True), ("2", True, True), ("2.1", False, False), ("-9", False, False), ("9", False, False)],
)  # fmt: skip
def test_numbers_within_bounds(written: str, may: bool, whole: bool) -> None:
    number = Number(Decimal(-3), Decimal(2), whole=False, written=written)
    assert possible(number) == may
    assert not may or ended(number) == whole
