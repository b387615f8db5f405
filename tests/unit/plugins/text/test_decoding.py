"""Writing with a random table: seeds, stops, constraints, cancels, and what is told on the way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from creastudio.api import JobCancelled
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Alternative, Sampling, Written
from tests.support.text_models import CharTokens, TableModel

MODEL = TableModel()
PROMPT = MODEL.tokens.encode("the ")
FREE = Sampling(min_p=0.0)


def _never() -> None:
    return


def _write(
    seeds: Sequence[int], sampling: Sampling = FREE, longest: int = 40, **options: object
) -> list[Written]:
    return write(MODEL, PROMPT, seeds, sampling, longest=longest, check_cancelled=_never, **options)  # type: ignore[arg-type]


def test_each_text_is_the_same_alone_and_in_company() -> None:
    together = _write([3, 4, 5, 6])
    assert [item for seed in (3, 4, 5, 6) for item in _write([seed])] == together
    assert len({item.text for item in together}) == 4
    assert [item.seed for item in together] == [3, 4, 5, 6]


def test_the_length_holds_and_an_end_ends_earlier() -> None:
    found = _write(range(60), longest=12)
    assert {item.ended for item in found} == {"end", "length"}
    assert all(len(item.tokens) == 12 for item in found if item.ended == "length")
    assert all(0 not in item.tokens for item in found)


def test_what_is_told_on_the_way_is_the_text() -> None:
    told: dict[int, str] = {}
    chances: list[float] = []

    def on_token(row: int, token: int, text: str, alternatives: list[Alternative]) -> None:
        told[row] = told.get(row, "") + text
        chances.append(sum(item.probability for item in alternatives))
        assert alternatives == sorted(alternatives, key=lambda item: -item.probability)

    found = _write([1, 2, 3], on_token=on_token, stops=("ea", "and"))
    assert [told[row] for row in range(3)] == [item.text for item in found]
    assert all(0 < chance <= 1.0001 for chance in chances)


def test_a_stop_string_ends_a_text_and_does_not_belong_to_it() -> None:
    whole = _write([8])[0].text
    stop = whole[10:12]
    found = _write([8], stops=(stop,))[0]
    assert found.ended == "stop"
    assert found.text == whole[: whole.index(stop)]


def test_temperature_0_takes_the_most_probable() -> None:
    found = _write([1, 2], Sampling(temperature=0.0), longest=5)
    last, expected = PROMPT[-1], []
    for _ in range(5):
        last = int(MODEL.table[last].argmax())
        expected.append(last)
    assert [list(item.tokens) for item in found] == [expected, expected]


def test_the_context_is_never_left() -> None:
    short = TableModel(context=10)
    found = write(short, PROMPT, [1], Sampling(), longest=100, check_cancelled=_never)
    assert len(PROMPT) + len(found[0].tokens) <= 10


class _Vowels:
    """Five vowels and no more."""

    def __init__(self, tokens: CharTokens) -> None:
        self.allowed = torch.tensor([tokens.surface(token) in set("aeiou") for token in range(tokens.size)])
        self.heard: list[int] = []

    def mask(self) -> Tensor | None:
        return self.allowed

    def push(self, token: int) -> None:
        self.heard.append(token)

    @property
    def done(self) -> bool:
        return len(self.heard) == 5


def test_a_constraint_rules_what_is_written_and_when_it_ends() -> None:
    rules = [_Vowels(MODEL.tokens) for _ in range(3)]
    found = _write([1, 2, 3], constraints=rules)
    assert all(len(item.text) == 5 and set(item.text) <= set("aeiou") for item in found)
    assert [item.ended for item in found] == ["form"] * 3
    assert [tuple(rule.heard) for rule in rules] == [item.tokens for item in found]


def test_a_cancel_is_heard_before_the_next_id() -> None:
    asked, told = 0, 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked == 5:
            raise JobCancelled

    def on_token(*_: object) -> None:
        nonlocal told
        told += 1

    with pytest.raises(JobCancelled):
        write(MODEL, PROMPT, [1], FREE, longest=40, on_token=on_token, check_cancelled=check)
    assert told == 3


def test_repetition_is_made_rarer() -> None:
    plain = _write(range(12), Sampling(min_p=0.0, temperature=0.4), longest=60)
    penal = _write(range(12), Sampling(min_p=0.0, temperature=0.4, repetition=2.0), longest=60)
    kinds = [sum(len(set(item.tokens)) for item in found) for found in (plain, penal)]
    assert kinds[1] > kinds[0]
