"""What the studio says itself goes before what plugins say of the same word, and the other way round for theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from creastudio.shell.i18n import set_language, tr_marked, tr_text


@pytest.fixture
def chinese() -> Iterator[None]:
    set_language("zh_CN", {"Layers": "层", "Bold": "大胆", "Sprout": "发芽"})
    yield
    set_language("en")


def test_words_of_the_studio_are_its_own(chinese: None) -> None:
    assert tr_marked("Layers") == "图层"
    assert tr_marked("Bold") == "粗体"
    assert tr_marked("Sprout") == "发芽"


def test_words_of_plugins_are_theirs(chinese: None) -> None:
    assert tr_text("Layers") == "层"
    assert tr_text("Bold") == "大胆"
    assert tr_text("History") == "历史"
