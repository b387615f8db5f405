"""Choices are told in English words where their own names are short signs or Chinese."""

from __future__ import annotations

from typing import get_args

import pytest

from creastudio.api.params import specs
from creastudio.shell.i18n import set_language, tr_text
from creastudio_text import plugin
from creastudio_text.tools.verse import Tune
from creastudio_text.words.english import EN, TUNES

WORKS = (*plugin.creastudio_generators(), *plugin.creastudio_trainers())


def test_every_tune_has_its_sounds_and_a_few_words() -> None:
    assert set(TUNES) == set(get_args(Tune))
    for tune, told in TUNES.items():
        sounds, _, meaning = told.partition(", ")
        assert sounds
        assert meaning
        assert told.isprintable()
        assert EN[tune].startswith(f"{tune} {sounds}")


def test_all_words_belong_to_choices() -> None:
    choices = {choice for work in WORKS for spec in specs(work.params) for choice in spec.choices}
    assert set(EN) <= choices


@pytest.mark.parametrize(
    ("language", "told"), [("en", ["English", "LoRA", "Ci, to a tune"]), ("zh_CN", ["英语", "LoRA", "词"])]
)
def test_a_window_shows_them(language: str, told: list[str]) -> None:
    tables = plugin.creastudio_translations()
    set_language(language, tables[language])
    try:
        shown = [tr_text(choice) for choice in ("en", "lora", "ci")]
        assert shown[1:] == told[1:]
        assert shown[0] in (told[0], "英文")
    finally:
        set_language("en")
