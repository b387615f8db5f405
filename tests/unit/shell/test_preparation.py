"""The choices for a folder while they are made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.dataset import (
    Box,
    DatasetAdvice,
    DatasetManifest,
    DatasetReport,
    FileChoice,
    Finding,
    Framing,
    PictureFacts,
)
from creastudio.shell.datasets.preparation import ALL, OUT, Preparation

NAMES = ("a.png", "b.png", "cats/c.png", "cats/d.png")
REPORT = DatasetReport(
    name="folder",
    looked=5,
    pictures=tuple(
        PictureFacts(name=name, width=8, height=8, label="cats" if "/" in name else "") for name in NAMES
    ),
    classes={"cats": 2},
    findings=(
        Finding(code="empty", severity="wrong", title="", files=("e.png",), details={"e.png": "is empty"}),
        Finding(code="near", severity="advice", title="", files=NAMES[:2], groups=((NAMES[1], NAMES[0]),)),
        Finding(code="class_small", severity="advice", title="", files=("cats",)),
        Finding(code="nested", severity="note", title="", files=("cats/deep",)),
    ),
    advice=DatasetAdvice(mirror=True, augment="none", reasons=("so",)),
)


@pytest.fixture
def preparation() -> Preparation:
    return prepared()


def prepared() -> Preparation:
    made = Preparation(Path("folder"))
    made.begin(None)
    made.take_report(REPORT)
    return made


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("out"), st.lists(st.sampled_from(NAMES), max_size=3), st.booleans()),
        st.tuples(st.just("crop"), st.sampled_from(NAMES), st.sampled_from([None, 0.25, 0.5])),
        st.tuples(st.just("framing"), st.sampled_from([None, "crop", "pad"]), st.none()),
        st.tuples(st.just("licence"), st.text(max_size=3), st.none()),
        st.tuples(st.just("label"), st.sampled_from(NAMES), st.sampled_from([None, "x", "y"])),
        st.tuples(st.sampled_from(["suggested", "advice"]), st.none(), st.none()),
    ),
    max_size=12,
)


def take(preparation: Preparation, step: tuple[str, object, object]) -> None:
    what, first, second = step
    if what == "out":
        preparation.set_out(list(first), bool(second))  # type: ignore[call-overload]
    elif what == "crop":
        box = None if second is None else Box(left=0, top=0, right=float(second), bottom=1)  # type: ignore[arg-type]
        preparation.set_crop(str(first), box)
    elif what == "framing":
        preparation.set_framing(None if first is None else Framing.model_validate({"fit": first}))
    elif what == "licence":
        preparation.set_text("licence", str(first))
    elif what == "label":
        preparation.set_own([str(first)], "label", second)
    elif what == "suggested":
        preparation.leave_out_suggested()
    else:
        preparation.take_advice()


@given(STEPS)
def test_undoing_all_gives_the_start_and_redoing_all_the_end(steps: list[tuple[str, object, object]]) -> None:
    preparation = prepared()
    seen = [preparation.manifest]
    for step in steps:
        take(preparation, step)
        seen.append(preparation.manifest)
    end = preparation.manifest
    while preparation.can_undo:
        before = preparation.manifest
        preparation.undo()
        assert preparation.manifest != before
        assert preparation.manifest in seen
    assert preparation.manifest == DatasetManifest()
    assert not preparation.dirty
    while preparation.can_redo:
        preparation.redo()
    assert preparation.manifest == end
    # Steps beyond either end do nothing.
    preparation.redo()
    assert preparation.manifest == end


def test_what_is_typed_in_one_go_is_one_step(preparation: Preparation) -> None:
    for text in ("C", "CC", "CC0"):
        preparation.set_text("licence", text)
    preparation.set_text("source", "me")
    preparation.undo()
    assert (preparation.manifest.licence, preparation.manifest.source) == ("CC0", "")
    preparation.undo()
    assert preparation.manifest == DatasetManifest()


def test_a_view_shows_what_its_finding_names(preparation: Preparation) -> None:
    assert [cell.name for cell in preparation.shown(ALL)] == list(NAMES)
    (empty,) = preparation.shown("empty")
    assert (empty.facts, empty.detail) == (None, "is empty")
    near = preparation.shown("near")
    assert [(cell.name, cell.group, cell.first) for cell in near] == [
        ("b.png", 0, True),
        ("a.png", 0, False),
    ]
    # Findings about classes show what lies in them; those about folders alone show nothing.
    assert [cell.name for cell in preparation.shown("class_small")] == list(NAMES[2:])
    assert preparation.shown("nested") == []
    assert preparation.suggested() == {"e.png": "empty", "a.png": "near"}
    preparation.leave_out_suggested()
    assert [cell.name for cell in preparation.shown(OUT)] == ["a.png", "e.png"]
    assert (preparation.count(ALL), preparation.count(OUT), preparation.used) == (4, 2, 3)
    assert preparation.suggested() == {}


def test_what_is_out_is_examined_too() -> None:
    stored = DatasetManifest(files={"a.png": FileChoice(exclude=True, why="near", label="x")})
    preparation = Preparation(Path("folder"))
    preparation.begin(stored)
    assert preparation.all_taken_in() == DatasetManifest(files={"a.png": FileChoice(label="x")})
    assert preparation.manifest == stored
    assert not preparation.dirty


def test_the_advice_is_kept_with_the_choices(preparation: Preparation) -> None:
    preparation.take_advice()
    assert (preparation.manifest.mirror, preparation.manifest.augment) == (True, "none")
    assert preparation.dirty
    preparation.mark_stored()
    assert not preparation.dirty
