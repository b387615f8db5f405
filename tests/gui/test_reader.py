"""Texts among the results, and reports on models, are read in a dialog."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from creastudio.api import Evaluation, MeasuredFigure, MeasuredRange
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef, Recipe
from creastudio.api.safety import SafetyNote
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.core.safety import Finding, SafetyReport
from creastudio.shell import reading
from creastudio.shell.dialogs.reader import Page, ReaderDialog
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.store.model_library import ModelEntry
from creastudio.workspace.notice import Notice
from tests.gui.conftest import StudioRobot

TEXT = "# Cats, measured\n\nSome words.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- one thing\n"


def jpeg() -> str:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 4), (200, 10, 10)).save(buffer, "JPEG")
    return base64.b64encode(buffer.getvalue()).decode()


def report() -> dict[str, Any]:
    made = MeasuredRange(mean=2.0, low=1.0, high=3.0)
    figure = MeasuredFigure(key="frechet", name="Frechet distance", meaning="far.", better="lower", made=made)
    return Evaluation(
        model="Cats", folder="cats", real=3, made=3, subset=2, repeats=1, figures=(figure,),
        card={"Frechet distance, few": 2.0},
    ).model_dump(mode="json")  # fmt: skip


@pytest.fixture
def cats(studio: StudioRobot, tmp_path: Path) -> ModelEntry:
    """A model of the person's own."""
    (tmp_path / "weights").write_bytes(b"w")
    return studio.session.environment.models.add(
        ModelCard(id="cats", title="Cats", family="toy"), tmp_path / "weights"
    )


def asset_of(studio: StudioRobot, ref: ModelRef | None = None, **metadata: Any) -> Asset:
    return Asset(
        sha256=studio.session.workspace.blobs.put(TEXT.encode()),
        media_type="text/markdown",
        title="Cats, measured",
        recipe=Recipe(generator="toy.measure", makes="text", models=(ref,) if ref else ()),
        metadata=metadata,
    )


def reader(studio: StudioRobot, asset: Asset) -> ReaderDialog:
    made = ReaderDialog(studio.session, asset, studio.window)
    studio.qtbot.addWidget(made)
    return made


def press(dialog: ReaderDialog, text: str) -> None:
    from PySide6.QtWidgets import QPushButton

    (found,) = (part for part in dialog.findChildren(QPushButton) if part.text() == text)
    found.click()


def test_words_tables_and_sheets_are_shown_and_the_title_once(studio: StudioRobot) -> None:
    dialog = reader(
        studio, asset_of(studio, pictures={"samples": jpeg(), "closest": "no picture", "other": jpeg()})
    )
    shown = dialog.page.toPlainText()
    assert "Some words." in shown
    assert "Cats, measured" not in shown
    assert "Samples" in shown
    assert "Closest" not in shown


def test_nothing_is_read_but_the_pictures_that_came_along(studio: StudioRobot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (4, 4)).save(secret)
    page = Page(f"![x]({secret})", {}, markdown=True)
    studio.qtbot.addWidget(page)
    found = page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl.fromLocalFile(str(secret)))
    assert not found.size()


def test_figures_go_onto_the_card_of_a_model_of_ones_own(studio: StudioRobot, cats: ModelEntry) -> None:
    dialog = reader(studio, asset_of(studio, cats.ref, evaluation=report()))
    changes: list[bool] = []
    studio.session.modelsChanged.connect(lambda: changes.append(True))
    press(dialog, "Write onto the model's card")
    assert studio.session.environment.models.find("cats").card.metrics == {"Frechet distance, few": 2.0}
    assert changes


def test_the_card_of_a_model_that_is_gone_cannot_be_written(studio: StudioRobot) -> None:
    dialog = reader(studio, asset_of(studio, ModelRef(id="gone", sha256="0" * 64), evaluation=report()))
    assert not dialog.write.isEnabled()
    assert "of your own" in dialog.write.toolTip()


def test_the_report_is_saved_as_a_page(studio: StudioRobot, tmp_path: Path) -> None:
    dialog = reader(studio, asset_of(studio, evaluation=report(), pictures={"samples": jpeg()}))
    studio.chooser.answers.append(tmp_path / "report.html")
    press(dialog, "Save as page…")
    assert "<h1>Cats" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_text_result_is_offered_and_read_from_the_tray(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        "creastudio.shell.panels.results.tray.read", lambda _session, asset, _parent: read.append(asset.title)
    )
    notices: list[Notice] = []
    studio.session.noticeAdded.connect(notices.append)
    studio.session.show_panel("tray")
    panel = studio.window.panel("tray")
    assert isinstance(panel, TrayPanel)

    workspace = studio.session.workspace
    workspace.tray.add(Result(job="job", asset=asset_of(studio, evaluation=report())))
    workspace.listeners.announce("results")

    studio.wait(lambda: panel.model.rowCount() == 2)
    assert [notice.message for notice in notices] == ["'Cats, measured' is done."]
    assert studio.session.active_result == ""  # nothing stands on the canvas
    panel.list.setCurrentIndex(panel.model.index(1))
    studio.wait(lambda: panel.place.text() == "Read")
    panel.place.click()
    studio.qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert read == ["Cats, measured"] * 2


def test_reading_opens_the_dialog(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[ReaderDialog] = []
    monkeypatch.setattr("creastudio.shell.dialogs.frame.run", shown.append)
    reading.read(studio.session, asset_of(studio), studio.window)
    studio.qtbot.addWidget(shown[0])
    assert shown[0].windowTitle() == "Cats, measured"


def test_a_flagged_place_behind_an_emoji_is_underlined_where_it_stands(studio: StudioRobot) -> None:
    note = SafetyNote(line=0, start=3, end=7, kind="claim", text="Too much.")
    found = Finding(check="a.b", category="claims", score=0.9, flagged=True, notes=(note,))
    asset = Asset(
        sha256=studio.session.workspace.blobs.put("🍵🍵 best tea".encode()),
        media_type="text/plain",
        title="Tea",
        metadata=SafetyReport(findings=(found,)).within({}),
    )
    dialog = ReaderDialog(studio.session, asset, studio.window)
    runs = dialog.page.document().firstBlock().textFormats()
    marked = [run for run in runs if run.format.toolTip() == "Too much."]
    assert [(run.start, run.length) for run in marked] == [(5, 4)]  # type: ignore[attr-defined]
    dialog.deleteLater()
