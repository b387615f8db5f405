"""The words of a brand from TOML and plain text."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.media.brand_words import read_words

TOML = """
name = "Quiet Wool"
tone = ["warm"]
forbidden = ["best"]
claims = ["Spun here."]
legal = [{text = "条款见店内。", language = "zh", formats = ["wechat"]}]
colors = [{color = "#d03020", role = "primary"}]
"""


def test_toml_has_all_keys() -> None:
    kit = read_words(TOML.encode(), "brand.toml")
    assert (kit.name, kit.tone, kit.forbidden) == ("Quiet Wool", ("warm",), ("best",))
    assert kit.claims[0].text == "Spun here."
    assert (kit.legal[0].language, kit.legal[0].formats) == ("zh", ("wechat",))
    assert kit.colors[0].role == "primary"


def test_plain_text_has_headings_in_both_languages() -> None:
    kit = read_words(
        "Tone: warm, plain\n禁用词：最好、第一\nLegal:\n- One.\n- Two: three.\n".encode(), "brand.txt"
    )
    assert kit.tone == ("warm", "plain")
    assert kit.forbidden == ("最好", "第一")
    assert [line.text for line in kit.legal] == ["One.", "Two: three."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"name = \n", "line 1"),
        (b"nmae = 'a'", "nmae"),
        (b"tone = 3", "tone"),
        (b"colors = [{color = 'red'}]", "colors.0.color"),
        (b"\xff\xfe", "UTF-8"),
        (b"#" * 300_000, "256 KB"),
    ],
)
def test_what_does_not_fit_is_named(text: bytes, told: str) -> None:
    with pytest.raises(UserError, match=told):
        read_words(text, "brand.toml")
