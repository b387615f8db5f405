"""The list of writings, the link of placed texts to them, and Update."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from creastudio.core import edits
from creastudio.core.canvas import TextLayer
from creastudio.core.edits import Words
from creastudio.core.timeline import Clip
from creastudio.core.writing import Passage, Writing
from creastudio.core.written import written_state
from creastudio.shell.canvas import dropping
from creastudio.shell.dialogs import question
from creastudio.shell.notices import Offer
from creastudio.shell.panels.properties.text_properties import TextProperties
from creastudio.shell.timeline import dropping as timeline
from creastudio.shell.writings import updates
from creastudio.shell.writings.acts import copy_writing, new_writing
from creastudio.shell.writings.drag import words_in
from creastudio.shell.writings.files import save_words
from creastudio.shell.writings.menu import list_menu, writing_menu
from creastudio.shell.writings.panel import WritingsList
from creastudio.shell.writings.updates import update_texts, watch_writings
from creastudio.workspace.notice import Notice
from tests.gui.conftest import StudioRobot

Key = Qt.Key


def poem(title: str = "Autumn", text: str = "One\nTwo") -> Writing:
    passage = Passage(text=text)
    return Writing(title=title, kind="verse", passages=(passage,), at=passage.id)


@pytest.fixture
def panel(studio: StudioRobot) -> WritingsList:
    studio.session.show_panel("writings")
    found = studio.window.panel("writings")
    assert isinstance(found, WritingsList)
    return found


def kept(studio: StudioRobot, writing: Writing | None = None) -> Writing:
    studio.session.apply(edits.add_writing(writing or poem()))
    return studio.session.document.writings[-1]


def layers(studio: StudioRobot) -> list[TextLayer]:
    return [
        layer
        for board in studio.session.document.artboards
        for layer in board.layers
        if isinstance(layer, TextLayer)
    ]


def subtitles(studio: StudioRobot) -> list[Clip]:
    return [
        clip for item in studio.session.document.sequences for track in item.tracks for clip in track.clips
    ]


def written(studio: StudioRobot, text: str) -> None:
    writing = studio.session.document.writings[0]
    studio.session.apply(edits.write_shown(writing.id, text))


def pressed(studio: StudioRobot, menu_of: object, start: str) -> None:
    menu = menu_of
    next(action for action in menu.actions() if action.text().startswith(start)).trigger()  # type: ignore[attr-defined]


def test_the_empty_list_teaches_and_begins(studio: StudioRobot, panel: WritingsList) -> None:
    assert panel.stack.currentWidget() is panel.empty
    panel.kinds.actions()[1].trigger()
    (writing,) = studio.session.document.writings
    assert (writing.kind, writing.title) == ("verse", "Text 1")
    assert panel.stack.currentWidget() is panel.list
    assert panel.selected() == writing
    assert new_writing(studio.session)
    assert studio.session.document.writings[-1].title == "Text 2"


def test_keys_place_and_delete_and_the_trash_gives_back(studio: StudioRobot, panel: WritingsList) -> None:
    writing = kept(studio)
    studio.qtbot.keyClick(panel.list, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert [layer.text for layer in layers(studio)] == ["One\nTwo"]
    studio.qtbot.keyClick(panel.list, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [clip.text for clip in subtitles(studio)] == ["One", "Two"]
    studio.qtbot.keyClick(panel.list, Key.Key_Delete)
    assert studio.session.document.writings == ()
    assert written_state(studio.session.document, layers(studio)[0]) == "same"
    menu = list_menu(studio.session, panel)
    inner = next(action.menu() for action in menu.actions() if action.text() == "Trash")
    pressed(studio, inner, "Bring back")
    assert studio.session.document.writings == (writing,)


def test_a_name_is_written_into_the_row(studio: StudioRobot, panel: WritingsList) -> None:
    kept(studio)
    assert panel.model.setData(panel.model.index(0), "  Winter ")
    assert studio.session.document.writings[0].title == "Winter"
    assert not panel.model.setData(panel.model.index(0), " ")
    studio.session.workspace.undo()
    assert panel.model.index(0).data() == "Autumn"


def test_the_menu_does_the_rest(studio: StudioRobot, panel: WritingsList, tmp_path: Path) -> None:
    writing = kept(studio)
    assert copy_writing(studio.session, writing)
    assert [item.title for item in studio.session.document.writings] == ["Autumn", "Autumn copy"]
    assert studio.session.writing_id == studio.session.document.writings[1].id
    menu = writing_menu(studio.session, writing, panel, lambda: None)
    kinds = next(action.menu() for action in menu.actions() if action.text() == "Kind")
    pressed(studio, kinds, "Script")
    assert studio.session.document.writings[0].kind == "script"
    pressed(studio, menu, "Place on both")
    assert len(layers(studio)) == 1
    studio.chooser.answers.append(tmp_path / "out.md")
    save_words(studio.session, Words(writing), panel)
    studio.wait(lambda: (tmp_path / "out.md").is_file())


def test_a_writing_is_dragged_onto_canvas_and_timeline(studio: StudioRobot, panel: WritingsList) -> None:
    writing = kept(studio)
    mime = panel.model.mimeData([panel.model.index(0)])
    assert [words.writing for words in words_in(studio.session, mime)] == [writing]
    assert mime.text() == "One\nTwo"
    board = studio.session.document.artboards[0]
    assert dropping.wanted(mime)
    assert dropping.drop(studio.session, mime, QPointF(board.x + 60, board.y + 70))
    assert layers(studio)[0].transform.y == 70
    assert timeline.drop(studio.session, mime, timeline.Spot(0))
    assert len(subtitles(studio)) == 2
    assert mime.urls()[0].toLocalFile().endswith("Autumn.txt")


def test_text_files_are_dropped_on_the_list_and_on_the_canvas(
    studio: StudioRobot, panel: WritingsList, tmp_path: Path
) -> None:
    (tmp_path / "poem.txt").write_bytes("窗前明月光，\n疑是地上霜。".encode("gb18030"))
    (tmp_path / "bad.txt").write_bytes(b"")
    notices: list[Notice] = []
    studio.session.noticeAdded.connect(notices.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("poem.txt", "bad.txt")])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(drop)
    studio.wait(lambda: len(studio.session.document.writings) == 1)
    assert any("empty" in notice.message for notice in notices)
    board = studio.session.document.artboards[0]
    assert dropping.drop(studio.session, mime, QPointF(board.x + 9, board.y + 9))
    studio.wait(lambda: len(layers(studio)) == 1)
    assert layers(studio)[0].text == "窗前明月光，\n疑是地上霜。"


def test_a_changed_writing_offers_update_once(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "QUIET", 1)
    offers: list[Offer] = []
    studio.session.noticeAdded.connect(
        lambda notice: offers.append(notice) if isinstance(notice, Offer) else None
    )
    watch_writings(studio.session)._timer.setInterval(1)
    writing = kept(studio)
    board = studio.session.artboard_id
    studio.session.apply(edits.place_text_on_canvas(board, Words(writing)))
    written(studio, "One\nThree")
    studio.wait(lambda: len(offers) == 1)
    assert "Autumn" in offers[0].message
    assert offers[0].usable is not None
    assert offers[0].usable()
    assert offers[0].action is not None
    offers[0].action()
    assert layers(studio)[0].text == "One\nThree"
    assert not offers[0].usable()


def test_the_properties_tell_and_update(studio: StudioRobot) -> None:
    writing = kept(studio)
    studio.session.apply(edits.place_text_on_canvas(studio.session.artboard_id, Words(writing)))
    (layer,) = layers(studio)
    shown = TextProperties(studio.session)
    studio.qtbot.addWidget(shown)
    shown.show_layers([layer])
    assert not shown.written.isHidden()
    assert shown.written.state.text() == "From 'Autumn'"
    assert shown.written.update_button.isHidden()
    written(studio, "Other")
    shown.show_layers(layers(studio))
    assert not shown.written.update_button.isHidden()
    shown.written.update_button.click()
    assert layers(studio)[0].text == "Other"
    shown.show_layers(layers(studio))
    pressed(studio, shown.written.menu(), "Unlink")
    assert layers(studio)[0].written is None
    shown.show_layers(layers(studio))
    assert shown.written.isHidden()


@pytest.mark.parametrize(("answer", "text"), [("replace", "Other"), ("keep", "Mine"), ("cancel", "Mine")])
def test_what_was_changed_by_hand_is_asked_about(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch, answer: str, text: str
) -> None:
    monkeypatch.setattr(question, "ask", lambda *_: answer)
    writing = kept(studio)
    studio.session.apply(edits.place_text_on_canvas(studio.session.artboard_id, Words(writing)))
    studio.session.apply(edits.update_layers([layers(studio)[0].id], text="Mine"))
    written(studio, "Other")
    update_texts(studio.session)
    assert layers(studio)[0].text == text


def test_the_action_works_while_something_is_out_of_date(studio: StudioRobot) -> None:
    writing = kept(studio)
    studio.session.apply(
        edits.place_text_on_both(studio.session.artboard_id, studio.session.sequence_id, Words(writing))
    )
    action = studio.window.actions_by_id["text.update"]
    written(studio, "Zero\nOne\nTwo")
    studio.wait(lambda: action.isEnabled())
    action.trigger()
    assert [clip.text for clip in subtitles(studio)] == ["Zero", "One", "Two"]
    assert layers(studio)[0].text == "Zero\nOne\nTwo"
    studio.wait(lambda: not action.isEnabled())
