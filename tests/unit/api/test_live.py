"""Live pictures: what a frame may hold, and the rules that a live session keeps."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from creastudio.api import (
    Generator,
    JobContext,
    LiveContext,
    LiveFrame,
    LiveNotes,
    Params,
    image_artifact,
    param,
)
from creastudio.api.live import MAX_LIVE_PIXELS
from creastudio.api.panel import listed, pairs, presets
from creastudio.api.testing import Case, outcomes
from creastudio.api.testing.png_pixels import rgba_of_png

LIVE_TITLES = {
    "its live session opens and draws",
    "the same settings give the same live picture",
    "a live picture is that of a job",
}


class FlatParams(Params):
    grey: int = param(90, title="Grey", ge=0, le=255)


def run(params: FlatParams, ctx: JobContext) -> None:
    ctx.check_cancelled()
    out = io.BytesIO()
    Image.new("RGB", (4, 2), (params.grey,) * 3).save(out, "PNG")
    ctx.emit(image_artifact(out.getvalue(), 4, 2))
    ctx.progress(1.0)


def _flat(grey: int) -> LiveFrame:
    return LiveFrame(4, 2, bytes((grey, grey, grey, 255)) * 8)


def opens(ctx: LiveContext) -> Callable[[FlatParams], LiveFrame]:
    return lambda params: _flat(params.grey)


def drifts(ctx: LiveContext) -> Callable[[FlatParams], LiveFrame]:
    drawn: list[int] = []

    def render(params: FlatParams) -> LiveFrame:
        drawn.append(1)
        return _flat(params.grey + len(drawn))

    return render


def is_brighter(ctx: LiveContext) -> Callable[[FlatParams], LiveFrame]:
    return lambda params: _flat(params.grey + 3)


def is_short(ctx: LiveContext) -> Callable[[FlatParams], LiveFrame]:
    return lambda params: LiveFrame(4, 2, b"\0" * 24)


def broken(tmp_path: Path, live: str, tolerance: float | None = 0.0) -> set[str]:
    generator = Generator(
        id="flat.grey", title="Grey", summary="Grey.", category="Images", makes="image", params=FlatParams,
        entry=f"{__name__}:run", live_entry=live and f"{__name__}:{live}", live_tolerance=tolerance, replay="exact",
    )  # fmt: skip
    found = {outcome.rule: outcome.problem for outcome in outcomes(Case(generator, tmp_path))}
    return {rule for rule, problem in found.items() if problem and rule in LIVE_TITLES}


@pytest.mark.parametrize(
    ("live", "tolerance", "rules"),
    [
        ("opens", 0.0, set[str]()),
        ("is_brighter", 3.0, set[str]()),
        ("is_brighter", None, set[str]()),
        ("is_brighter", 1.0, {"a live picture is that of a job"}),
        ("drifts", None, {"the same settings give the same live picture"}),
        ("is_short", 0.0, LIVE_TITLES),
        ("", 0.0, set[str]()),
    ],
)
def test_rules(tmp_path: Path, live: str, tolerance: float | None, rules: set[str]) -> None:
    assert broken(tmp_path, live, tolerance) == rules


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
def test_pixels_of_a_png(mode: str) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (7, 5, 4), np.uint8)
    picture = Image.fromarray(noise, "RGBA").convert(mode)
    out = io.BytesIO()
    picture.save(out, "PNG")
    width, height, pixels = rgba_of_png(out.getvalue())
    assert (width, height) == (5, 7)
    assert pixels == picture.convert("RGBA").tobytes()


def test_a_png_of_another_sort_is_refused() -> None:
    out = io.BytesIO()
    Image.new("P", (2, 2)).save(out, "PNG")
    with pytest.raises(ValueError, match="plain PNG"):
        rgba_of_png(out.getvalue())


def test_pixels_of_an_array_are_lent() -> None:
    array = np.zeros((2, 3, 4), np.uint8)
    view = LiveFrame(3, 2, array).pixels()
    array[0, 0, 0] = 7
    assert view[0] == 7
    assert len(view) == 24


@pytest.mark.parametrize(
    ("width", "height", "data"),
    [
        (2, 2, b"\0" * 15),
        (0, 2, b""),
        (2, 1, np.zeros((2, 4), np.float32)),
        (2, 2, np.zeros((2, 4, 4), np.uint8)[:, ::2]),
        (MAX_LIVE_PIXELS, 2, b"\0"),
    ],
)
def test_pixels_that_do_not_fit_are_refused(width: int, height: int, data: Any) -> None:
    with pytest.raises(ValueError, match="a live picture"):
        LiveFrame(width, height, data).pixels()


def test_bindings_are_split() -> None:
    assert listed(" warp, scale,") == ("warp", "scale")
    assert pairs("size=64, palette = dusk") == {"size": "64", "palette": "dusk"}


def test_notes_are_completed_and_checked() -> None:
    (note,) = LiveNotes([{"line": 1, "text": "x" * 900, "start": 2, "end": 4}]).checked()
    assert (note["line"], note["start"], note["end"], note["severity"]) == (1, 2, 4, "info")
    assert len(note["text"]) == 500
    for wrong in (
        {"text": "no line"},
        {"line": 0, "text": "", "start": 3, "end": 1},
        {"line": -1, "text": ""},
    ):
        with pytest.raises(ValueError, match="note"):
            LiveNotes([wrong]).checked()


def test_named_styles() -> None:
    told = presets("Careful: a=1, b=x; Free: a=2;")
    assert told == {"Careful": {"a": "1", "b": "x"}, "Free": {"a": "2"}}
