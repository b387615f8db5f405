"""Results are checked where they are made; a check that fails costs itself alone and says so."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Artifact, JobCancelled, Model, ModelCard, image_artifact
from creastudio.api.testing import tiny_png
from creastudio.core.safety import METADATA, SafetyReport
from creastudio.jobs.check_order import CheckOrder
from creastudio.jobs.checking import checked
from creastudio.jobs.job import JobNotice, JobResult
from creastudio.workspace.safety import check_request
from tests.support.checks import order
from tests.support.toy_jobs import Desk

pytestmark = pytest.mark.usefixtures("plugin")

PICTURE = image_artifact(tiny_png(1, 8), 8, 8)


class Around:
    """A job around a check."""

    device = "cpu"
    work = "toy.dots"
    cancelled = False

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.settings: dict[str, Any] = {"device": "cpu", "own": {"of": "the generator"}}

    def aside(self, ref: str) -> Model:
        self.opened.append(ref)
        return Model(ModelCard(id=ref, title="Eyes", family="safety"), Path(), Path())

    def check_cancelled(self) -> None:
        if self.cancelled:
            raise JobCancelled


def look(*orders: CheckOrder, artifact: Artifact = PICTURE) -> tuple[SafetyReport, list[str], dict[str, Any]]:
    told: list[str] = []
    metadata = checked(artifact, orders, Around(), told.append)
    return SafetyReport.of(metadata), told, metadata


def test_a_flag_is_kept_with_score_reason_check_and_version() -> None:
    report, told, metadata = look(order("sure"))
    (found,) = report.findings  # what nobody asked for is left out
    assert (found.check, found.version, found.category, found.title) == ("toy.sure", "1.0", "bare", "Bare")
    assert (found.score, found.flagged, found.reason) == (0.9, True, "It is bare.")
    assert metadata["width"] == 8
    assert told == []


def test_a_low_score_is_kept_and_flags_nothing() -> None:
    report, _, _ = look(order("unsure"))
    assert [(item.score, item.flagged) for item in report.findings] == [(0.1, False)]


def test_a_check_gets_the_settings_of_its_own_plugin() -> None:
    report, _, _ = look(order("set_by_hand").model_copy(update={"own": {"ink": 3}}))
    assert [item.reason for item in report.findings] == ["Set to {'ink': 3} on cpu."]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("bug", "ZeroDivisionError"),
        ("told", "The check is blind. Open its eyes."),
        ("leaves", "SystemExit"),
        ("nan", "no usable score"),
        ("too_sure", "no usable score"),
        ("wrong_type", "not str"),
        ("flood", "more than 64 flags"),
        ("missing", "AttributeError"),
    ],
)
def test_a_check_that_fails_costs_itself_alone(name: str, says: str) -> None:
    report, told, _ = look(order(name), order("sure"))
    assert [item.check for item in report.findings] == ["toy.sure"]
    assert [item.check for item in report.failed] == [f"toy.{name}"]
    assert says in report.failed[0].message
    assert len(told) == 1
    assert says in told[0]


def test_what_finds_nothing_says_nothing() -> None:
    report, told, metadata = look(order("nothing"))
    assert not report
    assert METADATA not in metadata
    assert told == []


def test_other_kinds_are_not_looked_at() -> None:
    text = Artifact("text/plain", b"how rude")
    assert not look(order("sure"), artifact=text)[0]
    report, _, _ = look(order("words", kind="text"), artifact=text)
    assert [(note.line, note.start, note.end) for note in report.findings[0].notes] == [(0, 4, 8)]
    assert not look(order("words", kind="text", exceptions=("rude",)), artifact=text)[0]


def test_a_plugin_cannot_claim_flags_of_its_own() -> None:
    forged = Artifact("image/png", PICTURE.data, metadata={METADATA: {"findings": []}, "width": 8})
    assert look(artifact=forged)[2] == {"width": 8}


def test_a_cancel_goes_through() -> None:
    around = Around()
    around.cancelled = True

    def cancels(*_: object) -> list[object]:
        around.check_cancelled()
        return []

    module = sys.modules.setdefault("cs_checks", __import__("cs_checks"))
    module.cancels = cancels  # type: ignore[attr-defined]
    with pytest.raises(JobCancelled):
        checked(PICTURE, [order("cancels")], around, lambda _: None)


def test_results_of_a_job_carry_what_was_said_and_the_recipe_names_no_model_of_a_check(
    desk: Desk, plugin: Path
) -> None:
    orders = (
        order("sure", search_path=(str(plugin),)),
        order("uses_model", model="brush", search_path=(str(plugin),)),
        order("bug", search_path=(str(plugin),)),
    )
    record = desk.finish(desk.submit("dots", params={"count": 1}, checks=orders))
    assert record.status == "done"
    (result,) = desk.of(JobResult)
    report = SafetyReport.of(result.metadata)
    assert [(item.check, item.reason) for item in report.findings] == [
        ("toy.sure", "It is bare."),
        ("toy.uses_model", "brush"),
    ]
    assert [item.check for item in report.failed] == ["toy.bug"]
    assert result.recipe.models == ()
    assert any("'bug' didn't look" in notice.message for notice in desk.of(JobNotice))


def test_a_file_is_checked_again_and_given_back_as_it_is(desk: Desk, plugin: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(PICTURE.data)
    request = check_request(file, "image/png", "a", "", [order("sure", search_path=(str(plugin),))])
    desk.queue.submit(request)
    desk.finish(request.id)
    (result,) = desk.of(JobResult)
    assert desk.services.kept[result.sha256] == PICTURE.data
    assert SafetyReport.of(result.metadata).findings[0].score == 0.9
