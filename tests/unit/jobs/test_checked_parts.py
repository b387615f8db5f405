"""What children made, and what a layout holds, is judged with the result that it is in."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from creastudio.api.layout import Box, Element, Layout, TextLook
from creastudio.api.testing import tiny_png
from creastudio.core.flagged import text_hash
from creastudio.core.safety import SafetyReport
from creastudio.jobs.check_order import CheckOrder
from creastudio.jobs.checked_parts import MOST, surest
from creastudio.jobs.job import JobResult
from tests.support.checks import order
from tests.support.toy_jobs import Desk
from tests.unit.jobs.test_checking import look

pytestmark = pytest.mark.usefixtures("plugin")

BOX = Box(x=0, y=0, width=10, height=10)


def layout(*texts: str) -> Layout:
    elements = tuple(
        Element(id=f"t{at}", role="headline", box=BOX, text=text, look=TextLook(size=4))
        for at, text in enumerate(texts)
    )
    return Layout(width=20, height=20, elements=elements)


def test_the_words_of_a_layout_are_looked_at_apart() -> None:
    made = layout("Good wool", "how rude", "how rude", "").artifact()
    report, _, metadata = look(order("words", kind="text"), order("sure"), artifact=made)
    (found,) = report.findings
    assert (found.of, found.kind, found.flagged) == (text_hash("how rude"), "text", True)
    assert [(note.line, note.start, note.end) for note in found.notes] == [(0, 4, 8)]
    assert metadata["width"] == 20


def test_words_that_are_all_right_are_said_to_be_once() -> None:
    report, _, _ = look(order("unsure", kind="text"), artifact=layout("a", "b").artifact())
    assert [item.of for item in report.findings] == [text_hash("a"), text_hash("b")]
    report, _, _ = look(order("calm", kind="text"), artifact=layout("a", "b").artifact())
    assert [(item.of, item.score) for item in report.findings] == [("", 0.0)]


def test_a_check_that_fails_on_words_fails_once() -> None:
    report, told, _ = look(order("bug", kind="text"), artifact=layout("a", "b").artifact())
    assert ([item.check for item in report.failed], len(told)) == (["toy.bug"], 1)


def run(desk: Desk, function: str, checks: tuple[CheckOrder, ...]) -> SafetyReport:
    record = desk.finish(desk.submit(function, params={"count": 1}, checks=checks, seed=5))
    assert record.status == "done", record.error
    (result,) = desk.of(JobResult)
    return SafetyReport.of(result.metadata)


def test_flags_of_a_child_travel_to_what_its_parent_makes(desk: Desk, plugin: Path) -> None:
    report = run(desk, "asks", (order("sure", search_path=(str(plugin),)),))
    wanted = hashlib.sha256(tiny_png(105, 8)).hexdigest()
    assert [(item.of, item.kind, item.score) for item in report.findings] == [(wanted, "image", 0.9)]


def test_flags_of_a_child_of_a_child_travel_too(desk: Desk, plugin: Path) -> None:
    report = run(desk, "asks_a_child_that_asks", (order("sure", search_path=(str(plugin),)),))
    assert [(item.kind, item.flagged) for item in report.findings] == [("image", True)]


def test_a_layout_carries_what_was_said_of_the_pictures_that_it_shows_alone(desk: Desk, plugin: Path) -> None:
    report = run(desk, "lays_out", (order("unsure", search_path=(str(plugin),)),))
    wanted = hashlib.sha256(tiny_png(105, 8)).hexdigest()
    # Of two pictures it shows one; a low score is known of it, too.
    assert [(item.of, item.score, item.flagged) for item in report.findings] == [(wanted, 0.1, False)]


def test_of_very_many_findings_the_surest_are_kept_in_their_order() -> None:
    report, _, _ = look(order("sure"))
    (found,) = report.findings
    scores = [(at % 7) / 10 for at in range(MOST + 70)]
    many = [found.model_copy(update={"of": str(at), "score": score}) for at, score in enumerate(scores)]
    kept = surest([*many, *many])
    assert len(kept) == MOST
    assert [int(item.of) for item in kept] == sorted(int(item.of) for item in kept)
    assert sum(scores) - sum(item.score for item in kept) == pytest.approx(0)
