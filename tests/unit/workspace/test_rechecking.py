"""What a check says anew is kept with the project and with the tray, also when nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from creastudio.core.assets import Asset
from creastudio.core.edits import add_assets
from creastudio.core.results import Result
from creastudio.core.safety import Finding, SafetyReport
from creastudio.workspace.opening import new_project
from creastudio.workspace.rechecking import check_again
from creastudio.workspace.workspace import Workspace
from tests.gui.eyes import SEES, give_eyes_to
from tests.support.projects import toy_environment, work_off


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    environment = toy_environment()
    give_eyes_to(environment)
    workspace = new_project(environment, "Poster")
    yield workspace
    workspace.close("stop")


def placed(workspace: Workspace) -> Asset:
    """A picture in the tray and in the document, each with metadata of its own."""
    SEES["score"] = 0.93
    workspace.desk.submit("toy.dot", {"count": 1}, seed=5)
    work_off(workspace)
    asset = workspace.results[0].asset
    workspace.apply(add_assets([asset.model_copy(update={"metadata": {**asset.metadata, "note": "kept"}})]))
    SEES["score"] = 0.1
    return workspace.document.asset(asset.sha256)


def scores(workspace: Workspace) -> list[float]:
    everything = (*workspace.document.assets, *(result.asset for result in workspace.results))
    return [item.score for asset in everything for item in SafetyReport.of(asset.metadata).findings]


def test_what_is_said_now_is_kept_beside_what_each_knew_otherwise(workspace: Workspace) -> None:
    asset = placed(workspace)
    told: list[SafetyReport] = []
    check_again(workspace, [asset], lambda _asset, report: told.append(report))
    work_off(workspace)
    assert scores(workspace) == [0.1, 0.1]
    assert [report.findings[0].score for report in told] == [0.1]
    assert workspace.document.asset(asset.sha256).metadata["note"] == "kept"
    assert "note" not in workspace.results[0].asset.metadata


def test_a_check_of_the_last_time_makes_no_result(workspace: Workspace) -> None:
    asset = placed(workspace)
    (record,) = check_again(workspace, [asset])
    workspace.desk.said._takers.clear()  # as after the project was opened again
    work_off(workspace)
    assert workspace.desk.queue.record(record.id) is not None
    assert len(workspace.results) == 1
    assert scores(workspace) == [0.1, 0.1]


def test_the_tray_keeps_what_else_a_result_knows(workspace: Workspace) -> None:
    found = Finding(check="a.b", category="bare", score=0.5, flagged=True)
    asset = Asset(sha256="a" * 64, media_type="image/png", metadata={"width": 4})
    workspace.tray.add(Result(job="job", asset=asset))
    workspace.tray.say("a" * 64, SafetyReport(findings=(found,)))
    (result,) = workspace.results
    assert SafetyReport.of(result.asset.metadata).findings == (found,)
    assert result.asset.metadata["width"] == 4
