"""Poems of a random model keep their form, whatever it scores."""

from __future__ import annotations

import re

import pytest

from creastudio.api import UserError
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.verse_constraint import ChineseVerse
from creastudio_text.engine.verse_masks import masks_of
from creastudio_text.verse.check import check
from creastudio_text.verse.forms import form
from creastudio_text.verse.notes import faults
from creastudio_text.verse.parallel import KINDS, kind
from creastudio_text.verse.pingshui import LEVEL, rhymes, table
from creastudio_text.verse.tunes import tunes
from tests.support.text_models import CharTokens, TableModel

COMMON = "".join(sorted(c for c, found in table().items() if found[0].use == 0))[::3]
OBLIQUE = "".join(sorted(c for c, found in table().items() if found[0].rhyme[0] != "平"))[::8]
LETTERS = "\n，。、abc" + "".join(dict.fromkeys(COMMON + OBLIQUE + "".join(KINDS)))
MODEL = TableModel(tokens=CharTokens(LETTERS))


def _poems(name: str, tune: str = "", seeds: int = 6, rhyme: str = "", temperature: float = 1.0) -> list[str]:
    rules = [ChineseVerse(MODEL.tokens, form(name, tune), rhyme) for _ in range(seeds)]
    found = write(
        MODEL,
        [],
        range(seeds),
        Sampling(temperature=temperature, min_p=0.0),
        longest=400,
        constraints=rules,
        check_cancelled=lambda: None,
    )
    assert {item.ended for item in found} == {"form"}
    return [item.text for item in found]


@pytest.mark.parametrize("name", ["jueju5", "jueju7", "lushi5", "lushi7"])
def test_regulated_verse_is_always_right(name: str) -> None:
    poems = _poems(name, seeds=20)
    assert all(faults(check(poem, form(name))) == [] for poem in poems)
    assert len(set(poems)) == 20
    assert all(poem.endswith("。") and poem.count("\n") == poem.count("。") - 1 for poem in poems)


@pytest.mark.parametrize("tune", sorted(tunes()))
def test_every_tune_is_always_right(tune: str) -> None:
    assert all(faults(check(poem, form("ci", tune))) == [] for poem in _poems("ci", tune, seeds=3))


def test_the_most_probable_poem_is_right_too() -> None:
    poem = _poems("lushi7", seeds=1, temperature=0.0)[0]
    assert faults(check(poem, form("lushi7"))) == []


def test_no_character_comes_again_but_twice_in_a_row() -> None:
    for poem in _poems("lushi7", seeds=10):
        letters = [c for c in poem if c in masks_of(MODEL.tokens).ids]
        singles = [c for step, c in enumerate(letters) if not step or letters[step - 1] != c]
        assert len(set(singles)) == len(singles)


def test_different_variants_and_rhymes_are_chosen() -> None:
    feet = {frozenset(rhymes(poem[-2], LEVEL)) for poem in _poems("jueju5", seeds=20)}
    assert len(feet) > 3


def test_a_rhyme_can_be_asked_for() -> None:
    for poem in _poems("jueju7", rhyme="平尤"):
        assert "平尤" in rhymes(poem[-2], LEVEL)


def test_a_scarce_rhyme_lasts_to_the_end() -> None:
    """Its few characters are kept for the ends of lines."""
    few = [c for c in COMMON if "平阳" in rhymes(c, LEVEL)][:5]
    others = [c for c in COMMON + OBLIQUE if "平阳" not in rhymes(c, LEVEL)]
    model = TableModel(tokens=CharTokens("\n，。" + "".join(dict.fromkeys([*few, *others]))))
    for seed in range(10):
        found = write(
            model,
            [],
            [seed],
            Sampling(min_p=0.0),
            longest=99,
            constraints=[ChineseVerse(model.tokens, form("lushi5"), "平阳")],
            check_cancelled=lambda: None,
        )
        assert faults(check(found[0].text, form("lushi5"))) == []
        assert found[0].text[-2] in few


def test_a_vocabulary_without_chinese_is_refused() -> None:
    with pytest.raises(UserError, match="too few Chinese characters"):
        ChineseVerse(TableModel().tokens, form("jueju5"))


def test_numbers_and_colours_are_set_against_their_like() -> None:
    """In the middle couplets of a lushi; the masks allow nothing else where there is a fitting one."""
    answered = 0
    for poem in _poems("lushi7", seeds=40):
        lines = [line for line in re.split("[，。\n]", poem) if line]
        for first in (2, 4):
            for one, other in zip(lines[first], lines[first + 1], strict=True):
                if kind(one) in KINDS[:2]:
                    answered += kind(other) == kind(one)
                    assert kind(other) == kind(one) or lines[first].index(one) == 6
    assert answered >= 2


def test_what_is_wished_for_comes() -> None:
    rules = [ChineseVerse(MODEL.tokens, form("jueju7"), wish=COMMON[:2]) for _ in range(2)]
    assert {MODEL.tokens.surface(token) for token in rules[0].lean()} == set(COMMON[:2])
    token = rules[0].lean()[0]
    rules[0].push(token)
    assert token not in rules[0].lean()
