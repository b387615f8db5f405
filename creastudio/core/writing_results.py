"""Texts that generators made as writings: a result and what was made beside it are alternatives of one beginning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from creastudio.api.recipe import Recipe
from creastudio.api.texts import guess_language
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.place_text import Words
from creastudio.core.naming import name_of_words
from creastudio.core.writing import MAX_LETTERS, Passage, Writing, WritingKind

_KINDS: dict[str, WritingKind] = {
    "poem": "verse", "verse": "verse", "dialogue": "dialogue", "script": "script", "ad_copy": "copy", "copy": "copy",
    "note": "note", "prose": "prose",
}  # fmt: skip


class MadeText(NamedTuple):
    """A text that a generator made, as an asset and as what it says."""

    asset: Asset
    text: str


def words_of_result(document: Document, made: MadeText, takes: Sequence[MadeText] = ()) -> Words:
    """Return what placing a text places: of a writing that holds it already, else of a new one.

    Parameters
    ----------
    takes : sequence of MadeText
        What was made together with it, itself included: these become alternatives of it, in their order.
    """
    found = _known(document, made)
    if found is not None:
        writing, passage = found
        return Words(writing, "" if writing.at == passage else passage)
    together = [item for item in takes if item.text.strip()] or [made]
    if made not in together:
        together.append(made)
    passages = tuple(_passage(item) for item in together)
    writing = Writing(
        title=made.asset.title or name_of_words(made.text),
        kind=kind_of_result(made.asset),
        language=language_of_result(made),
        form=_form(made.asset.recipe),
        passages=passages,
        at=passages[together.index(made)].id,
    )
    return Words(writing)


def continuation(writing: Writing, takes: Sequence[MadeText]) -> tuple[Passage, ...]:
    """Return texts as passages that go on from what a writing shows, alternatives of each other.

    A poem or scene begins after an empty line; what was written to go on from the very text goes on from it.
    """
    shown = writing.text()
    return tuple(
        passage.model_copy(update={"text": _between(shown, item) + passage.text})
        for item in takes
        if item.text.strip()
        for passage in (_passage(item),)
    )


def _between(shown: str, made: MadeText) -> str:
    """Return what has to stand between a shown text and one that goes on from it."""
    recipe = made.asset.recipe
    written_on = recipe is not None and shown != "" and recipe.params.get("text") == shown
    if not shown.strip() or written_on or shown.endswith("\n\n"):
        return ""
    return "\n" if shown.endswith("\n") else "\n\n"


def kind_of_result(asset: Asset) -> WritingKind:
    """Return what sort of writing a text is: as its metadata say ("writing"), else by its type and its generator."""
    said = asset.metadata.get("writing")
    if isinstance(said, str) and said in _KINDS:
        return _KINDS[said]
    if "fountain" in asset.media_type:
        return "script"
    name = asset.recipe.generator.rpartition(".")[2] if asset.recipe is not None else ""
    return _KINDS.get(name, "prose")


def language_of_result(made: MadeText) -> str:
    """Return the language of a text (BCP 47) as its metadata say, else as it looks; "" where nobody can tell."""
    said = made.asset.metadata.get("language")
    found = said if isinstance(said, str) and said.isalpha() else guess_language(made.text)
    # What is told of a writing decides about fonts and models, for which classical Chinese is Chinese.
    return "zh" if found == "lzh" else found


def _known(document: Document, made: MadeText) -> tuple[Writing, str] | None:
    """Return the writing that holds a text with the same recipe, and its passage."""
    if made.asset.recipe is None:
        return None
    for writing in document.writings:
        for passage in writing.passages:
            if passage.parent == "" and passage.text == made.text and passage.recipe == made.asset.recipe:
                return writing, passage.id
    return None


def _passage(made: MadeText) -> Passage:
    recipe = made.asset.recipe
    return Passage(
        text=made.text[:MAX_LETTERS],
        author="person" if recipe is None else "model",
        recipe=recipe,
        seed=recipe.seed if recipe is not None else 0,
    )


def _form(recipe: Recipe | None) -> str:
    """Return what a verse was held to, as its generator's parameters say."""
    if recipe is None:
        return ""
    form = recipe.params.get("form")
    return form[:200] if isinstance(form, str) else ""
