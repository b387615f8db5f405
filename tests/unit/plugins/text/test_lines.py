from __future__ import annotations

from typing import Any

from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.lines import Line, same, whole
from tests.support.text_models import CharTokens, TableModel


def _line(seed: int, **options: Any) -> str:
    model: Any = TableModel(seed)
    line = Line(model.tokens, **options)
    write(
        model,
        model.tokens.encode("a"),
        [seed],
        Sampling(),
        longest=100,
        constraints=[line],
        check_cancelled=lambda: None,
    )
    return line.text


def test_a_line_keeps_its_bounds() -> None:
    for seed in range(20):
        text = _line(seed, least=8, most=20)
        assert 8 <= len(text.strip()) <= 20
        assert "\n" not in text
        assert text[0] != " "


def test_a_line_does_not_repeat_another() -> None:
    tokens = CharTokens("\nab")
    line = Line(tokens, least=1, most=2, unlike=["A b"])
    for sign in "ab":
        line.push(tokens.encode(sign)[0])
    assert not line.done
    mask = line.mask()
    assert mask is not None
    assert mask.tolist() == [False, False, True, True]
    line.push(tokens.encode("b")[0])
    assert line.done


def test_a_sentence_that_ends_late_ends_the_line() -> None:
    tokens = CharTokens("\nab.")
    line = Line(tokens, most=6)
    for sign in "aaa":
        line.push(tokens.encode(sign)[0])
    assert not line.done
    line.push(tokens.encode(".")[0])
    assert line.done


def test_what_was_cut_off_is_taken_away() -> None:
    assert whole("I know. And then we wen") == "I know."
    assert whole("好的。然后我") == "好的。"
    assert whole("no end at all") == "no end at all"
    assert whole("Yes. a", least=10) == "Yes. a"
    assert whole('He said "no."  ') == 'He said "no."'


def test_case_and_signs_make_no_other_line() -> None:
    assert same("I know!") == same("i know")


def test_marks_stand_behind_words_and_not_behind_each_other() -> None:
    tokens = CharTokens("\na。，.")
    line = Line(tokens, least=2, most=9)
    seen = []
    for sign in "a。a.":
        mask = line.mask()
        assert mask is not None
        seen.append([bool(mask[tokens.encode(mark)[0]]) for mark in "a。，."])
        line.push(tokens.encode(sign)[0])
    first, word, pause, again = seen
    assert first == pause == [True, False, False, False]
    assert word == again == [True, True, True, True]
