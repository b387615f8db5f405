"""Known poems keep their forms, and each kind of fault is found."""

from __future__ import annotations

import pytest

from creastudio_text.verse.check import check
from creastudio_text.verse.forms import form
from creastudio_text.verse.notes import faults

SPRING = (
    "国破山河在，城春草木深。\n感时花溅泪，恨别鸟惊心。\n烽火连三月，家书抵万金。\n白头搔更短，浑欲不胜簪。"
)
KEPT = [
    ("jueju5", "", "白日依山尽，黄河入海流。欲穷千里目，更上一层楼。"),
    ("jueju7", "", "朝辞白帝彩云间，千里江陵一日还。\n两岸猿声啼不住，轻舟已过万重山。"),
    ("jueju7", "", "朝辭白帝彩雲間，千里江陵一日還。兩岸猿聲啼不住，輕舟已過萬重山。"),
    ("lushi5", "", SPRING),
    (
        "lushi5",
        "",
        "空山新雨后，天气晚来秋。明月松间照，清泉石上流。竹喧归浣女，莲动下渔舟。随意春芳歇，王孙自可留。",
    ),
    (
        "lushi7",
        "",
        (
            "风急天高猿啸哀，渚清沙白鸟飞回。无边落木萧萧下，不尽长江滚滚来。"
            "万里悲秋常作客，百年多病独登台。艰难苦恨繁霜鬓，潦倒新停浊酒杯。"
        ),
    ),
    (
        "ci",
        "浣溪沙",
        "一曲新词酒一杯，去年天气旧亭台。夕阳西下几时回？\n无可奈何花落去，似曾相识燕归来。小园香径独徘徊。",
    ),
    ("ci", "如梦令", "昨夜雨疏风骤，浓睡不消残酒。试问卷帘人，却道海棠依旧。知否，知否，应是绿肥红瘦。"),
    (
        "ci",
        "虞美人",
        (
            "春花秋月何时了？往事知多少。小楼昨夜又东风，故国不堪回首、月明中。"
            "雕栏玉砌应犹在，只是朱颜改。问君能有几多愁？恰似一江春水、向东流。"
        ),
    ),
    (
        "ci",
        "破阵子",
        (
            "醉里挑灯看剑，梦回吹角连营。八百里分麾下炙，五十弦翻塞外声，沙场秋点兵。"
            "马作的卢飞快，弓如霹雳弦惊。了却君王天下事，赢得生前身后名，可怜白发生。"
        ),
    ),
]


@pytest.mark.parametrize(("name", "tune", "text"), KEPT)
def test_known_poems_keep_their_form(name: str, tune: str, text: str) -> None:
    """Poems that every reader knows have no fault, however they are broken into lines."""
    assert faults(check(text, form(name, tune))) == []


def test_an_answered_fault_of_tones_is_none() -> None:
    """The famous couplet whose second line makes up for the first passes."""
    notes = check("离离原上草，一岁一枯荣。野火烧不尽，春风吹又生。", form("jueju5"))
    assert faults(notes) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "where"),
    [
        ("城春草木深", "城春草木深深", "length", (0, 6)),
        ("，浑欲不胜簪。", "。", "lines", (3, 0)),
        ("家书抵万金", "家书抵千金", "tone", (2, 9)),
        ("家书抵万金", "家书抵万钱", "rhyme", (2, 10)),
        ("家书抵万金", "家书抵万心", "rhyme-again", (2, 10)),
        ("恨别鸟惊心", "恨别莺惊心", "tail", (1, 8)),
        ("城春草木深", "国春草木深", "lone-level", (0, 6)),
        ("家书抵万金", "万里家书深", "order", (2, 6)),
    ],
)
def test_each_kind_of_fault_is_found(old: str, new: str, kind: str, where: tuple[int, int]) -> None:
    """One change makes one kind of fault, at its place in the text."""
    assert old in SPRING
    found = [note for note in faults(check(SPRING.replace(old, new), form("lushi5"))) if note.kind == kind]
    assert [(note.line, note.start) for note in found] == [where]


def test_hints_are_no_faults() -> None:
    """What comes again, what the table doesn't know and a borrowed first rhyme are told, and allowed."""
    again = check(SPRING.replace("烽火", "山火"), form("lushi5"))
    assert [note.kind for note in again if note.line == 2] == ["again"]
    unknown = check(SPRING.replace("烽火", "㐀火").replace("㐀", "\U00030000"), form("lushi5"))
    assert "unknown" not in {note.kind for note in faults(unknown)}
    borrowed = check("清明时节雨纷纷，路上行人欲断魂。借问酒家何处有，牧童遥指杏花村。", form("jueju7"))
    assert [(note.kind, note.severity, note.start) for note in borrowed] == [("rhyme", "hint", 6)]


def test_a_repeated_phrase_must_repeat() -> None:
    """The two words that Rumengling says twice are looked at."""
    text = "昨夜雨疏风骤，浓睡不消残酒。试问卷帘人，却道海棠依旧。知否，知酒，应是绿肥红瘦。"
    assert "echo" in {note.kind for note in faults(check(text, form("ci", "如梦令")))}


def test_nothing_and_other_writing() -> None:
    """An empty text and one without Chinese characters lack lines and break nothing else."""
    for text in ("", "\n\n", "no verse at all", "🙂" * 50):
        assert [note.kind for note in check(text, form("jueju5"))] == ["lines"]
