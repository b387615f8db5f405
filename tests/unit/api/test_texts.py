from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.api.texts import decode_text, guess_language

CHINESE = (
    "秋天的傍晚，我们在山里走了很久。风从松林那边吹来，孩子们说这里比城里安静多了。\r\n第二天清晨下起了小雨。"
)
VERSE = "空山新雨后，天气晚来秋。明月松间照，清泉石上流。竹喧归浣女，莲动下渔舟。随意春芳歇，王孙自可留。"
JAPANESE = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所で泣いていた。"
ENGLISH = (
    "It was the best of times, it was the worst of times, and the river was in no hurry to be anything else."
)
FRENCH = (
    "Longtemps, je me suis couché de bonne heure. À peine ma bougie éteinte, mes yeux se fermaient, dit-il."
)


@pytest.mark.parametrize("text", [CHINESE, VERSE, JAPANESE, ENGLISH, FRENCH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_guess(text: str, encoding: str) -> None:
    found = decode_text(text.encode(encoding), "a.txt")
    assert found.text == text.replace("\r\n", "\n")
    assert not found.guessed


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (CHINESE, "gb18030", "GB18030"),
        (VERSE, "gb18030", "GB18030"),
        (CHINESE[:7], "gb18030", "GB18030"),
        (f"{ENGLISH} 《{VERSE[:5]}》", "gb18030", "GB18030"),
        (JAPANESE, "cp932", "Shift-JIS"),
        (JAPANESE[:8], "cp932", "Shift-JIS"),
        (FRENCH, "cp1252", "Windows-1252"),
        (ENGLISH.replace("times,", "times\u2014"), "cp1252", "Windows-1252"),
    ],
)
def test_another_encoding_is_guessed_and_called_a_guess(text: str, encoding: str, name: str) -> None:
    found = decode_text(text.encode(encoding), "a.txt")
    assert (found.text, found.name, found.guessed) == (text.replace("\r\n", "\n"), name, True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, CHINESE, FRENCH])
def test_wide_without_a_mark(text: str, encoding: str) -> None:
    """Chinese alone has no zero bytes; its line ends and spaces do, and ASCII beside it."""
    text = text + "\n1234 \n"
    assert decode_text(text.encode(encoding), "a.txt").text == text.replace("\r\n", "\n")


def test_what_is_no_text_is_refused_by_name() -> None:
    for data in (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        b"\x00\x01\x02",
        b"MZ\x90\x00\x03" * 40,
    ):
        with pytest.raises(UserError, match=r"'b\.txt' is no text"):
            decode_text(data, "b.txt")
    with pytest.raises(UserError, match="begins like UTF-16"):
        decode_text(b"\xff\xfea\0b", "b.txt")


def test_a_file_without_content_is_an_empty_text() -> None:
    assert decode_text(b"", "a.txt").text == ""
    assert decode_text(b"\xef\xbb\xbf", "a.txt").text == ""


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (CHINESE, "zh"),
        (VERSE, "lzh"),
        (JAPANESE, "ja"),
        (ENGLISH, "en"),
        ("", ""),
        ("안녕하세요 여러분", "ko"),
    ],
)
def test_a_language_is_guessed_from_the_letters(text: str, tag: str) -> None:
    assert guess_language(text) == tag
