"""What is locked: frames leave it out, and it keeps its height among the others."""

from __future__ import annotations

import numpy as np

from creastudio.api.layout import Box, Element, Layout
from creastudio_layout.engine.crops import Crop
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.locks import MOST, around_locks, with_locked
from creastudio_layout.engine.regions import within

NO = (0.0, 0.0, 0.0, 0.0)
FRAME = Frame(
    0, (0.0, 0.0, 100.0, 100.0), "top", "start", "top", NO, "panel", NO, (), NO, crop=Crop(0, 0, 1, 1, 1)
)


def test_zones_leave_a_box_out() -> None:
    held = (40.0, 30.0, 20.0, 20.0)
    found = around_locks([FRAME], [held], ())
    assert len(found) == 4
    assert all(
        within(frame.zone, held)[2:] == (0, 0) or min(within(frame.zone, held)[2:]) <= 0 for frame in found
    )


def test_a_box_elsewhere_changes_nothing() -> None:
    assert around_locks([FRAME], [(200.0, 0.0, 10.0, 10.0)], ()) == [FRAME]
    assert around_locks([FRAME], [], ()) == [FRAME]


def test_a_zone_that_is_covered_is_given_up() -> None:
    assert around_locks([FRAME], [(-5.0, -5.0, 110.0, 110.0)], ()) == []


def test_many_boxes_leave_the_largest_parts_and_no_multitude() -> None:
    rng = np.random.default_rng(1)
    held = [(float(x), float(y), 2.0, 2.0) for x, y in rng.uniform(0, 98, (24, 2))]
    found = around_locks([FRAME], held, ())
    zones = [frame.zone for frame in found]
    assert 0 < len(zones) <= MOST
    assert len(set(zones)) == len(zones)
    assert all(min(within(zone, box)[2:]) <= 0 for zone in zones for box in held)


def item(name: str, x: float = 0) -> Element:
    return Element(id=name, role="shape", box=Box(x=x, y=0, width=5, height=5))


def test_locked_elements_keep_their_height() -> None:
    before = Layout(width=10, height=10, elements=(item("a"), item("b", 3), item("c")))
    after = Layout(width=10, height=10, elements=(item("a", 1), item("b"), item("c", 1)))
    found = with_locked(after, before, [before.elements[1]])
    assert [(one.id, one.box.x) for one in found.elements] == [("a", 1), ("b", 3), ("c", 1)]
