from __future__ import annotations

import re
from dataclasses import replace

import pytest

from creastudio.api import UserError
from creastudio_text.copywriting.brief import FIELDS, parse
from creastudio_text.copywriting.composing import compose
from creastudio_text.copywriting.filling import TONES, patterns, slots
from creastudio_text.copywriting.kinds import KINDS
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.copywriting.phrases.calls import CALLS, calls_for

ZH = "为城市上班族推广秋季手冲咖啡，云南豆，花果香，10月8日到31日第二杯半价，上海三家门店"
EN = "Promote a hand-poured coffee with floral notes, for commuters, half price until 31 October at our café."
BOUNDLESS = (
    r"最|第一|顶级|唯一|极致|国家级|首选|绝对|100%|永久|万能|\bbest\b|\bonly\b|number one|\bever\b|guarantee"
)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("text", [ZH, EN, "咖啡", "x", "🌕" * 300, "a " + "very " * 40 + "long thing"])
def test_every_part_fits_and_comes_again(text: str, tone: str) -> None:
    brief, limits = parse(text), Limits()
    for seed in range(6):
        copy = compose(brief, tone, limits, seed)
        assert list(copy.parts) == list(PARTS)
        assert all(limits.fits(part, words) for part, words in copy.parts.items()), copy
        assert "{" not in copy.text
        assert compose(brief, tone, limits, seed) == copy


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("text", [ZH, EN])
def test_seeds_that_follow_each_other_differ_in_headline_and_angle(text: str, tone: str) -> None:
    made = [compose(parse(text), tone, Limits(), seed) for seed in range(70, 78)]
    assert len({copy.parts["headline"] for copy in made}) == 8
    assert len({copy.angle for copy in made}) >= 3


def test_it_says_what_the_brief_says() -> None:
    texts = "\n".join(compose(parse(ZH), "plain", Limits(), seed).text for seed in range(8))
    for said in ("秋季手冲咖啡", "花果香", "第二杯半价", "10月8日到31日", "上海三家门店", "城市上班族"):
        assert said in texts


def test_limits_that_nothing_fits_are_a_mistake_with_a_way_out() -> None:
    limits = Limits({**Limits().longest, "headline": 3})
    with pytest.raises(UserError, match="No phrase fits 3 characters") as caught:
        compose(parse(ZH), "warm", limits, 0)
    assert caught.value.hint


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("tone", TONES)
def test_patterns_promise_nothing_and_name_known_fields(language: str, tone: str) -> None:
    known = {*FIELDS, "benefit", "benefit2", "benefit3", "our", "where", "day"}
    for part, lines in patterns(language, tone).items():
        assert len(lines) == len(set(lines)) >= 9
        assert any(not slots(line) for line in lines), f"{part} needs one that any brief can have"
        for line in lines:
            assert {name.lower() for name in slots(line)} <= known
            assert not re.search(BOUNDLESS, line, re.IGNORECASE), line
            assert (tone, part) == ("factual", "long_headline") or Limits().fits(
                part, re.sub(r"\{\w+\}", "xx", line)
            )


def test_every_sort_of_thing_has_calls_that_fit() -> None:
    for language in CALLS:
        for kind in KINDS:
            for tone in TONES:
                calls = calls_for(language, kind, tone, ("offer", "place"))
                assert calls
                assert all(Limits().fits("call_to_action", call) for call in calls)


def test_a_pattern_can_be_kept_from_a_kind_of_thing() -> None:
    assert "今天起，换{product}" in patterns("zh", "bold", "drink")["headline"]
    assert "今天起，换{product}" not in patterns("zh", "bold", "event")["headline"]


@pytest.mark.parametrize(("text", "word"), [(EN, "coffee"), (ZH, "咖啡")])
def test_forbidden_words_are_written_around_or_told(text: str, word: str) -> None:
    brief = parse(text)
    common = next(
        term for term in re.findall(r"\w+", compose(brief, "warm", Limits(), 0).parts["headline"]) if term
    )
    careful = replace(brief, forbidden=(common,))
    for seed in range(8):
        copy = compose(careful, "warm", Limits(), seed)
        assert all(careful.allows(copy.parts[part]) for part in PARTS if part != "name")
    with pytest.raises(UserError, match="forbidden word"):
        compose(replace(parse(word), forbidden=(word, "a", "的", "。", ".", ",", "，")), "warm", Limits(), 0)


def test_a_claim_is_said_word_for_word() -> None:
    claims = ("Roasted in Leeds.", "Best of all.")
    brief = replace(parse(EN), claims=claims, forbidden=("best",))
    for seed in range(6):
        copy = compose(brief, "plain", Limits(), seed)
        assert copy.parts["description"].endswith("Roasted in Leeds.")
        assert Limits().fits("description", copy.parts["description"])
    assert "Leeds" not in compose(replace(brief, claims=("Leeds " * 30,)), "plain", Limits(), 0).text
