"""Texts that generators made as writings."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.place_text import keep_writing
from creastudio.core.writing import Passage, Writing
from creastudio.core.writing_results import (
    MadeText,
    continuation,
    kind_of_result,
    language_of_result,
    words_of_result,
)


def made(text: str, seed: int = 0, generator: str = "text.poem", **metadata: Any) -> MadeText:
    recipe = Recipe(generator=generator, seed=seed, makes="text", params={"form": "haiku"})
    asset = Asset(
        sha256=f"{seed:064x}", media_type="text/plain", title="Autumn", recipe=recipe, metadata=metadata
    )
    return MadeText(asset, text)


def test_a_batch_becomes_the_alternatives_of_one_beginning() -> None:
    batch = [made("One", 1), made("Two", 2), made("  ", 3)]
    words = words_of_result(Document(), batch[1], batch)
    assert words.text == "Two"
    assert [(item.text, item.seed, item.author) for item in words.writing.passages] == [
        ("One", 1, "model"),
        ("Two", 2, "model"),
    ]
    assert (words.writing.title, words.writing.kind, words.writing.form) == ("Autumn", "verse", "haiku")


def test_what_is_there_is_found_again() -> None:
    batch = [made("One", 1), made("Two", 2)]
    document = keep_writing(words_of_result(Document(), batch[0], batch)).apply(Document())
    again = words_of_result(document, batch[0], batch)
    assert (again.writing, again.passage) == (document.writings[0], "")
    other = words_of_result(document, batch[1], batch)
    assert other.text == "Two"
    assert other.passage
    # The same words by another seed are another text.
    assert words_of_result(document, made("One", 9)).writing.id != document.writings[0].id


@pytest.mark.parametrize(
    ("generator", "metadata", "kind"),
    [
        ("text.script", {}, "script"),
        ("text.write", {}, "prose"),
        ("text.write", {"writing": "dialogue"}, "dialogue"),
        ("other.ad_copy", {"writing": "opera"}, "copy"),
    ],
)
def test_kinds_are_told_by_metadata_then_by_generator(
    generator: str, metadata: dict[str, Any], kind: str
) -> None:
    assert kind_of_result(made("x", generator=generator, **metadata).asset) == kind


def test_classical_chinese_is_chinese() -> None:
    assert language_of_result(made("空山新雨後，天氣晚來秋。明月松間照，清泉石上流。")) == "zh"
    assert language_of_result(made("Oh", language="de")) == "de"


def test_what_was_written_to_go_on_goes_on_without_a_gap() -> None:
    own = Passage(text="Once")
    writing = Writing(passages=(own,), at=own.id)
    (apart,) = continuation(writing, [made("A poem."), made(" ")])
    assert apart.text == "\n\nA poem."
    written_on = made(" upon a time")
    recipe = written_on.asset.recipe
    assert recipe is not None
    params = {"text": "Once"}
    asset = written_on.asset.model_copy(update={"recipe": recipe.model_copy(update={"params": params})})
    (on,) = continuation(writing, [MadeText(asset, " upon a time")])
    assert on.text == " upon a time"
    assert continuation(Writing(), [made("First")])[0].text == "First"
