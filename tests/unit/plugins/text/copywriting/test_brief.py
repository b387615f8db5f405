from __future__ import annotations

import pytest

from creastudio_text.copywriting.brief import language_of, parse
from creastudio_text.copywriting.kinds import kind_of_thing


def test_a_chinese_brief_in_ones_own_words() -> None:
    brief = parse("为城市上班族推广秋季手冲咖啡，云南豆，花果香，10月8日到31日第二杯半价，上海三家门店")
    assert (brief.language, brief.product, brief.kind) == ("zh", "秋季手冲咖啡", "drink")
    assert brief.benefits == ("云南豆", "花果香")
    assert (brief.audience, brief.offer) == ("城市上班族", "第二杯半价")
    assert (brief.time, brief.place, brief.day) == ("10月8日到31日", "上海三家门店", "")


def test_an_english_brief_in_ones_own_words() -> None:
    brief = parse(
        "Promote a hand-poured coffee from Yunnan with floral notes, for busy commuters, second cup half price until 31 October "
        "at our three cafés in Shanghai."
    )
    assert (brief.language, brief.product, brief.kind) == ("en", "hand-poured coffee", "drink")
    assert brief.benefits == ("from Yunnan", "floral notes")
    assert (brief.audience, brief.offer) == ("busy commuters", "second cup half price")
    assert (brief.time, brief.place) == ("until 31 October", "our three cafés in Shanghai")
    assert brief.where == "at our three cafés in Shanghai"


def test_lines_that_say_what_they_are() -> None:
    brief = parse("产品：折叠台灯\n卖点：三档色温、续航20小时\n人群：熬夜的设计师\n优惠：首发立减50元")
    assert (brief.product, brief.benefits) == ("折叠台灯", ("三档色温", "续航20小时"))
    assert (brief.audience, brief.offer) == ("熬夜的设计师", "首发立减50元")
    brief = parse("Product: Aurora Lamp\nBenefits: folds flat, 20-hour battery\nPlace: Lisbon")
    assert (brief.product, brief.benefits, brief.place) == (
        "Aurora Lamp",
        ("folds flat", "20-hour battery"),
        "Lisbon",
    )


def test_a_title_in_quotes_is_the_product() -> None:
    brief = parse("社区陶艺展《泥与火》，周末开幕，在老城图书馆，免费入场，适合亲子家庭")
    assert (brief.product, brief.benefits, brief.kind) == ("《泥与火》", ("社区陶艺展",), "event")
    assert (brief.place, brief.day, brief.offer) == ("老城图书馆", "周末", "免费入场")


@pytest.mark.parametrize("text", ["coffee", "咖啡", "a", "，，，", "🌕" * 50, "1", "x" * 4000, "买" * 4000])
def test_any_text_is_a_brief(text: str) -> None:
    assert parse(text).text == text


def test_the_language_is_seen() -> None:
    assert language_of("秋季 coffee 上新") == "zh"
    assert language_of("A poster for 秋") == "en"
    assert parse("coffee", "zh").language == "zh"


def test_the_end_of_a_name_says_what_it_is() -> None:
    assert kind_of_thing("咖啡杯") == "home"
    assert kind_of_thing("手冲咖啡") == "drink"
    assert kind_of_thing("Tuesday") == "thing"
