"""Past ads: dropped, annotated with mouse and keys, rated, kept, and given to composers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from creastudio.api.past_ads import PastAd, PastElement, read_every_past
from creastudio.shell.past_ads.dialog import PastAdsDialog
from creastudio.shell.past_ads.strip import state_of
from creastudio.workspace.past_ads import past_library
from tests.gui.conftest import StudioRobot

Open = Callable[[], PastAdsDialog]
NO = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ads"
    made.mkdir()
    for name, color in (("a.png", "#3366cc"), ("b.png", "#cc6633")):
        Image.new("RGB", (120, 80), color).save(made / name)
    return made


@pytest.fixture
def opened(studio: StudioRobot) -> Iterator[Open]:
    made: list[PastAdsDialog] = []

    def make() -> PastAdsDialog:
        dialog = PastAdsDialog(studio.session, studio.window)
        studio.qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.show()
        studio.qtbot.waitExposed(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.reject()


def filled(opened: Open, studio: StudioRobot, folder: Path) -> PastAdsDialog:
    dialog = opened()
    dialog.take([folder])
    studio.wait(lambda: len(dialog.model.ads) == 2)
    studio.wait(lambda: dialog.view._picture is not None)
    return dialog


def at(dialog: PastAdsDialog, x: float, y: float) -> QPoint:
    target = dialog.view.picture_rect()
    return (target.topLeft() + QPointF(x, y) * dialog.view.scale).toPoint()


def drag(dialog: PastAdsDialog, start: tuple[float, float], end: tuple[float, float], keys: Qt.KeyboardModifier = NO) -> None:  # fmt: skip
    view = dialog.view
    QTest.mousePress(view, Qt.MouseButton.LeftButton, keys, at(dialog, *start))
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    for point in (middle, end):
        QTest.mouseMove(view, at(dialog, *point))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, keys, at(dialog, *end))


def press(dialog: PastAdsDialog, key: Qt.Key, keys: Qt.KeyboardModifier = NO, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(dialog.view, key, keys)


def boxes(dialog: PastAdsDialog) -> list[tuple[str, tuple[float, ...]]]:
    ad = dialog.model.ad
    assert ad is not None
    return [(element.role, element.box) for element in ad.elements]


def test_it_begins_empty_and_teaches(studio: StudioRobot, opened: Open, folder: Path) -> None:
    dialog = opened()
    assert dialog.empty.isVisible()
    studio.chooser.answers = [folder]
    dialog.empty.folder.click()
    studio.wait(lambda: dialog.sides.isVisible())
    assert [state_of(ad) for ad in dialog.model.ads] == ["Not annotated"] * 2
    assert "2 ads read" in dialog.status.text()


def test_boxes_are_drawn_moved_pulled_and_named(studio: StudioRobot, opened: Open, folder: Path) -> None:
    dialog = filled(opened, studio, folder)
    press(dialog, Qt.Key.Key_8)
    drag(dialog, (10, 10), (110, 70))
    assert boxes(dialog)[0][0] == "picture"
    assert boxes(dialog)[0][1] == pytest.approx((10, 10, 100, 60), abs=1.5)
    # Inside of a ground, a drag draws.
    press(dialog, Qt.Key.Key_Escape)
    press(dialog, Qt.Key.Key_H)
    drag(dialog, (20, 20), (60, 40))
    assert boxes(dialog)[1] == ("headline", pytest.approx((20, 20, 40, 20), abs=1.5))
    # A text is moved by its inside, and pulled by its handles.
    drag(dialog, (40, 30), (50, 35))
    assert boxes(dialog)[1][1] == pytest.approx((30, 25, 40, 20), abs=1.5)
    x, y, width, height = boxes(dialog)[1][1]
    drag(dialog, (x + width, y + height), (x + width + 10, y + height + 5))
    assert boxes(dialog)[1][1] == pytest.approx((30, 25, 50, 25), abs=2)
    # With Shift a drag draws there, too.
    drag(dialog, (40, 30), (70, 45), Qt.KeyboardModifier.ShiftModifier)
    assert len(boxes(dialog)) == 3
    # One that is clicked is given the role of a key.
    QTest.mouseClick(dialog.view, Qt.MouseButton.LeftButton, NO, at(dialog, 65, 40))
    press(dialog, Qt.Key.Key_P)
    assert [role for role, _ in boxes(dialog)] == ["picture", "headline", "price"]
    assert [dialog.sides.list.item(row).text() for row in range(3)] == ["Picture", "Headline", "Price"]


def test_a_role_chosen_after_drawing_is_that_of_the_next_box(
    studio: StudioRobot, opened: Open, folder: Path
) -> None:
    dialog = filled(opened, studio, folder)
    roles = dialog.sides.roles
    press(dialog, Qt.Key.Key_1)
    drag(dialog, (10, 10), (50, 20))
    press(dialog, Qt.Key.Key_4)
    assert [role for role, _ in boxes(dialog)] == ["headline"]
    assert dialog.sides.role_title.text() == "The next box is"
    assert roles.buttons["cta"].isChecked()
    drag(dialog, (10, 60), (40, 70))
    assert [role for role, _ in boxes(dialog)] == ["headline", "cta"]
    # Whoever turns to what was drawn, by a click or by moving it, names it.
    QTest.mouseClick(dialog.view, Qt.MouseButton.LeftButton, NO, at(dialog, 25, 65))
    assert dialog.sides.role_title.text() == "The element is"
    press(dialog, Qt.Key.Key_5)
    drag(dialog, (70, 60), (110, 70))
    press(dialog, Qt.Key.Key_Right)
    press(dialog, Qt.Key.Key_7)
    assert [role for role, _ in boxes(dialog)] == ["headline", "price", "logo"]


def test_keys_do_it_all(studio: StudioRobot, opened: Open, folder: Path) -> None:
    dialog = filled(opened, studio, folder)
    model = dialog.model
    press(dialog, Qt.Key.Key_Insert)
    x, y, width, height = boxes(dialog)[0][1]
    press(dialog, Qt.Key.Key_Right, times=3)
    press(dialog, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert boxes(dialog)[0][1] == (x + 3, y + 10, width + 1, height)
    press(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    press(dialog, Qt.Key.Key_7)
    assert [role for role, _ in boxes(dialog)] == ["headline", "logo"]
    press(dialog, Qt.Key.Key_BracketLeft)
    assert model.chosen == 0
    press(dialog, Qt.Key.Key_Delete)
    assert [role for role, _ in boxes(dialog)] == ["logo"]
    press(dialog, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert state_of(model.ads[0]) == "1 element · 4 ★"
    press(dialog, Qt.Key.Key_PageDown)
    assert model.at == 1
    # Undo goes back to the ad that it is about.
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (model.at, model.ads[0].liking) == (0, 0)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    assert model.ads[0].liking == 4


def test_what_is_annotated_is_kept(studio: StudioRobot, opened: Open, folder: Path) -> None:
    dialog = filled(opened, studio, folder)
    drag(dialog, (20, 20), (60, 40))
    dialog.sides.form.text.setFocus()
    QTest.keyClicks(dialog.sides.form.text, "Slow mornings")
    dialog.sides.stars.buttons[4].click()
    studio.wait(lambda: not dialog.keeping.dirty)
    ad = read_every_past(past_library().file)[0]
    assert (ad.elements[0].text, ad.liking) == ("Slow mornings", 5)
    # What is done just before the end is kept, too.
    press(dialog, Qt.Key.Key_PageDown)
    press(dialog, Qt.Key.Key_Insert)
    dialog.reject()
    assert [len(ad.elements) for ad in past_library().load()] == [1, 1]
    again = opened()
    assert [len(ad.elements) for ad in again.model.ads] == [1, 1]


def test_an_ad_is_removed_with_its_picture_and_comes_back_by_undo(
    studio: StudioRobot, opened: Open, folder: Path
) -> None:
    dialog = filled(opened, studio, folder)
    gone = dialog.model.ads[0]
    dialog.sides.remove_ad.click()
    assert len(dialog.model.ads) == 1
    dialog.undo_button.click()
    assert dialog.model.ads[0] == gone
    dialog.redo_button.click()
    dialog.reject()
    assert past_library().picture(gone) is None
    (left,) = past_library().load()
    assert past_library().picture(left) is not None


def test_a_damaged_library_is_told_and_left_alone(studio: StudioRobot, opened: Open) -> None:
    library = past_library()
    library.folder.mkdir(parents=True)
    library.file.write_text("{", encoding="utf-8")
    dialog = opened()
    assert "no JSON" in dialog.status.text()
    dialog.reject()
    assert library.file.read_text(encoding="utf-8") == "{"


def test_the_switch_and_the_form_say_what_composers_get(studio: StudioRobot, opened: Open) -> None:
    logo = PastElement(role="logo", box=(0, 0, 4, 4))
    past_library().save((PastAd(width=9, height=9, elements=(logo,)),))
    dialog = opened()
    assert dialog.used.isChecked()
    dialog.used.click()
    assert not studio.session.settings.use_past_ads
    assert dialog.view.accessibleName()


def test_annotations_are_written_as_a_file(studio: StudioRobot, opened: Open, folder: Path) -> None:
    dialog = filled(opened, studio, folder)
    press(dialog, Qt.Key.Key_Insert)
    studio.chooser.answers = [folder / "told"]
    dialog.export_button.click()
    assert len(read_every_past(folder / "told.json")) == 2


def test_proposals_are_taken_by_a_click_or_all_at_once(
    studio: StudioRobot, opened: Open, tmp_path: Path
) -> None:
    image = Image.new("RGB", (400, 300), "white")
    pen = ImageDraw.Draw(image)
    pen.text((20, 20), "Slow mornings", fill="black", font_size=50)
    pen.text((20, 240), "Roasted this week", fill="black", font_size=18)
    image.save(tmp_path / "ad.png")
    dialog = opened()
    dialog.take([tmp_path / "ad.png"])
    studio.wait(lambda: dialog.model.ad is not None)
    dialog.sides.propose.click()
    studio.wait(lambda: len(dialog.view.proposals) == 2)
    assert "2 proposals" in dialog.sides.hint.text()
    assert boxes(dialog) == []
    QTest.mouseClick(dialog.view, Qt.MouseButton.LeftButton, NO, at(dialog, 100, 50))
    assert [role for role, _ in boxes(dialog)] == ["headline"]
    press(dialog, Qt.Key.Key_Return)
    assert len(boxes(dialog)) == 2
    assert dialog.view.proposals == ()
    dialog.sides.propose.click()
    studio.wait(lambda: "by hand" in dialog.status.text())


def test_enter_keeps_it_open(studio: StudioRobot, opened: Open, folder: Path) -> None:
    dialog = filled(opened, studio, folder)
    press(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Insert)
    QTest.keyClick(dialog.sides.form.text, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.view.hasFocus()
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_a_folder_is_dropped(studio: StudioRobot, opened: Open, folder: Path) -> None:
    dialog = opened()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(folder / "notes.docx"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)
    assert event.isAccepted()
    studio.wait(lambda: len(dialog.model.ads) == 2)
    # What is there already comes in no second time.
    dialog.take([folder])
    studio.wait(lambda: "there already" in dialog.status.text())
    assert len(dialog.model.ads) == 2
