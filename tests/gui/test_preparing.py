"""Preparing the pictures of a data set in the window, with the engine in a thread of this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch  # noqa: F401  takes long in a thread beside the window's
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtWidgets import QLabel, QWidget

from creastudio import paths
from creastudio.api.dataset import MANIFEST, Box, DatasetManifest, FileChoice, Framing, read_manifest
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.canvas import dropping
from creastudio.shell.datasets.button import PrepareButton
from creastudio.shell.datasets.dialog import PrepareDialog
from creastudio.shell.datasets.preparation import ALL, OUT
from creastudio.shell.notices import Offer
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.widgets.inputs import FolderField
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from creastudio_gan import plugin
from tests.gui.conftest import StudioRobot
from tests.support.pictures import PictureMaker, save

Key, Button = Qt.Key, Qt.MouseButton


@pytest.fixture
def environment() -> Environment:
    """The plugin of image models on an empty home."""
    works = Face(generators=(plugin.DATASET, plugin.DATASET_SHEET), trainers=(plugin.TRAIN,))
    registry = Registry((PluginInfo("creastudio-gan", "1.0", face=works),))
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    return Environment(store, store.load(), registry, library, in_thread=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    maker = PictureMaker(2)
    pictures = maker.fill(tmp_path / "cats", 30, 32, 32)
    (pictures / "empty.png").write_bytes(b"")
    twin = maker.blots(32, 32)
    save(twin, pictures / "q.png")
    save(twin.resize((64, 64)), pictures / "r.jpg", quality=70)
    return pictures


@pytest.fixture
def dialog(studio: StudioRobot, folder: Path) -> PrepareDialog:
    return opened(studio, folder)


def opened(studio: StudioRobot, folder: Path, **training: Any) -> PrepareDialog:
    dialog = PrepareDialog(studio.session, folder, {"resolution": "16", **training}, studio.window)
    dialog.ask = lambda *_: "drop"
    dialog.open()
    studio.wait(lambda: dialog.preparation.report.looked > 0)
    settled(studio, dialog)
    return dialog


def settled(studio: StudioRobot, dialog: PrepareDialog) -> None:
    studio.wait(lambda: not dialog.sheet.busy)
    studio.idle()


def names(dialog: PrepareDialog) -> list[str]:
    return [cell.name for cell in dialog.grid.pictures.cells]


def select(dialog: PrepareDialog, *wanted: str) -> None:
    selection = dialog.grid.selectionModel()
    selection.clearSelection()
    for name in wanted:
        index = dialog.grid.pictures.index(names(dialog).index(name))
        selection.select(index, selection.SelectionFlag.Select)


def test_what_was_found_is_listed_and_looked_at(dialog: PrepareDialog) -> None:
    views = [
        dialog.findings.item(row).data(Qt.ItemDataRole.UserRole) for row in range(dialog.findings.count())
    ]
    assert views[:2] == [ALL, OUT]
    assert {"empty", "near", "few"} <= set(views)
    assert len(names(dialog)) == 32
    dialog.findings.choose("near")
    assert names(dialog) == ["r.jpg", "q.png"]
    assert [cell.first for cell in dialog.grid.pictures.cells] == [True, False]
    assert dialog.title.text().startswith("1 group of pictures")
    dialog.findings.choose("empty")
    assert names(dialog) == ["empty.png"]
    assert "32 pictures" in dialog.used.text()
    dialog.reject()


def test_nothing_of_it_comes_into_the_project(studio: StudioRobot, dialog: PrepareDialog) -> None:
    assert studio.session.workspace.results == ()
    assert studio.session.workspace.desk.queue.records() == ()
    dialog.reject()


def test_pictures_are_left_out_by_keys_with_undo(studio: StudioRobot, dialog: PrepareDialog) -> None:
    select(dialog, "p003.png", "p004.png")
    dialog.grid.setFocus()
    studio.qtbot.keyClick(dialog.grid, Key.Key_Space)
    assert dialog.preparation.manifest.excluded == {"p003.png", "p004.png"}
    assert "30 pictures" in dialog.used.text()
    assert [cell.name for cell in dialog.grid.chosen()] == ["p003.png", "p004.png"]
    dialog.findings.choose(OUT)
    assert names(dialog) == ["p003.png", "p004.png"]
    dialog.undo_button.click()
    assert dialog.preparation.manifest.excluded == frozenset()
    assert not dialog.undo_button.isEnabled()
    dialog.redo_button.click()
    dialog.findings.choose(ALL)
    select(dialog, "p003.png", "p004.png")
    studio.qtbot.keyClick(dialog.grid, Key.Key_Space)
    assert dialog.preparation.manifest.excluded == frozenset()
    dialog.reject()


def test_suggestions_are_taken_and_kept_beside_the_pictures(
    studio: StudioRobot, dialog: PrepareDialog, folder: Path
) -> None:
    assert dialog.suggested_button.isVisible()
    assert "2 bad files" in dialog.suggested_button.text()
    dialog.suggested_button.click()
    assert not dialog.suggested_button.isVisible()
    studio.qtbot.keyClicks(dialog.rights.lines["licence"], "CC0")
    studio.qtbot.keyClicks(dialog.rights.lines["source"], "my sofa")
    dialog.preparation.undo()
    assert dialog.rights.lines["source"].text() == ""
    dialog.preparation.redo()
    dialog.keep_button.click()
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.excluded == {"empty.png", "q.png"}
    assert (manifest.licence, manifest.source) == ("CC0", "my sofa")
    assert any("kept beside the pictures" in text for text in studio.notices())


def test_the_sheet_follows_what_is_chosen(studio: StudioRobot, dialog: PrepareDialog) -> None:
    before = dialog.sheet.picture.image
    assert before is not None
    assert (before.width(), before.height()) == (5 * 16, 5 * 16)
    select(dialog, "p001.png", "p002.png")
    settled(studio, dialog)
    two = dialog.sheet.picture.image
    assert two is not None
    assert two.width() == 32
    dialog.framing.fit.set_value("pad")
    dialog.framing.ground.set_value("black")
    assert dialog.preparation.framing == Framing(fit="pad", ground="black")
    dialog.sheet.augmented.setChecked(True)
    settled(studio, dialog)
    changed = dialog.sheet.picture.image
    assert changed is not None
    assert changed != two
    dialog.reject()


def test_a_training_that_decides_by_itself_has_a_sheet_too(studio: StudioRobot, folder: Path) -> None:
    form = studio.window.generators.choose("gan.train")
    assert isinstance(form, WorkForm)
    dialog = opened(studio, folder, **{**form.params.values(), "resolution": "auto"})
    assert dialog.sheet.picture.image is not None
    assert dialog.sheet.told.isHidden()
    dialog.reject()


def test_a_rectangle_of_one_s_own(studio: StudioRobot, dialog: PrepareDialog) -> None:
    select(dialog, "p005.png")
    crop = dialog.picture.crop
    # Only what is seen can be drawn on.
    studio.wait(lambda: crop._picture is not None)  # pyright: ignore[reportPrivateUsage]
    target = crop.picture_rect()
    start = QPoint(round(target.left() + target.width() * 0.25), round(target.top() + target.height() * 0.25))
    end = QPoint(round(target.left() + target.width() * 0.75), round(target.top() + target.height() * 0.75))
    studio.qtbot.mousePress(crop, Button.LeftButton, pos=start)
    studio.qtbot.mouseMove(crop, end)
    studio.qtbot.mouseRelease(crop, Button.LeftButton, pos=end)
    box = dialog.preparation.manifest.choice("p005.png").crop
    assert box is not None
    assert (box.left, box.right) == pytest.approx((0.25, 0.75), abs=0.02)
    studio.qtbot.keyClick(crop, Key.Key_Right)
    moved = dialog.preparation.manifest.choice("p005.png").crop
    assert moved is not None
    assert moved.left == pytest.approx(box.left + 0.01)
    studio.qtbot.keyClick(crop, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.preparation.manifest.choice("p005.png").crop != moved
    dialog.picture.whole.click()
    assert dialog.preparation.manifest.choice("p005.png").crop is None
    dialog.picture.framing.fit.set_value("stretch")
    assert dialog.preparation.manifest.choice("p005.png").framing == Framing(fit="stretch")
    dialog.reject()


def test_class_and_rights_of_some_pictures(studio: StudioRobot, dialog: PrepareDialog) -> None:
    select(dialog, "p001.png", "p002.png")
    lines = dialog.picture.lines
    studio.qtbot.keyClicks(lines["label"], "lions")
    studio.qtbot.keyClicks(lines["licence"], "MIT")
    choices = [dialog.preparation.manifest.choice(name) for name in ("p001.png", "p002.png", "p003.png")]
    assert [(choice.label, choice.licence) for choice in choices] == [("lions", "MIT")] * 2 + [(None, "")]
    dialog.undo_button.click()
    assert lines["licence"].text() == ""
    select(dialog, "p002.png", "p003.png")
    assert lines["label"].text() == ""
    lines["label"].selectAll()
    select(dialog, "p001.png")
    studio.qtbot.keyClick(lines["label"], Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    studio.qtbot.keyClick(lines["label"], Key.Key_Backspace)
    assert dialog.preparation.manifest.choice("p001.png").label is None
    dialog.reject()


def test_a_folder_on_the_canvas_becomes_a_data_set(
    studio: StudioRobot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[PrepareDialog] = []
    monkeypatch.setattr("creastudio.shell.dialogs.frame.run", shown.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    assert dropping.wanted(mime)
    assert dropping.drop(studio.session, mime, QPointF(10, 10))
    form = studio.window.generators.form
    assert form is not None
    assert form.work.id == "gan.train"
    assert form.folder is not None
    assert form.folder.path == folder
    offer = studio.studio.notifier.notices[-1]
    assert isinstance(offer, Offer)
    assert "'cats' is the data set" in offer.message
    assert offer.action is not None
    offer.action()
    (dialog,) = shown
    assert dialog.preparation.folder == folder
    dialog.reject()
    studio.idle()


def test_a_generator_that_takes_a_folder_has_a_field_for_one(studio: StudioRobot, folder: Path) -> None:
    form = studio.window.generators.choose("gan.dataset")
    assert isinstance(form, WorkForm)
    assert form.submit() is None
    form.set_inputs({"data": folder})
    record = form.submit()
    assert record is not None
    studio.idle()
    (result,) = studio.session.workspace.results
    assert result.asset.title == "Report on cats"


def test_choices_are_not_dropped_without_a_question(studio: StudioRobot, dialog: PrepareDialog) -> None:
    asked: list[str] = []
    dialog.ask = lambda _parent, title, *_: asked.append(title) or "stay"
    select(dialog, "p000.png")
    dialog.toggle()
    dialog.reject()
    assert asked == ["Close without keeping the choices?"]
    assert dialog.isVisible()
    dialog.preparation.undo()
    dialog.reject()
    assert len(asked) == 1
    assert not dialog.isVisible()


def test_what_was_kept_is_shown_again(studio: StudioRobot, folder: Path) -> None:
    box = Box(left=0, top=0, right=0.5, bottom=1)
    kept = DatasetManifest(
        licence="MIT",
        framing=Framing(fit="stretch"),
        files={"q.png": FileChoice(exclude=True, why="near"), "p001.png": FileChoice(crop=box)},
    )
    (folder / MANIFEST).write_text(kept.to_json())
    dialog = opened(studio, folder)
    # What is out was examined too, and may be taken in again.
    dialog.findings.choose("near")
    assert [(cell.name, cell.out) for cell in dialog.grid.pictures.cells] == [
        ("r.jpg", False),
        ("q.png", True),
    ]
    assert dialog.rights.lines["licence"].text() == "MIT"
    assert dialog.framing.value() == Framing(fit="stretch")
    assert not dialog.preparation.dirty
    dialog.reject()


def test_choices_that_cannot_be_read_are_said(studio: StudioRobot, folder: Path) -> None:
    (folder / MANIFEST).write_text("{")
    dialog = PrepareDialog(studio.session, folder, {}, studio.window)
    dialog.open()
    assert MANIFEST in dialog.title.text()
    assert not dialog.keep_button.isEnabled()
    dialog.reject()
    assert (folder / MANIFEST).read_text() == "{"


def test_a_folder_without_pictures(studio: StudioRobot, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    dialog = PrepareDialog(studio.session, tmp_path / "nothing", {}, studio.window)
    dialog.open()
    studio.wait(lambda: dialog.findings.count() == 3)
    settled(studio, dialog)
    assert dialog.findings.item(2).text() == "No picture can be used."
    assert "None of the pictures" in dialog.sheet.told.text() or "can be used" in dialog.sheet.told.text()
    dialog.reject()


def test_closing_gives_up_what_is_under_way(studio: StudioRobot, folder: Path) -> None:
    dialog = PrepareDialog(studio.session, folder, {}, studio.window)
    dialog.open()
    dialog.reject()
    studio.idle()
    assert studio.session.workspace.results == ()


def test_the_form_of_a_training_takes_the_advice(
    studio: StudioRobot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = studio.window.generators.choose("gan.train")
    assert isinstance(form, WorkForm)
    prepare = form.findChild(PrepareButton)
    assert prepare is not None
    assert not prepare.act.isEnabled()
    form.set_inputs({"data": folder})
    assert prepare.act.isEnabled()
    monkeypatch.setattr("creastudio.shell.dialogs.frame.run", lambda dialog: shown.append(dialog))
    shown: list[PrepareDialog] = []
    prepare.act.click()
    (dialog,) = shown
    dialog.ask = lambda *_: "drop"
    dialog.open()
    studio.wait(lambda: dialog.advice.isVisible())
    dialog.advice.use.click()
    values = form.values()
    advice = dialog.preparation.report.advice
    assert values["augment"] == advice.augment == "translation,cutout"
    assert values["resolution"] == str(advice.resolution) == "32"
    assert not dialog.advice.use.isEnabled()
    assert dialog.preparation.manifest.augment == advice.augment
    settled(studio, dialog)
    dialog.reject()


def test_the_form_counts_what_is_kept_of_a_folder(
    studio: StudioRobot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = studio.window.generators.choose("gan.train")
    assert isinstance(form, WorkForm)
    form.set_inputs({"data": folder})
    prepare, field = form.findChild(PrepareButton), form.findChild(FolderField)
    assert prepare is not None
    assert field is not None
    studio.wait(lambda: shows(field, "33 pictures"))
    shown: list[PrepareDialog] = []
    monkeypatch.setattr("creastudio.shell.dialogs.frame.run", lambda dialog: shown.append(dialog))
    prepare.act.click()
    (dialog,) = shown
    dialog.open()
    studio.wait(lambda: dialog.suggested_button.isVisible())
    dialog.suggested_button.click()
    settled(studio, dialog)
    dialog.keep()
    studio.wait(lambda: shows(field, "31 pictures") and shows(field, "2 files are left out"))


def shows(field: FolderField, words: str) -> bool:
    return any(words in part.text() for part in field.findChildren(QLabel))


def test_thousands_of_pictures_are_laid_out_as_they_are_seen(
    studio: StudioRobot, dialog: PrepareDialog
) -> None:
    from creastudio.api.dataset import DatasetReport, PictureFacts

    pictures = tuple(PictureFacts(name=f"{i:05}.png", width=64, height=64) for i in range(5000))
    dialog.preparation.take_report(DatasetReport(name="cats", looked=5000, pictures=pictures))
    assert dialog.grid.pictures.rowCount() == 5000
    dialog.grid.scrollToBottom()
    studio.qtbot.wait(50)
    # Only what was seen was asked for.
    assert len(dialog.thumbs._asked) + len(dialog.thumbs._kept) < 500  # pyright: ignore[reportPrivateUsage]
    dialog.grid.selectAll()
    dialog.toggle()
    assert len(dialog.preparation.manifest.excluded) == 5000
    settled(studio, dialog)
    dialog.reject()


def test_large_text_on_a_small_screen_narrows_the_columns_beside_the_pictures(
    studio: StudioRobot, dialog: PrepareDialog
) -> None:
    dialog.setMinimumWidth(0)
    dialog.resize(900, 600)

    def ends(part: QWidget) -> tuple[int, int]:
        left = part.mapTo(dialog, QPoint(0, 0)).x()
        return left, left + part.width()

    def beside_each_other() -> bool:
        (_, left), (middle, over), (right, end) = map(ends, (dialog.findings, dialog.grid, dialog.right))
        return left < middle and over < right and end <= dialog.width() == 900

    studio.wait(beside_each_other, timeout=5000)
    for pressed in (dialog.out_button, dialog.in_button, dialog.suggested_button):
        assert pressed.width() >= pressed.sizeHint().width()
        assert ends(pressed)[1] <= ends(dialog.right)[0]
