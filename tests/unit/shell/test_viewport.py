"""What the canvas shows, as a map between canvas px and view px."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from creastudio.shell.canvas.viewport import MAX_SCALE, MIN_SCALE, STEPS, Viewport

SPOTS = st.floats(-5000, 5000, allow_nan=False)
SCALES = st.floats(MIN_SCALE, MAX_SCALE)


def close(left: QPointF, right: QPointF, within: float = 1e-6) -> bool:
    return abs(left.x() - right.x()) < within and abs(left.y() - right.y()) < within


@given(SCALES, SPOTS, SPOTS, SPOTS, SPOTS)
def test_to_view_and_back_is_where_it_was(scale: float, left: float, top: float, x: float, y: float) -> None:
    viewport = Viewport(scale, left, top)
    point = QPointF(x, y)
    assert close(viewport.to_canvas(viewport.to_view(point)), point)


@given(SCALES, SPOTS, SPOTS, st.floats(0, 2000), st.floats(0, 2000), st.floats(0.001, 200))
def test_zoom_keeps_the_point_under_the_mouse(
    scale: float, left: float, top: float, x: float, y: float, to: float
) -> None:
    viewport, mouse = Viewport(scale, left, top), QPointF(x, y)
    zoomed = viewport.zoomed(to, mouse)
    assert MIN_SCALE <= zoomed.scale <= MAX_SCALE
    assert close(zoomed.to_view(viewport.to_canvas(mouse)), mouse, 1e-4)


@given(st.floats(1, 20000), st.floats(1, 20000), st.integers(120, 3000), st.integers(120, 3000))
def test_what_is_fitted_is_seen_in_the_middle(width: float, height: float, across: int, down: int) -> None:
    rect = QRectF(-300, 70, width, height)
    viewport = Viewport.fitted(rect, across, down)
    shown = viewport.rect_to_view(rect)
    assert close(shown.center(), QPointF(across / 2, down / 2), 1e-3)
    if viewport.scale > MIN_SCALE:
        assert QRectF(0, 0, across, down).contains(shown)


def test_the_keys_stop_at_round_scales() -> None:
    viewport = Viewport(0.9)
    assert viewport.stepped(1, QPointF()).scale == 1.0
    assert viewport.stepped(-1, QPointF()).scale == pytest.approx(2 / 3)
    assert Viewport(STEPS[-1]).stepped(1, QPointF()).scale == MAX_SCALE
    assert Viewport(STEPS[0]).stepped(-1, QPointF()).scale == MIN_SCALE


def test_pan_moves_the_content_with_the_mouse() -> None:
    viewport = Viewport(2.0)
    before = viewport.to_view(QPointF(10, 10))
    after = viewport.panned(30, -8).to_view(QPointF(10, 10))
    assert after - before == QPointF(30, -8)
