"""Margins and units of formats, and the room that a label will need."""

from __future__ import annotations

import pytest

from creastudio.api.formats import formats_in
from creastudio.core.canvas import Artboard
from creastudio.core.geometry import bounds_of
from creastudio.core.labelling import Labelling
from creastudio.export.labels import label_layers
from creastudio_layout.theory.sizes import room_of


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """A process has one application: measuring the label must not make another first."""


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("iab.320x50", "strip"),
        ("meta.link", "wide"),
        ("meta.square", "square"),
        ("pinterest.pin", "tall"),
        ("iab.160x600", "tower"),
    ],
)
def test_shapes_are_told(form: str, shape: str) -> None:
    assert room_of(formats_in(form)[0]).shape == shape


def test_words_keep_clear_of_margins_and_of_what_a_platform_covers() -> None:
    form = formats_in("meta.story")[0]
    room = room_of(form)
    top, right, bottom, left = form.safe
    x, y, width, height = room.safe
    assert y > top
    assert y + height < form.height - bottom
    assert x >= max(left, room.margin)
    assert x + width <= form.width - max(right, room.margin) + 1e-6


@pytest.mark.parametrize("name", ["wechat", "weibo", "rednote"])
def test_words_keep_clear_of_the_label_of_generated_content(name: str) -> None:
    for form in formats_in(name):
        board = Artboard(width=form.width, height=form.height)
        ground, words = (bounds_of((layer,)) for layer in label_layers(board, Labelling()))
        top = min(ground.y - ground.height / 2, words.y - words.height / 2)
        _, y, _, height = room_of(form).safe
        assert y + height <= top + 0.5


def test_a_format_of_print_is_seen_from_nearer_than_a_screen() -> None:
    screen, print_ = (room_of(formats_in(name)[0]) for name in ("meta.square", "print.a5"))
    assert screen.unit == pytest.approx(2.7)
    assert print_.unit == pytest.approx(300 / 110)
