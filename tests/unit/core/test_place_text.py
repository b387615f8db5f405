"""Placing texts: layers and subtitles that know their writing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.document import Document, new_document
from creastudio.core.edits import Words
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.core.writing import Passage, Writing
from creastudio.core.written import by_hand, written_state

POEM = "空山新雨后，天气晚来秋。\n明月松间照，清泉石上流。"


def poem() -> Writing:
    passages = (Passage(id="one", text=POEM, author="model"), Passage(id="two", text="Another.\n"))
    return Writing(id="poem", kind="verse", language="zh", passages=passages, at="one")


def boards() -> Document:
    return new_document().model_copy(
        update={
            "artboards": (Artboard(id="board", width=600, height=900),),
            "sequences": (Sequence(id="film", tracks=(Track(id="v1"),)),),
        }
    )


def the_layer(document: Document) -> TextLayer:
    layer = document.artboards[0].layers[-1]
    assert isinstance(layer, TextLayer)
    return layer


def the_clips(document: Document) -> tuple[Clip, ...]:
    return next(track.clips for track in document.sequences[0].tracks if track.kind == "text")


def test_a_layer_comes_with_its_writing_in_one_step() -> None:
    edit = edits.place_text_on_canvas("board", Words(poem()), center=(100, 200))
    document = edit.apply(boards())
    layer = the_layer(document)
    assert edit.label == "Place on canvas"
    assert (layer.text, layer.language, layer.transform.x) == (POEM, "zh", 100)
    assert document.writings == (poem(),)
    assert written_state(document, layer) == "same"
    assert not by_hand(layer)


def test_a_writing_that_is_there_comes_no_second_time() -> None:
    document = edits.add_writing(poem()).apply(boards())
    document = edits.place_text_on_canvas("board", Words(document.writings[0])).apply(document)
    assert len(document.writings) == 1


def test_a_writing_in_the_trash_stays_there() -> None:
    document = boards()
    thrown = document.model_copy(update={"trashed_writings": (poem(),)})
    placed = edits.place_text_on_canvas(document.artboards[0].id, Words(poem())).apply(thrown)
    restored = edits.restore_writing(poem().id).apply(placed)
    assert [item.id for item in restored.writings] == [poem().id]


def test_subtitles_come_one_a_line_as_long_as_reading_takes() -> None:
    document = edits.place_text_on_timeline("film", Words(poem()), at=FLICKS_PER_SECOND).apply(boards())
    first, second = the_clips(document)
    assert [clip.text for clip in (first, second)] == POEM.splitlines()
    assert (first.start, second.start) == (FLICKS_PER_SECOND, first.end)
    # Twelve signs at five a second, in whole frames of 25 a second.
    assert Fraction(first.duration, FLICKS_PER_SECOND) == Fraction(60, 25)
    assert [clip.written.line for clip in (first, second) if clip.written] == [0, 1]
    assert written_state(document, second) == "same"


def test_subtitles_go_round_what_is_there() -> None:
    taken = Clip(kind="text", text="Taken", start=FLICKS_PER_SECOND, duration=FLICKS_PER_SECOND)
    track = Track(id="t1", kind="text", clips=(taken,))
    document = boards().model_copy(update={"sequences": (Sequence(id="film", tracks=(track,)),)})
    document = edits.place_text_on_timeline("film", Words(poem())).apply(document)
    assert [clip.text for clip in the_clips(document)] == ["Taken", *POEM.splitlines()]


def test_both_are_one_step() -> None:
    document = edits.place_text_on_both("board", "film", Words(poem())).apply(boards())
    assert the_layer(document).written is not None
    assert len(the_clips(document)) == 2
    assert len(document.writings) == 1


def test_a_passage_by_itself_is_followed_by_itself() -> None:
    words = Words(poem(), "two", alone=True)
    document = edits.place_text_on_canvas("board", words).apply(boards())
    assert the_layer(document).text == "Another."
    document = edits.choose_passage("poem", "two").apply(document)
    assert written_state(document, the_layer(document)) == "same"


def test_nothing_to_place_is_said() -> None:
    for edit in (
        edits.place_text_on_canvas("board", Words(Writing())),
        edits.place_text_on_timeline("film", Words(Writing())),
    ):
        with pytest.raises(UserError, match="no text"):
            edit.apply(boards())


def test_a_text_that_no_layer_holds_is_refused() -> None:
    long = Writing(id="long", kind="prose", passages=(Passage(id="one", text="a" * 10_001),), at="one")
    with pytest.raises(UserError, match="10,000"):
        edits.place_text_on_canvas("board", Words(long)).apply(boards())
