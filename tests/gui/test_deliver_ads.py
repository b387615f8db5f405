"""Ads are delivered from their artboards: chosen in a dialog, asked before anything is replaced, with the words that they have now."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from creastudio.api.errors import UserError
from creastudio.core.canvas import TextLayer
from creastudio.core.edits import update_layers
from creastudio.core.layout_layers import element_layers, inner_of
from creastudio.core.results import Result
from creastudio.export.contact_sheet import CELL
from creastudio.export.raster import export_artboard
from creastudio.shell.campaign.deliver_dialog import DeliverDialog
from creastudio.shell.campaign.last_delivery import LastDelivery, first_delivery, remember_delivery
from creastudio.shell.campaign.summary import SummaryDialog
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from creastudio.workspace.ad_files import Delivered
from creastudio.workspace.ad_plan import AdPlan
from tests.gui.ads import place_ads
from tests.gui.conftest import StudioRobot
from tests.support.campaigns import campaign_results

NEW = "Other words"


def placed(studio: StudioRobot) -> list[Result]:
    workspace = studio.session.workspace
    made = campaign_results(workspace.blobs, with_music=False)
    for result in made:
        workspace.tray.add(result)
    workspace.listeners.announce("results")
    assert studio.session.accept(made[0].id)
    return made


def dialog_of(studio: StudioRobot) -> DeliverDialog:
    found = studio.window.exporting.campaigns.asking
    assert found is not None
    return found


def deliver(studio: StudioRobot, folder: Path, *kinds: str) -> None:
    dialog = dialog_of(studio)
    dialog.folder.setText(str(folder))
    for name, box in dialog.kinds.items():
        box.setChecked(name in kinds)
    assert dialog.deliver.isEnabled()
    studio.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    delivering = studio.window.exporting.campaigns
    studio.wait(
        lambda: delivering.dialog is not None and not studio.window.exporting.queue.busy, timeout=60_000
    )
    assert delivering.dialog is not None
    delivering.dialog.accept()


def rewrite_headline(studio: StudioRobot) -> None:
    board = next(item for item in studio.session.document.artboards if item.layout is not None)
    words = next(inner_of(layer) for layer in element_layers(board) if layer.role == "headline")
    assert studio.session.apply(update_layers([words.id], text=NEW))


def test_an_edited_headline_is_in_all_that_is_delivered(studio: StudioRobot, tmp_path: Path) -> None:
    placed(studio)
    studio.do("file.deliver")
    dialog = dialog_of(studio)
    # As the campaign asks: one still with its layered file, and one print.
    assert dialog.kinds["psd"].isChecked()
    assert not dialog.kinds["html5"].isEnabled()
    dialog.reject()
    board = studio.session.document.artboards[0]
    before = tmp_path / "before.jpg"
    export_artboard(studio.session.document, board.id, studio.session.workspace.read_blob, before)
    rewrite_headline(studio)
    studio.do("file.deliver")
    deliver(studio, tmp_path / "out", "stills", "psd", "project")
    after = tmp_path / "out" / "stills/en/64x64-A.jpg"
    difference = ImageChops.difference(Image.open(before), Image.open(after))
    changed = difference.convert("L").point([255 * (at > 60) for at in range(256)]).getbbox()
    assert changed is not None
    assert changed[1] >= 30
    project = load_project(tmp_path / "out" / "Wool.crea", BlobStore(tmp_path / "other")).document
    words = [inner_of(layer) for board in project.artboards for layer in element_layers(board)]
    assert {item.text for item in words if isinstance(item, TextLayer)} == {NEW}
    assert (tmp_path / "out" / "layered/en/64x64-A.psd").is_file()


def test_what_is_there_is_replaced_only_when_asked(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(studio)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report.html").write_text("mine")
    answers = ["cancel", "number"]
    monkeypatch.setattr(
        "creastudio.shell.campaign.delivering.ask_taken", lambda *_args, **_options: answers.pop(0)
    )
    studio.do("file.deliver")
    dialog = dialog_of(studio)
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.deliver.click()
    assert dialog_of(studio) is dialog
    assert not studio.window.exporting.queue.busy
    deliver(studio, tmp_path / "out", "project")
    assert (tmp_path / "out" / "report.html").read_text() == "mine"
    assert (tmp_path / "out-2" / "report.html").is_file()


def test_chosen_artboards_go_from_the_export_dialog_to_the_delivery(studio: StudioRobot) -> None:
    boards = place_ads(studio)
    studio.session.set_artboard(boards[1].id)
    studio.do("file.export")
    export = studio.window.exporting.dialog
    assert export is not None
    studio.qtbot.mouseClick(export.deliver, Qt.MouseButton.LeftButton)
    dialog = dialog_of(studio)
    assert studio.window.exporting.dialog is None
    assert dialog.boards.ids() == (boards[1].id,)
    assert "1" in dialog.kinds["stills"].text()
    dialog.reject()


def test_what_is_wrong_is_said_and_nothing_begins(studio: StudioRobot, tmp_path: Path) -> None:
    placed(studio)
    studio.do("file.deliver")
    dialog = dialog_of(studio)
    dialog.folder.setText("")
    assert "folder" in dialog.error.text()
    assert not dialog.deliver.isEnabled()
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.seconds.setText("6, 900")
    assert "60 seconds" in dialog.error.text()
    dialog.kinds["films"].setChecked(False)
    assert dialog.deliver.isEnabled()
    for box in dialog.kinds.values():
        box.setChecked(False)
    assert not dialog.deliver.isEnabled()
    studio.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert studio.window.exporting.campaigns.asking is None


def test_given_up_it_leaves_nothing(studio: StudioRobot, tmp_path: Path) -> None:
    placed(studio)
    studio.do("file.deliver")
    dialog = dialog_of(studio)
    dialog.folder.setText(str(tmp_path / "out" / "ads"))
    dialog.deliver.click()
    queue = studio.window.exporting.queue
    queue.cancel(queue.exports[0])
    studio.wait(lambda: not queue.busy, timeout=60_000)
    assert studio.window.exporting.campaigns.dialog is None
    assert not (tmp_path / "out" / "ads").exists()
    assert not list((tmp_path / "out").glob(".delivery*"))


def test_a_contact_sheet_is_made_of_what_is_chosen_in_the_export_dialog(
    studio: StudioRobot, tmp_path: Path
) -> None:
    place_ads(studio)
    studio.do("file.export_all")
    export = studio.window.exporting.dialog
    assert export is not None
    # Nothing happens without a file.
    studio.qtbot.mouseClick(export.sheet, Qt.MouseButton.LeftButton)
    assert not studio.window.exporting.queue.busy
    studio.chooser.answers = [tmp_path / "sheet"]
    studio.qtbot.mouseClick(export.sheet, Qt.MouseButton.LeftButton)
    studio.wait(lambda: not studio.window.exporting.queue.busy)
    assert studio.window.exporting.dialog is None
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 2 * CELL


def test_what_is_blocked_is_not_delivered(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    placed(studio)

    def blocked(*_args: object) -> list[str]:
        raise UserError("The picture is blocked.")

    monkeypatch.setattr("creastudio.shell.campaign.deliver_dialog.flagged_lines", blocked)
    studio.do("file.deliver")
    dialog = dialog_of(studio)
    assert "blocked" in dialog.error.text()
    assert not dialog.deliver.isEnabled()
    monkeypatch.setattr(
        "creastudio.shell.campaign.deliver_dialog.flagged_lines", lambda *_args: ["Contains a sheep."]
    )
    dialog.boards.changed.emit()
    assert dialog.deliver.isEnabled()
    assert dialog.warning.text() == "Contains a sheep."
    dialog.reject()


def test_the_dialog_begins_as_the_project_was_delivered_last(studio: StudioRobot, tmp_path: Path) -> None:
    placed(studio)
    studio.do("file.deliver")
    dialog_of(studio).still_format.set_value("png")
    deliver(studio, tmp_path / "out", "stills", "project")
    studio.do("file.deliver")
    dialog = dialog_of(studio)
    assert [name for name, box in dialog.kinds.items() if box.isChecked()] == ["stills", "project"]
    assert dialog.still_format.value() == "png"
    assert dialog.folder.text() == str(tmp_path / "out")
    dialog.reject()


def test_what_another_campaign_asks_for_counts_more_than_the_last_delivery(
    studio: StudioRobot, tmp_path: Path
) -> None:
    offered = AdPlan(title="One")
    last = LastDelivery(offered=offered, chosen=offered.model_copy(update={"psd": True}), folder="there")
    remember_delivery(studio.session, last)
    assert first_delivery(studio.session, offered, tmp_path) == (last.chosen, Path("there"))
    other = AdPlan(title="Two")
    assert first_delivery(studio.session, other, tmp_path) == (other, tmp_path)
    studio.session.update_settings(last_deliveries={"": {"folder": 3}})
    assert first_delivery(studio.session, offered, tmp_path) == (offered, tmp_path)


def test_where_nothing_is_found_the_summary_says_so(studio: StudioRobot, tmp_path: Path) -> None:
    done = Delivered([tmp_path / "a.jpg"], [], {"boards": [], "files": []})
    dialog = SummaryDialog(done, tmp_path, None)
    studio.qtbot.addWidget(dialog)
    assert dialog.table.isHidden()
    assert dialog.line.text() == "1 file"
    assert "All rules that are looked at are kept." in [item.text() for item in dialog.findChildren(QLabel)]
