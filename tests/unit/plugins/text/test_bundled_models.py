"""The models that ship write what their cards say."""

from __future__ import annotations

import re

import pytest
import torch

from creastudio.api import Model
from creastudio.host.discovery import load_registry
from creastudio.resources import resource_path
from creastudio.workspace.environment import open_model_library
from creastudio_text.engine.controls import verse_prompt
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.nets import OwnModel, open_own

LIBRARY = open_model_library(load_registry())
SHIPPED = resource_path("models")
BUNDLED = [entry for entry in LIBRARY.of_family("text") if entry.folder.parent == SHIPPED]
YARDSTICK = ", 5-gram Kneser-Ney"


def _open(name: str) -> OwnModel:
    entry = next(entry for entry in BUNDLED if entry.card.id == name)
    return open_own(Model(entry.card, entry.folder, entry.weights), torch.device("cpu"))


def test_verse_ships() -> None:
    assert "verse-zh" in {entry.card.id for entry in BUNDLED}


@pytest.mark.parametrize("entry", BUNDLED, ids=lambda entry: entry.card.id)
def test_a_card_says_what_a_person_needs_to_know(entry: object) -> None:
    card = entry.card  # type: ignore[attr-defined]
    assert card.languages
    assert card.good_for
    assert card.licence
    assert all(data.licence and data.source for data in card.data)
    assert card.bytes <= 25_000_000
    bits = card.metrics
    assert bits["held-out bits per character"] < bits[f"held-out bits per character{YARDSTICK}"]


def test_verse_needs_a_tenth_fewer_bits_than_the_yardstick() -> None:
    bits = next(entry.card.metrics for entry in BUNDLED if entry.card.id == "verse-zh")
    for what in ("held-out bits per character", "held-out bits per Chinese character"):
        assert bits[what] <= 0.9 * bits[what + YARDSTICK]


@pytest.mark.parametrize(
    ("form", "lines", "length"), [("jueju5", 4, 5), ("jueju7", 4, 7), ("lushi5", 8, 5), ("lushi7", 8, 7)]
)
def test_the_form_that_is_asked_for_comes_without_being_forced(form: str, lines: int, length: int) -> None:
    model = _open("verse-zh")
    prompt = verse_prompt(model, form, theme="秋山")
    assert prompt is not None
    found = write(
        model, prompt, range(1, 7), Sampling(temperature=0.7), longest=90, check_cancelled=lambda: None
    )
    right = [
        [len(line) for line in re.split("[，。\n]+", item.text) if line] == [length] * lines for item in found
    ]
    assert sum(right) >= 5, [item.text for item in found]


def test_a_theme_is_found_in_the_poem() -> None:
    model = _open("verse-zh")
    prompt = verse_prompt(model, "jueju7", theme="明月")
    assert prompt is not None
    found = write(
        model, prompt, range(1, 9), Sampling(temperature=0.7), longest=90, check_cancelled=lambda: None
    )
    assert sum("月" in item.text for item in found) >= 5, [item.text for item in found]
