from __future__ import annotations

import pytest

from creastudio.shell.panels.training import sample_text
from creastudio.shell.panels.training.sample_text import in_words

TEXT = "Beginning: The moon\nBefore: xx\nyy: Now\nNow: is over: always\n"


def test_headings_are_translated_and_texts_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sample_text, "tr_text", {"Beginning": "开头", "Before": "之前", "Now": "现在"}.__getitem__
    )
    assert in_words(TEXT) == "开头: The moon\n之前: xx\nyy: Now\n现在: is over: always"
    assert in_words("一首诗\n两行") == "一首诗\n两行"
    assert in_words("") == ""
