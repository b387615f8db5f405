"""Writings as files: what each format holds, and the recipe beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.core.document import new_document
from creastudio.core.edits.place_text import Words, place_text_on_both
from creastudio.core.edits.writing import edit_passage
from creastudio.core.writing import Passage, Writing, sha256_of
from creastudio.export.artboard_provenance import artboard_provenance
from creastudio.export.film_provenance import sequence_provenance
from creastudio.export.marking import read
from creastudio.export.writings import as_bytes, provenance_of, write_words
from creastudio.media.texts import import_text

RECIPE = Recipe(generator="text.poem", seed=5, makes="text")


def poem(**fields: object) -> Writing:
    passage = Passage(id="one", text="One,\ntwo.\n\nThree.", author="model", recipe=RECIPE)
    return Writing.model_validate(
        {"title": "Count", "kind": "verse", "passages": (passage,), "at": "one", **fields}
    )


def test_plain_text_is_the_text() -> None:
    assert as_bytes(Words(poem()), ".txt") == b"One,\ntwo.\n\nThree.\n"


def test_markdown_keeps_title_and_lines_of_a_verse() -> None:
    assert as_bytes(Words(poem()), ".md") == b"# Count\n\nOne,  \ntwo.\n\nThree.\n"
    assert as_bytes(Words(poem(kind="prose")), ".md").startswith(b"# Count\n\nOne,\n")


def test_a_script_gets_a_title_page_and_scenes_with_ids() -> None:
    passage = Passage(id="one", text="INT. DEN - NIGHT\n\nFOX\nHello.")
    data = as_bytes(Words(poem(kind="script", passages=(passage,))), ".fountain").decode()
    assert data.startswith("Title: Count\n\nINT. DEN - NIGHT #")
    assert "FOX\nHello." in data
    spoken = as_bytes(
        Words(poem(passages=(Passage(id="one", text="Mara: I know."),), kind="dialogue")), ".fountain"
    )
    assert b"MARA\nI know." in spoken


def test_the_recipe_lies_beside_the_file_and_is_found(tmp_path: Path) -> None:
    out = tmp_path / "poem.txt"
    assert len(write_words(Words(poem()), out)) == 2
    found = read(out)
    assert found is not None
    assert [item.recipe for item in found.made] == [RECIPE]
    assert not found.composite
    assert import_text(out).writing.text() == poem().text()
    write_words(Words(poem()), out, with_recipe=False)
    assert read(out) is None


def test_what_a_person_added_makes_it_composite() -> None:
    own = Passage(id="two", parent="one", text=" Four.")
    writing = poem()
    more = writing.model_copy(update={"passages": (*writing.passages, own), "at": "two"})
    assert provenance_of(Words(more)).composite
    assert not provenance_of(Words(more, "one", alone=True)).composite


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't hold"):
        write_words(Words(poem()), tmp_path / "poem.png")


def test_what_shows_words_carries_their_recipes() -> None:
    document = new_document()
    document = place_text_on_both(document.artboards[0].id, document.sequences[0].id, Words(poem())).apply(
        document
    )
    board, sequence = document.artboards[0], document.sequences[0]
    for found in (artboard_provenance(document, board), sequence_provenance(document, sequence)):
        assert [item.recipe for item in found.made] == [RECIPE]
        # The hash of the words as the generator gave them.
        assert found.made[0].sha256 == sha256_of(poem().text())
    edited = edit_passage(document.writings[0].id, "one", "Mine.").apply(document)
    assert artboard_provenance(edited, board).made[0].sha256 != sha256_of("Mine.")
