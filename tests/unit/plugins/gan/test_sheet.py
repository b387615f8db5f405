from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Model, UserError
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import direction_sheet, explore, sheet
from creastudio_gan.engine.labelled_sheet import GAP, SMALLEST
from creastudio_gan.sweeps import Sweep
from creastudio_gan.tools.directions import DirectionsParams
from creastudio_gan.tools.explore import ExploreParams, PictureParams
from creastudio_gan.tools.sheet import SheetParams


def _sheet(model: Model, folder: Path, **params: Any) -> Any:
    context = FakeContext(folder, seed=7, models=[model])
    sheet.run(SheetParams(model=model.card.id, **params), context)
    (made,) = context.results
    return made


def test_variations_begin_with_the_state_and_can_each_be_explored(tmp_path: Path, style_model: Model) -> None:
    made = _sheet(style_model, tmp_path / "a", x=0.5, cells=5, strength=0.4)
    state, cells = made.metadata["explore"], made.metadata["cells"]
    assert cells[0] == {}
    assert len(cells) == 5
    assert len({cell["mix"] for cell in cells[1:]}) == 4
    assert all(set(cell) == {"mix"} and cell["mix"].endswith("*0.4") for cell in cells[1:])
    context = FakeContext(tmp_path / "b", seed=7, models=[style_model])
    explore.run(PictureParams(**{**state, **cells[3]}), context)
    assert context.results[0].metadata["explore"] == {**state, **cells[3]}


def test_a_grid_goes_through_the_values_of_its_axes(tmp_path: Path, style_model: Model) -> None:
    made = _sheet(
        style_model,
        tmp_path,
        kind="grid",
        across="direction",
        across_values="2:-1..1/3",
        down="truncation",
        down_values="0.5,1",
        directions="sefa.all.1:1",
    )
    assert made.title == "Styled, truncation by #2"
    assert made.metadata["cells"][0] == {
        "truncation": 0.5,
        "directions": "sefa.all.1:1, sefa.all.2:-1",
    }
    assert made.metadata["cells"][4] == {"directions": "sefa.all.1:1, sefa.all.2:0"}
    assert made.metadata["width"] > 3 * (SMALLEST + GAP)


def test_planes_are_swept_around_the_state(tmp_path: Path, tiny_model: Model) -> None:
    made = _sheet(tiny_model, tmp_path, kind="grid", x=10.0, down="none")
    assert [cell.get("x", 10.0) for cell in made.metadata["cells"]] == [8, 9, 10, 11, 12]


def test_every_axis_moves_the_state() -> None:
    state = ExploreParams(mix="fine=3", directions="smile:1, warm=sefa.all.2:2")
    moved = {
        axis: sheet.moved(state, Sweep(axis, what), value)  # pyright: ignore[reportArgumentType]
        for axis, what, value in (
            ("truncation", "", "0.5"),
            ("y", "", "-3"),
            ("label", "", "oak"),
            ("seed", "coarse", "12"),
            ("direction", "smile", "-2"),
        )
    }
    assert moved["truncation"].truncation == 0.5
    assert moved["y"].y == -3
    assert moved["label"].label == "oak"
    assert moved["seed"].mix == "fine=3;coarse=12"
    assert moved["direction"].directions == "warm=sefa.all.2:2, smile:-2"


def test_labels_are_all_classes_unless_some_are_named(tmp_path: Path, make_style_model: Any) -> None:
    model = make_style_model(classes=("ash", "oak"))
    made = _sheet(model, tmp_path, kind="grid", across="label", down="none")
    assert made.metadata["cells"] == [{"label": "ash"}, {"label": "oak"}]
    with pytest.raises(UserError, match="no class 'elm'"):
        _sheet(model, tmp_path, kind="grid", across="label", across_values="elm")


def test_names_of_directions_are_told_with_their_ids(tmp_path: Path, style_model: Model) -> None:
    context = FakeContext(tmp_path, seed=7, models=[style_model])
    direction_sheet.run(DirectionsParams(model=style_model.card.id, rows=1, names="2=smile"), context)
    sheet.run(
        SheetParams(
            model=style_model.card.id,
            directions="smile:0.5",
            kind="grid",
            across="direction",
            across_values="smile:-1..1/2",
            down="none",
        ),
        context,
    )
    settled = context.results[-1].metadata["settled"]
    assert settled["directions"] == "smile=sefa.all.2:0.5"
    assert settled["across_values"] == "smile=sefa.all.2:-1..1/2"
    # Where nobody gave that name, they make the same.
    made = _sheet(
        style_model, tmp_path / "elsewhere", kind="grid", across="direction", down="none", **settled
    )
    assert made.data == context.results[-1].data
