"""How variants did is seen: rates with their intervals on one scale, what can't be told, and the way to the artboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from creastudio.core.assets import Asset
from creastudio.shell.dialogs.reader import ReaderDialog
from creastudio.shell.layouts.results_chart import Interval, ranking_of
from creastudio.workspace.text_results import is_report
from tests.gui.ads import place_ads
from tests.gui.conftest import StudioRobot


def row(variant: str, low: float, rate: float, high: float, best: float) -> dict[str, Any]:
    return {
        "variant": variant,
        "impressions": 1000,
        "taken": 20,
        "rate": rate,
        "low": low,
        "high": high,
        "best": best,
    }


def reader(studio: StudioRobot, *rows: dict[str, Any]) -> ReaderDialog:
    sha256 = studio.session.workspace.blobs.put(b"# Results of ads\n\nText.")
    asset = Asset(
        sha256=sha256, media_type="text/markdown", title="Results of ads", metadata={"ranking": list(rows), "report": True}
    )  # fmt: skip
    assert is_report(asset)
    dialog = ReaderDialog(studio.session, asset, studio.window)
    studio.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(("best", "words"), [(0.6, "Not enough data"), (0.97, "is best")])
def test_it_says_what_can_be_told(studio: StudioRobot, best: float, words: str) -> None:
    dialog = reader(studio, row("A", 0.01, 0.02, 0.03, best), row("B", 0.005, 0.01, 0.02, 1 - best))
    assert dialog.chart is not None
    assert words in dialog.chart.verdict.text()
    told = [item.text() for item in dialog.chart.findChildren(QLabel)]
    assert "2.00 % (1.00 to 3.00)" in told
    assert any(("the best" if best > 0.95 else "leads") in text for text in told)


def test_intervals_share_one_scale(studio: StudioRobot) -> None:
    dialog = reader(studio, row("A", 0.01, 0.02, 0.03, 0.9), row("B", 0.005, 0.01, 0.02, 0.1))
    first, second = dialog.findChildren(Interval)
    assert first.width() == second.width()
    assert first.at(0.02) == pytest.approx(second.at(0.02))
    assert 0 < second.at(0.005) < second.at(0.02) < first.at(0.03) < first.width()


def test_a_name_leads_to_its_artboard(studio: StudioRobot) -> None:
    boards = place_ads(studio)
    studio.session.set_artboard(studio.session.document.artboards[0].id)
    dialog = reader(studio, row("A", 0.01, 0.02, 0.03, 0.9), row("Elsewhere", 0.005, 0.01, 0.02, 0.1))
    assert dialog.chart is not None
    (name,) = [item for item in dialog.chart.findChildren(QPushButton) if item.text() in ("A", "Elsewhere")]
    studio.qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert studio.session.artboard_id == boards[0].id
    assert not dialog.isVisible()


def test_what_carries_no_ranking_is_a_text_alone(studio: StudioRobot) -> None:
    assert ranking_of({}) == ranking_of({"ranking": [{"variant": "A"}]}) == ranking_of({"ranking": 3}) == ()
    dialog = reader(studio)
    assert dialog.chart is None


def test_a_chance_is_never_none(studio: StudioRobot) -> None:
    dialog = reader(studio, row("A", 0.02, 0.03, 0.04, 0.999), row("B", 0.005, 0.01, 0.02, 0.001))
    assert dialog.chart is not None
    told = [item.text() for item in dialog.chart.findChildren(QLabel)]
    assert "less than 1 %" in told
