"""What stands beside a page: checks, other words, what the model is told, styles, and where a text goes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from creastudio.core.canvas import TextLayer
from creastudio.core.writing import WorldEntry
from creastudio.shell.writing.panel import WritingPanel
from tests.gui.conftest import StudioRobot
from tests.gui.writing.conftest import Desk

Key = Qt.Key


def test_checks_come_beside_the_lines_when_the_hand_rests(desk: Desk) -> None:
    desk.begin("the wind and the wind")
    side = desk.view.side
    desk.studio.wait(lambda: side.notes.count() == 1)
    assert "'wind' is in this line already." in side.notes.item(0).text()
    assert side.summary.text() == "1 to look at"
    line = desk.view.page.line_top(0)
    assert line is not None
    top, height = line
    margin = desk.view.page.margin
    assert "'wind'" in margin.told_at(QPoint(2, top + height // 2))
    side.notes.itemActivated.emit(side.notes.item(0))
    assert desk.view.page.place() == 17
    desk.view.page.set_place(17)
    for _ in "wind":
        QTest.keyClick(desk.view.page, Key.Key_Delete)
    desk.type("rain")
    desk.studio.wait(lambda: side.notes.count() == 0)


def test_other_words_at_the_caret_go_on_in_a_branch_of_their_own(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(1, freedom=1.5)
    before = desk.writing.text()
    places = range(len("The sea") + 1, len(before))
    known = {at: found for at in places if (found := desk.view.hand.token_at(at)) is not None}
    place = next(at for at, (_, token) in known.items() if len(token.alternatives) > 1)
    start = known[place][0]
    desk.view.page.set_place(place)
    desk.view.show_alternatives()
    popup = desk.view.popup
    assert popup.isVisible()
    words = [popup.list.item(row).data(Qt.ItemDataRole.UserRole + 1) for row in range(popup.list.count())]
    other = next(word for word in words if not before[start:].startswith(word))
    popup.list.setCurrentRow(words.index(other))
    QTest.keyClick(popup.list, Key.Key_Return)
    desk.studio.wait(lambda: not desk.view.hand.running)
    assert desk.writing.text().startswith(before[:start] + other)
    assert before in {desk.writing.text(item.id) for item in desk.writing.passages}


def test_where_nothing_is_known_of_other_words_it_says_so(desk: Desk) -> None:
    desk.begin("By hand")
    desk.view.show_alternatives()
    assert not desk.view.popup.isVisible()
    assert any("other words" in text for text in desk.studio.notices())


def test_what_the_model_is_told_is_kept_with_the_writing(desk: Desk) -> None:
    desk.begin("The sea")
    told = desk.view.side.told
    told.memory.setPlainText("A storm is near.")
    told.stops.setPlainText("THE END\n\\n\\n")
    told.world.add.click()
    told.world.cards[0].keys.setText("Mara, captain")
    told.world.cards[0].text.setPlainText("She is tall.")
    told.title.setText("Storm")
    told.title.textEdited.emit("Storm")
    told.commit()
    writing = desk.writing
    assert (writing.memory, writing.stops, writing.title) == (
        "A storm is near.",
        ("THE END", "\n\n"),
        "Storm",
    )
    assert [(entry.keys, entry.text) for entry in writing.world] == [(("Mara", "captain"), "She is tall.")]
    desk.studio.do("edit.undo")
    desk.studio.do("edit.undo")
    assert desk.writing.memory == ""
    assert told.memory.toPlainText() == ""


def test_the_model_reads_the_sample_and_tells_its_budget(desk: Desk) -> None:
    desk.begin("The moth")
    told = desk.view.side.told
    told.sample.setPlainText("The moth drank tea. " * 9)
    told.commit()
    desk.go_on(1, freedom=0.0)
    assert desk.writing.text().startswith("The moth drank tea")
    assert "512" in desk.view.side.budget.told.text()
    assert "Sample 45" in desk.view.side.budget.told.text()


def test_a_named_style_sets_its_parameters_and_is_remembered(desk: Desk) -> None:
    box = desk.view.side.style_box
    assert box is not None
    box.styles.setCurrentIndex(box.styles.findData("Wild"))
    box.styles.activated.emit(box.styles.currentIndex())
    assert box.values()["freedom"] == 1.7
    assert desk.studio.session.settings.last_params["chain.write"]["freedom"] == 1.7
    box.rows["freedom"].field.set_value(1.2)
    assert box.styles.currentData() == ""


def test_the_panel_is_as_it_was_left(desk: Desk, studio: StudioRobot) -> None:
    desk.begin("x")
    desk.panel.branches.setChecked(True)
    desk.view.bar.count.setValue(5)
    studio.wait(lambda: studio.session.settings.writing.get("count") == 5)
    assert studio.session.settings.writing["branches"] is True
    again = WritingPanel(studio.session, studio.window)
    assert again.view.bar.count.value() == 5
    assert again.branches.isChecked()


def test_a_text_is_placed_and_linked(desk: Desk) -> None:
    desk.begin("The sea")
    desk.view.leave.place("canvas")
    (artboard,) = desk.studio.session.document.artboards
    (layer,) = artboard.layers
    assert isinstance(layer, TextLayer)
    assert layer.text == "The sea"
    assert layer.written is not None
    assert layer.written.writing == desk.writing.id


def test_what_is_selected_is_placed_by_itself_as_one_step(desk: Desk) -> None:
    desk.begin("The dark sea")
    page = desk.view.page
    page.set_place(4)
    for _ in range(4):
        QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    desk.view.leave.place("canvas")
    (layer,) = desk.studio.session.document.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert layer.text == "dark"
    assert "selected" in desk.view.leave.toolTip()
    desk.studio.do("edit.undo")
    assert desk.studio.session.document.artboards[0].layers == ()
    assert len(desk.studio.session.document.writings) == 1
    assert desk.view.page.text() == "The dark sea"


def test_a_text_is_kept_as_a_script_beside_its_source(desk: Desk) -> None:
    desk.begin("INT. HOUSE - NIGHT")
    first = desk.writing.id
    desk.view.leave.keep_as("script")
    assert desk.writing.id != first
    assert (desk.writing.kind, desk.writing.text()) == ("script", "INT. HOUSE - NIGHT")
    desk.studio.session.set_writing(first)
    assert desk.writing.id == first
    assert desk.view.page.text() == "INT. HOUSE - NIGHT"


def test_world_entries_keep_their_ids_when_they_are_changed(desk: Desk) -> None:
    desk.begin("x")
    entry = WorldEntry(keys=("a",), text="b")
    field = desk.view.side.told.world
    field.show_entries((entry,))
    field.cards[0].always.setChecked(True)
    assert field.entries() == (entry.model_copy(update={"always": True}),)


def test_a_verse_names_its_form(desk: Desk) -> None:
    desk.begin("x")
    told = desk.view.side.told
    told.offer_forms(("auto", "jueju5", "sonnet"))
    assert not told.form_row.isVisibleTo(told)
    told.kind.setCurrentIndex(told.kind.findData("verse"))
    told.kind.activated.emit(told.kind.currentIndex())
    assert told.form_row.isVisibleTo(told)
    told.form.setCurrentIndex(told.form.findData("sonnet"))
    told.form.activated.emit(told.form.currentIndex())
    assert (desk.writing.kind, desk.writing.form) == ("verse", "sonnet")


def test_back_in_the_dock_the_folds_are_as_they_were(desk: Desk) -> None:
    desk.begin("The sea")
    desk.panel.branches.setChecked(True)
    desk.panel.large.click()
    assert desk.panel.beside.isChecked()
    desk.panel.large.click()
    assert desk.panel.branches.isChecked()
    assert not desk.panel.beside.isChecked()


def test_the_notes_of_a_check_are_seen_whole(desk: Desk) -> None:
    desk.begin("The sea")
    side = desk.view.side
    desk.panel.beside.setChecked(True)
    told = "The form has 4 lines and each of them has five characters; here are 3 of them."
    note = {"line": 2, "start": 0, "end": 1, "kind": "lines", "text": told, "severity": "warning"}
    side.show_notes([note], "1 place breaks the form.", has_checker=True)
    desk.studio.wait(lambda: side.notes.isVisible())
    bar = side.notes.verticalScrollBar()
    assert not side.notes.horizontalScrollBar().isVisible()
    assert bar.maximum() == 0
    assert side.notes.sizeHintForRow(0) > 1.5 * side.notes.fontMetrics().height()


def test_a_wide_page_has_more_room_for_notes(desk: Desk) -> None:
    desk.begin("The sea")
    page = desk.view.page
    page.set_notes([{"line": 0, "start": 0, "end": 1, "kind": "x", "text": "It is so.", "severity": "info"}])
    page.resize(560, 300)
    narrow = page.margin.width()
    page.resize(900, 300)
    assert page.margin.width() > narrow
    page.resize(320, 300)
    assert page.margin.width() < narrow


def test_what_is_being_typed_is_kept_when_a_new_writing_begins(desk: Desk) -> None:
    desk.begin("The sea")
    first = desk.writing
    desk.view.side.told.memory.setPlainText("A storm is near.")
    desk.panel.new.click()
    assert desk.writing.id != first.id
    kept = desk.studio.session.document.find_writing(first.id)
    assert kept is not None
    assert kept.memory == "A storm is near."
    assert desk.view.side.told.memory.toPlainText() == ""
