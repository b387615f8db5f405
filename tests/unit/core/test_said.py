"""Sentences from below the window, in the person's language."""

from __future__ import annotations

import json
import string

import pytest

from creastudio.core.said import SaidTable
from creastudio.resources import resource_path
from creastudio_gan.words.common import ZH_CN

TEXTS: dict[str, str] = json.loads(resource_path("i18n", "said_zh_CN.json").read_text(encoding="utf-8"))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("texts", [TEXTS, ZH_CN], ids=["studio", "gan"])
def test_a_translation_has_the_fields_of_its_text(texts: dict[str, str]) -> None:
    assert [text for text, translation in texts.items() if fields(text) != fields(translation)] == []


@pytest.mark.parametrize(
    ("said", "translated"),
    [
        ("The folder 'cats' has no pictures.", "文件夹“cats”中没有图片。"),
        ("reading pictures, 3 of 46", "正在读取图片，3 / 46"),
        ("0.16 of 1 kimg, 6 images/s", "0.16 / 1 千张，每秒 6 张"),
        ("goes on at 0.16 of 1 kimg", "从 0.16 / 1 千张处继续"),
        (
            "None of the pictures in 'a' can be used: 'b.png' is empty (0 bytes).",
            "“a”中没有可用的图片：“b.png”是空的（0 字节）。",
        ),
        (
            "Trained without 2 of 46 files: 'b.png' is empty (0 bytes). 'c.png' is no picture, or is damaged.",
            "训练略过了 46 个文件中的 2 个：“b.png”是空的（0 字节）。“c.png”不是图片，或已损坏。",
        ),
        (
            "Not all of 'a.mid' is as it was written. The file ends in the middle of a track.",
            "“a.mid”与原文件不完全一致。文件在一条轨道中间结束。",
        ),
        ("'a.toml', line 1: 'nope' isn't known.", "“a.toml”第 1 行：没有“nope”这一项。"),
        (
            "'a.toml', line 2: 'variants': Input should be less than or equal to 12.",
            "“a.toml”第 2 行，“variants”：不能大于 12。",
        ),
        (
            "'a.toml', line 2: 'deliver.formats': There is no format 'meta.stroy'.",
            "“a.toml”第 2 行，“deliver.formats”：没有版式“meta.stroy”。",
        ),
        (
            "'a.csv', line 2: role: Input should be 'picture' or 'label'.",
            "“a.csv”第 2 行：role：应为 'picture' 或 'label'。",
        ),
        (
            "The own formats in 'b.json' can't be read: 'formats.1.width': input should be greater than or equal to 16.",
            "无法读取“b.json”中的自定义版式：“formats.1.width” 不能小于 16。",
        ),
        ("Nobody translated this.", "Nobody translated this."),
        ("", ""),
    ],
)
def test_what_is_said_is_found_again_with_its_names(said: str, translated: str) -> None:
    assert SaidTable({**TEXTS, **ZH_CN}).find(said) == translated


def test_a_name_that_reads_like_a_text_stays_a_name() -> None:
    table = SaidTable({**TEXTS, **ZH_CN})
    assert table.find("'1 of 2' is no model.") == "“1 of 2”不是模型。"


def test_what_counts_two_numbers_is_no_sentence() -> None:
    table = SaidTable({"{done} of {total}": "{done} / {total}"})
    assert table.find("3 of 8") == "3 / 8"
    unknown = "The engine for CUDA is of another version of the studio."
    assert table.find(unknown) == unknown


def test_without_a_table_nothing_changes() -> None:
    assert SaidTable().find("The folder 'cats' has no pictures.") == "The folder 'cats' has no pictures."
