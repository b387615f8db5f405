"""Words and logo set into frames: the largest size that fits, everything in the zone, clear space kept."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio_layout.engine.fitting import LOGO, PAD_X, PARTS, Tables
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.regions import NOTHING
from creastudio_layout.engine.stack import CTA, HEADLINE, Placed, place
from creastudio_layout.theory.sizes import Room

ROOM = Room("test", 400.0, 400.0, 1.0, 20.0, (20.0, 20.0, 360.0, 360.0), 0.0)


def tables() -> Tables:
    """A headline of 10 font sizes in one line, 6 in two; a button's label of 4."""
    widths = np.zeros((1, 6, 2))
    widths[0, HEADLINE], widths[0, CTA] = (10.0, 6.0), (4.0, 4.0)
    first, line = np.full((1, 6), 1.2), np.full((1, 6), 1.1)
    return Tables(widths, first, line, np.array([1.4]))


def put(logo: str = "top", anchor: str = "top", align: str = "start", clear: float = 0.25) -> Placed:
    present = [name in ("headline", "cta", "logo") for name in PARTS]
    frame = Frame(
        0, (20.0, 20.0, 360.0, 360.0), anchor, align, logo, NOTHING, "panel", NOTHING, (), (0, 0, 400, 400)
    )
    return place(ROOM, [frame], tables(), present, 3.0, 20.0, clear)


@pytest.mark.parametrize("logo", ["top", "foot", "side"])
@pytest.mark.parametrize("anchor", ["top", "middle", "bottom", "spread"])
def test_everything_stands_in_the_zone_and_nothing_on_another(logo: str, anchor: str) -> None:
    found = put(logo, anchor)
    assert found.fits.all()
    here = [found.boxes[0, part] for part in (HEADLINE, CTA, LOGO)]
    for x, y, width, height in here:
        assert min(x, y) >= 20 - 1e-6
        assert max(x + width, y + height) <= 380 + 1e-6
    for one, other in ((0, 1), (0, 2), (1, 2)):
        a, b = here[one], here[other]
        across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
        down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
        assert min(across, down) <= 1e-6


def test_the_headline_is_as_wide_as_its_lines_and_a_button_as_its_label_with_room() -> None:
    found = put()
    size, lines = found.size[0, HEADLINE], found.lines[0, HEADLINE]
    assert found.boxes[0, HEADLINE, 2] == pytest.approx(size * (10.0, 6.0)[lines - 1])
    assert found.boxes[0, CTA, 2] == pytest.approx(found.size[0, CTA] * (4 + 2 * PAD_X))


@pytest.mark.parametrize("logo", ["top", "foot"])
def test_a_logo_keeps_the_clear_space_of_its_kit(logo: str) -> None:
    for clear in (0.25, 1.0, 1.5):
        found = put(logo, "spread", clear=clear)
        _, y, wide, high = found.boxes[0, LOGO]
        words = [found.boxes[0, part] for part in (HEADLINE, CTA)]
        free = min(max(box[1] - y - high, y - box[1] - box[3]) for box in words)
        assert free >= clear * min(wide, high) - 1e-6


def test_centred_words_share_their_middle() -> None:
    found = put(align="center")
    middles = [found.boxes[0, part, 0] + found.boxes[0, part, 2] / 2 for part in (HEADLINE, CTA, LOGO)]
    assert middles == pytest.approx([200.0] * 3)


def test_what_is_too_long_does_not_fit() -> None:
    long = tables()
    long.widths[0, HEADLINE] = 400.0
    present = [name == "headline" for name in PARTS]
    frame = Frame(
        0, (20.0, 20.0, 360.0, 360.0), "top", "start", "top", NOTHING, "panel", NOTHING, (), NOTHING
    )
    assert not place(ROOM, [frame], long, present, 1.0, 0.0).fits.any()
