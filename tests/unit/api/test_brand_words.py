"""Words of a brand are found as people mean them, and lines hold where they are meant."""

from __future__ import annotations

import pytest

from creastudio.api.brand import BrandLine
from creastudio.api.brand_words import forbidden_in, lines_for, speaks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The BEST wool", ("best",)),
        ("We bestow it", ()),
        ("Start smart", ()),
        ("State of the  art.", ("art",)),
        ("最廉价的羊毛", ("廉价",)),
        ("选best羊毛", ("best",)),
        ("ｂｅｓｔ", ("best",)),
        ("No. 1!", ("no. 1",)),
        ("No. 12", ()),
        ("", ()),
    ],
)
def test_forbidden_words_are_found_whole(text: str, found: tuple[str, ...]) -> None:
    assert forbidden_in(text, ("best", "art", "廉价", "no. 1", "", " ")) == found


def test_each_word_is_named_once() -> None:
    assert forbidden_in("best best", ("best", "best")) == ("best",)


@pytest.mark.parametrize(
    ("wanted", "language", "holds"),
    [
        ("", "en", True),
        ("en", "", True),
        ("en", "en-GB", True),
        ("en-GB", "en", True),
        ("en-US", "en-GB", False),
        ("de", "en", False),
        ("zh-CN", "zh-Hans", True),
        ("zh-TW", "zh-Hans", False),
        ("zh-TW", "zh-HK", False),
        ("zh_tw", "zh-Hant", True),
    ],
)
def test_a_line_holds_in_languages_that_do_not_differ(wanted: str, language: str, holds: bool) -> None:
    assert speaks(wanted, language) is holds


def test_lines_hold_for_formats_groups_and_platforms() -> None:
    everywhere, stories, platform, group, other = (
        BrandLine(text="a"),
        BrandLine(text="b", formats=("meta.story",)),
        BrandLine(text="c", formats=("Meta",)),
        BrandLine(text="d", formats=("display", "meta")),
        BrandLine(text="e", formats=("wechat",), language="zh"),
    )
    lines = (everywhere, stories, platform, group, other)
    assert lines_for(lines, "en", "meta.story") == (everywhere, stories, platform, group)
    assert lines_for(lines, "en", "iab.300x250") == (everywhere, group)
    assert lines_for(lines, "zh-Hans", "wechat.moments") == (everywhere, other)
    assert lines_for(lines, "en", "800x600") == (everywhere,)
    assert lines_for(lines, "en") == (everywhere,)
