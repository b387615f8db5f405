"""Ads among the results: each variant with its formats under a line of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem

from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.shell.panels.results.batch_titles import BatchTitle
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.panels.results.tray_model import Heading, count_of, rows_of
from tests.gui.ads import make_ads
from tests.gui.conftest import StudioRobot


def test_variants_are_groups_of_formats(studio: StudioRobot) -> None:
    make_ads(studio)
    tray = studio.window.docks.panel("tray")
    assert isinstance(tray, TrayPanel)
    rows = [tray.model.row(tray.model.index(at)) for at in range(tray.model.rowCount())]
    told = [f"{row.title}: {count_of(row)}" if isinstance(row, Heading) else "ad" for row in rows[1:]]
    assert told == ["Variant A: 3 formats", "ad", "ad", "ad", "Variant B: 3 formats", "ad", "ad", "ad"]
    # What was selected as the first one came is selected yet.
    assert [result.id for result in tray.selected()] == [studio.session.active_result]
    first, part = rows[:2]
    assert isinstance(first, Heading)
    assert isinstance(part, Heading)
    assert count_of(first) == "6 results"
    delegate = tray.list.itemDelegate()
    heights = [delegate.sizeHint(_option(tray), tray.model.index(at)).height() for at in (0, 1)]
    assert heights[1] < heights[0]
    # They are painted without complaint, too.
    assert not tray.list.grab().isNull()


def _option(tray: TrayPanel) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.widget = tray.list  # type: ignore[attr-defined]
    return option


def made(number: int, **metadata: object) -> Result:
    asset = Asset(sha256=f"{number:064x}", media_type="image/png", metadata=metadata)
    return Result(job="job", asset=asset)


@pytest.mark.parametrize(
    "results",
    [
        [made(1), made(2)],
        [made(1, link="a"), made(2, link="a"), made(3)],
    ],
)
def test_what_is_no_set_of_ads_stays_one_list(results: list[Result]) -> None:
    rows = rows_of(results, "open", "", lambda _result: BatchTitle("Ads"))
    assert rows[1:] == results


def test_sets_of_a_campaign_say_their_language() -> None:
    results = [
        made(at, link=f"{link}-{language}", variant=variant)
        for at, (link, language, variant, _form) in enumerate(
            (f"{variant}" * 16, language, variant, form)
            for language in ("en", "zh-TW")
            for variant in (0, 27)
            for form in ("story", "square")
        )
    ]
    rows = rows_of(results, "open", "", lambda _result: BatchTitle("Campaign"))
    titles = [row.title for row in rows if isinstance(row, Heading)]
    assert titles == [
        "Campaign", "Variant A · en", "Variant 28 · en", "Variant A · zh-TW", "Variant 28 · zh-TW",
    ]  # fmt: skip
    assert len({row.key for row in rows if isinstance(row, Heading)}) == 5
