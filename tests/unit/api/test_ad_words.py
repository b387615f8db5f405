"""The words of ads as texts that a model learns from, and what it writes as words again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.ad_words import (
    AdWords,
    ad_example,
    ad_prompt,
    ad_text,
    is_ad_prompt,
    key_words,
    language_of,
    read_ad_text,
    words_of_ad,
)
from creastudio.api.past_ads import PastAd, PastElement

EN = AdWords("Quiet wool", "Soft jumpers, knitted by hand", "See them")
ZH = AdWords("安静的羊毛", "手工编织，柔软温暖", "去看看")


@pytest.mark.parametrize("words", [EN, ZH])
def test_an_example_is_read_back_part_by_part(words: AdWords) -> None:
    told = json.loads(ad_example(words))
    assert is_ad_prompt(told["prompt"])
    assert read_ad_text(told["completion"]) == words
    assert told["prompt"].count("\n") == 2


def test_key_words_leave_common_ones_out() -> None:
    assert key_words("All of the soft jumpers, for you and the wool", "en") == ("soft", "jumpers", "wool")
    assert key_words("手工编织，柔软温暖！", "zh") == ("手工编织", "柔软温暖")
    assert key_words("", "en") == ()


def test_the_second_headline_begins_another_ad() -> None:
    text = "Headline: A\nnoise\nDescription: B: c\nHeadline: D\nCall to action: E\n"
    assert read_ad_text(text) == AdWords("A", "B: c")


def test_other_texts_are_no_ads() -> None:
    assert not is_ad_prompt("It is a truth universally acknowledged")
    assert is_ad_prompt(ad_prompt(("wool",), "en"))
    assert is_ad_prompt(ad_prompt((), "zh"))


@given(st.text(max_size=200))
def test_whatever_a_model_writes_can_be_read(text: str) -> None:
    found = read_ad_text(text)
    assert read_ad_text(ad_text(AdWords(headline="x"))).headline == "x"
    assert "\n" not in found.headline


def test_languages_are_told_by_letters() -> None:
    assert (language_of("安静的 wool"), language_of("Quiet wool"), language_of("123")) == ("zh", "en", "en")


def element(role: str, text: str) -> PastElement:
    return PastElement.model_validate({"role": role, "box": (0, 0, 10, 10), "text": text})


def test_words_of_an_ad_need_a_headline_and_something_beside_it() -> None:
    parts = [
        element("headline", "Quiet\n wool"), element("body", "Knitted"), element("subhead", "Soft"), element("cta", "Go")
    ]  # fmt: skip
    full = PastAd(width=10, height=10, elements=tuple(parts))
    assert words_of_ad(full) == AdWords("Quiet wool", "Soft", "Go")
    assert words_of_ad(full.model_copy(update={"elements": tuple(parts[:1])})) is None
    assert words_of_ad(full.model_copy(update={"elements": tuple(parts[1:])})) is None
