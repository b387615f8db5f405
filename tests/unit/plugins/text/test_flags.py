"""Claims and coarse words: each kind is found where it stands, and what excuses it does."""

from __future__ import annotations

import pytest

from creastudio.api import CheckedItem, LiveNotes, SafetyFlag
from creastudio.api.testing import FakeContext, SafetyCase, check_generator, check_safety
from creastudio_text.engine import flags, verse_check
from creastudio_text.flags.look import LONGEST, find, live_notes, sells
from creastudio_text.tools.flags import CHECK, FLAGS, FlagsParams
from creastudio_text.tools.verse import CheckParams


def words(text: str, *exceptions: str, generator: str = "text.ad_copy") -> list[str]:
    return [item.word for item in find(text, exceptions=exceptions, generator=generator) if item.score >= 0.5]


def test_contracts(tmp_path: object) -> None:
    check_safety(CHECK)


def test_contract_of_the_generator(tmp_path) -> None:  # type: ignore[no-untyped-def]
    check_generator(FLAGS, tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("国家级品质", ["国家级"]),
        ("本产品为顶级面料，全国唯一", ["顶级", "唯一"]),
        ("销量第一的品牌", ["销量第一"]),
        ("市场首个智能水杯", ["首个"]),
        ("最好的选择，最低价格", ["最好", "最低"]),
        ("最佳口感", ["最佳"]),
        ("极致体验，王牌产品", ["极致", "王牌"]),
        ("NO.1之选", ["NO.1"]),
        ("品牌Top1", ["Top1"]),
        ("无副作用，根治失眠", ["无副作用", "根治"]),
    ],
)
def test_superlatives_of_chinese_advertising_are_found(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "这是我第一次来到杭州",
        "第一天、第一时间、第一步",
        "最近天气很好，最后一班车，最初的梦想，最终答案",
        "最多可容纳五人，最少两件起",
        "国家级自然保护区",
        "今日最高气温三十度",
        "唯一的爱",
        "100%纯棉",
        "最佳赏味期为三天",
        "绝对值大于一",
        "编号No.12的产品",
        "产品编号No12",
        "销售榜TOP10",
        "casino 1号桌的产品",
    ],
)
def test_what_the_context_excuses_is_passed_over(text: str) -> None:
    assert words(text) == []


def test_the_reason_names_the_article() -> None:
    (found,) = find("国家级品质的产品")
    assert "article 9 (3)" in found.reason
    assert "国家级" in found.reason
    assert found.score == 0.9


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The #1 choice for cats", ["#1 choice"]),
        ("Number one brand", ["Number one brand"]),
        ("A guaranteed cure", ["guaranteed cure"]),
        ("The best tea on the market", ["best"]),
        ("the world's finest chocolate", ["the world's finest"]),
        ("Clinically proven, no side effects", ["Clinically proven", "no side effects"]),
        ("100% safe", ["100% safe"]),
        ("立即购买best产品", ["best"]),
    ],
)
def test_english_claims_are_found(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    ["Best before May", "my best friend", "do your best", "at best a draw", "Bestow it", "a #12 can", "Scunthorpe", "with best regards"],
)  # fmt: skip
def test_plain_english_is_not_flagged(text: str) -> None:
    assert words(text) == []


def test_a_poem_may_call_anything_the_best() -> None:
    poem = "最是一年春好处\n绝胜烟柳满皇都\n天下第一泉\n那是最美的春天"
    assert words(poem, generator="text.poem") == []
    assert not sells(poem)
    assert words("那是最美的春天，立即购买", generator="text.write") == ["最美"]


def test_coarse_words_are_found_and_not_inside_others() -> None:
    assert words("What the fuck, you bastard") == ["fuck", "bastard"]
    assert words("你这个王八蛋") == ["王八蛋"]
    assert words("shiitake mushrooms") == []
    assert words("这是他妈的书") == []


def test_exceptions_are_passed_over_whole() -> None:
    assert words("Best Western and the best coffee", "Best Western") == ["best"]
    assert words("顶级玩家是片名，顶级品质", "顶级玩家") == ["顶级"]
    assert words("BEST western", "best western") == []


def test_an_exception_clears_what_lies_within_it_and_no_more() -> None:
    assert words("第一食品的销量第一", "第一") == ["销量第一"]
    assert words("第一食品的产品", "第一") == []


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1e", "\x85", "\u2028"])
def test_lines_are_those_of_an_editor(odd: str) -> None:
    (note,) = live_notes(f"Buy{odd}now\r\nThe best")
    assert (note["line"], note["start"]) == (1, 4)


def test_places_are_those_of_the_lines() -> None:
    notes = live_notes("Buy now.\nOur tea is the best.\n\n本店销量第一")
    assert [(note["line"], note["start"], note["end"], note["kind"]) for note in notes] == [
        (1, 15, 19, "flag"),
        (3, 2, 6, "flag"),
    ]
    assert LiveNotes(notes).checked()[0]["severity"] == "warning"


def test_a_check_gives_one_flag_a_category_with_its_places() -> None:
    case = SafetyCase(CHECK)
    by_category = {flag.category: flag for flag in case.look(b"Buy it! The best. The best. Shit.")}
    assert by_category["advertising"].score == 0.55
    assert [(note.start, note.end) for note in by_category["advertising"].notes] == [(12, 16), (22, 26)]
    assert by_category["coarse"].score == 0.8
    (only,) = case.look("国家级商品".encode(), frozenset({"coarse"}))
    assert (only.category, only.score) == ("coarse", 0.0)


def test_a_text_in_no_encoding_is_looked_at_all_the_same() -> None:
    assert SafetyCase(CHECK).look(b"\xff\xfe\x00\x00buy the best")


def test_a_text_longer_than_a_novel_says_what_was_not_looked_at() -> None:
    text = "buy " + "word " * (LONGEST // 5) + "the best"
    item = CheckedItem("text/plain", text.encode, frozenset({"advertising"}))
    (flag,) = flags.check(item, SafetyCase(CHECK))  # pyright: ignore[reportArgumentType]
    assert isinstance(flag, SafetyFlag)
    assert "Only the first 1,000,000 characters" in flag.reason


def test_live_notes_heed_the_policy_of_the_project(tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = FlagsParams(text="Buy the best shit")
    context = FakeContext(tmp_path, params=text)
    assert len(flags.open_live(context)(text).notes) == 2
    context.settings = {"safety": {"off": ["coarse"], "words": ["best"]}}
    assert flags.open_live(context)(text).notes == []


@pytest.mark.parametrize("language", ["ja", "fr", "zh-TW"])
def test_other_languages_are_looked_at_too(language: str) -> None:
    assert [item.word for item in find("buy the best", language=language)] == ["best"]


def test_the_check_of_verse_marks_flags_beside_the_lines_too(tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = CheckParams(text="白日依山尽，黄河入海流。\n本店销量第一")
    context = FakeContext(tmp_path, params=text)
    kinds = [note["kind"] for note in verse_check.open_live(context)(text).checked()]
    assert kinds.count("flag") == 1
    context.settings = {"safety": {"off": ["advertising"]}}
    assert "flag" not in [note["kind"] for note in verse_check.open_live(context)(text).checked()]


def test_the_words_of_a_layout_sell_something() -> None:
    assert sells("Wool", "layout.campaign")
    assert not sells("Wool", "text.write")


def test_a_line_of_twenty_thousand_claims_is_looked_at_in_one_go() -> None:
    line = "the best, perfect " * 10_000
    found = find(line, exceptions=["not there"])
    assert len(found) == 20_000
    assert (found[-1].word, found[-1].start) == ("perfect", len(line) - len("perfect "))
    assert find(line, exceptions=["the best", "perfect"]) == []
