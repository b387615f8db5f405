"""Placed texts on the clipboard: their writing goes along into another project."""

from __future__ import annotations

from creastudio.core import edits
from creastudio.core.canvas import TextLayer
from creastudio.core.writing import Passage, Writing
from creastudio.core.written import written_state
from creastudio.shell.timeline.first_sequence import first_sequence
from creastudio.shell.writings.acts import place_words
from creastudio.shell.writings.updates import update_texts
from tests.gui.conftest import StudioRobot


def placed(studio: StudioRobot) -> Writing:
    """Place a poem on the artboard and as subtitles."""
    passage = Passage(text="One\nTwo")
    writing = Writing(title="Autumn", kind="verse", passages=(passage,), at=passage.id)
    assert place_words(studio.session, edits.Words(writing), "both")
    return writing


def elsewhere(studio: StudioRobot) -> None:
    """Open another, empty project."""
    studio.window.closing.drop()
    studio.new()
    assert studio.session.document.writings == ()


def test_a_layer_brings_its_writing_as_one_step(studio: StudioRobot) -> None:
    writing = placed(studio)
    studio.session.select([studio.session.document.artboards[0].layers[0].id], [])
    studio.do("edit.copy")
    elsewhere(studio)
    studio.do("edit.paste")
    assert studio.session.document.writings == (writing,)
    studio.do("edit.paste")
    assert len(studio.session.document.writings) == 1
    studio.do("edit.undo")
    studio.session.apply(edits.write_shown(writing.id, "One\nThree"))
    assert update_texts(studio.session)
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert layer.text == "One\nThree"
    for _ in range(3):
        studio.do("edit.undo")
    assert studio.session.document.writings == ()
    assert studio.session.document.artboards[0].layers == ()


def test_subtitles_bring_theirs(studio: StudioRobot) -> None:
    writing = placed(studio)
    tracks = studio.session.document.sequences[0].tracks
    studio.session.select([], [clip.id for track in tracks for clip in track.clips])
    studio.do("edit.copy")
    elsewhere(studio)
    studio.session.apply(edits.add_sequence(first_sequence()))
    studio.do("edit.paste")
    assert studio.session.document.writings == (writing,)
    (clips,) = [track.clips for track in studio.session.document.sequences[0].tracks if track.clips]
    assert [clip.text for clip in clips] == ["One", "Two"]
    assert {written_state(studio.session.document, clip) for clip in clips} == {"same"}
