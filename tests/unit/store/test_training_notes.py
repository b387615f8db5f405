"""What a training showed, kept for the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.advice import Advice
from creastudio.api.recipe import ModelRef
from creastudio.store.training_notes import (
    CURVES,
    KEPT_POINTS,
    KEPT_SHEETS,
    TrainingNotes,
    add_to_curve,
)


@pytest.fixture
def notes(tmp_path: Path) -> TrainingNotes:
    return TrainingNotes(tmp_path / "notes")


def test_what_was_noted_is_read_again(notes: TrainingNotes, tmp_path: Path) -> None:
    notes.add_point("loss", 0.5, 10)
    notes.add_sheet(b"first")
    notes.add_point("loss", 0.25, 20)
    notes.add_sheet(b"second", 20)
    notes.set_model(ModelRef(id="mine", sha256="a" * 64))
    again = TrainingNotes(tmp_path / "notes")
    assert again.curves() == {"loss": [(10, 0.5), (20, 0.25)]}
    assert [(sheet.step, sheet.path.read_bytes()) for sheet in again.sheets()] == [
        (10, b"first"),
        (20, b"second"),
    ]
    model = again.model()
    assert model is not None
    assert model.id == "mine"


def test_advice_and_the_panel_are_read_again(notes: TrainingNotes, tmp_path: Path) -> None:
    said = Advice(key="going", severity="good", text="It learns.", gauge=0.1)
    notes.set_advice([said], 20)
    notes.set_panel(b"pixels", {"panel": "Neighbours", "columns": 4})
    again = TrainingNotes(tmp_path / "notes")
    assert again.advice() == (said,)
    assert again.panel() == (b"pixels", {"panel": "Neighbours", "columns": 4})
    (tmp_path / "notes" / "advice.json").write_text('{"advice": [{"key": "?"}]}')
    assert again.advice() == ()


def test_of_nothing_there_is_nothing(notes: TrainingNotes) -> None:
    assert (notes.curves(), notes.sheets(), notes.model()) == ({}, [], None)
    assert (notes.advice(), notes.panel()) == ((), (b"", {}))


def test_a_training_that_went_back_tells_the_later_story(notes: TrainingNotes) -> None:
    for step in (10, 20, 30):
        notes.add_point("loss", step, step)
        notes.add_sheet(b"old", step)
    notes.add_point("loss", 7.0, 20)
    notes.add_sheet(b"new", 20)
    assert notes.curves() == {"loss": [(10, 10.0), (20, 7.0)]}
    assert [(sheet.step, sheet.path.read_bytes()) for sheet in notes.sheets()] == [(10, b"old"), (20, b"new")]


def test_very_many_are_thinned_out(notes: TrainingNotes) -> None:
    for step in range(3 * KEPT_POINTS):
        notes.add_point("loss", 1.0, step)
    for step in range(3 * KEPT_SHEETS):
        notes.add_sheet(b"sheet", step)
    (curve,) = notes.curves().values()
    assert len(curve) <= KEPT_POINTS
    assert (curve[0][0], curve[-1][0]) == (0, 3 * KEPT_POINTS - 1)
    sheets = notes.sheets()
    assert len(sheets) <= KEPT_SHEETS + 1
    assert (sheets[0].step, sheets[-1].step) == (0, 3 * KEPT_SHEETS - 1)


def test_a_line_that_was_cut_short_costs_itself_alone(notes: TrainingNotes, tmp_path: Path) -> None:
    notes.add_point("loss", 0.5, 1)
    with (tmp_path / "notes" / CURVES).open("a") as file:
        file.write('["loss", 2')
    assert notes.curves() == {"loss": [(1, 0.5)]}


def test_a_disk_that_refuses_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("in the way")
    notes = TrainingNotes(tmp_path / "notes")
    notes.add_point("loss", 0.5, 1)
    notes.add_sheet(b"sheet")
    notes.set_model(ModelRef(id="mine"))
    assert (notes.curves(), notes.sheets(), notes.model()) == ({}, [], None)


@given(st.lists(st.tuples(st.integers(0, 50), st.floats(0, 1))))
def test_a_curve_never_goes_back(points: list[tuple[int, float]]) -> None:
    curve: list[tuple[int, float]] = []
    for step, value in points:
        add_to_curve(curve, step, value)
    steps = [step for step, _ in curve]
    assert steps == sorted(set(steps))
    assert not points or curve[-1] == points[-1]


def test_texts_are_kept_beside_pictures_and_are_no_cover(notes: TrainingNotes) -> None:
    picture = b"\x89PNG and more"
    notes.add_sheet(picture, 10)
    notes.add_sheet("秋山".encode(), 20)
    assert [sheet.path.suffix for sheet in notes.sheets()] == [".png", ".txt"]
    assert notes.last_sheet() == picture
    notes.add_sheet(picture, 5)
    assert [sheet.step for sheet in notes.sheets()] == [5]
