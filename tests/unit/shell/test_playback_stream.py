"""The way through a sequence, the sound that waits for the device, and the clock."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.shell.timeline.playback.clock import StreamClock
from creastudio.shell.timeline.playback.ring import Levels, Ring
from creastudio.shell.timeline.playback.route import Route, Stretch


def samples(route: Route, chunk: int, most: int = 10_000) -> list[float]:
    found: list[float] = []
    while len(found) < most and (taken := route.take(chunk)):
        found += [item.at + item.step * number for item in taken for number in range(item.frames)]
    return found


def test_a_route_goes_to_the_end_and_no_further() -> None:
    route = Route(95, 1, 100)
    assert samples(route, 3) == [95, 96, 97, 98, 99]
    assert route.over()
    assert samples(Route(4, -1, 100), 3) == [4, 3, 2, 1]
    assert samples(Route(90, 4, 100), 8) == [90, 94, 98]


def test_a_loop_has_no_gap() -> None:
    heard = samples(Route(2, 1, 100, (3, 7)), 5, 20)
    assert heard[:13] == [2, 3, 4, 5, 6, 3, 4, 5, 6, 3, 4, 5, 6]


def test_what_begins_after_the_loop_goes_to_the_end() -> None:
    assert samples(Route(8, 1, 10, (3, 7)), 5) == [8, 9]
    assert samples(Route(6, -1, 10, (3, 7)), 5) == [6, 5, 4, 3, 2, 1]


@given(
    at=st.integers(0, 200),
    step=st.sampled_from([1, 2, 4, 8, -1, -2]),
    loop=st.none() | st.tuples(st.integers(0, 90), st.integers(91, 150)),
    chunk=st.integers(1, 60),
)
def test_a_route_is_the_same_in_any_chunks(
    at: int, step: int, loop: tuple[int, int] | None, chunk: int
) -> None:
    expected = samples(Route(at, step, 180, loop), 1, 500)
    found = samples(Route(at, step, 180, loop), chunk, 500)
    count = min(len(expected), len(found), 500)
    assert found[:count] == expected[:count]
    assert len(expected) == len(found) or count == 500


def put(ring: Ring, at: int, count: int) -> None:
    sound = np.repeat(np.arange(at, at + count, dtype=np.float32), 2)
    ring.write(sound.tobytes(), [(Stretch(at, 1, count), Levels((1, 1), (1, 1)))])


def got(ring: Ring, count: int) -> list[float]:
    return np.frombuffer(ring.read(count), np.float32).reshape(-1, 2)[:, 0].tolist()


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 60)), max_size=40))
def test_a_ring_hands_over_all_of_it_in_order_and_knows_where_it_is(turns: list[tuple[int, int]]) -> None:
    ring = Ring(64, at=1000)
    written, heard, handed = 1000, [], 0
    for wish, take in turns:
        count = min(wish, ring.room)
        if count:
            put(ring, written, count)
            written += count
        due = min(take, ring.waiting)
        sound = got(ring, take)
        assert sound[due:] == [0.0] * (take - due), "silence fills in"
        for number in range(due):
            assert ring.place(handed + number)[0] == sound[number]
        heard += sound[:due]
        handed += take
        assert ring.handed == handed
    assert heard == [float(1000 + number) for number in range(len(heard))]


def test_silence_that_fills_in_is_no_time_of_the_sequence() -> None:
    ring = Ring(64, at=0)
    ring.read(10)
    put(ring, 0, 20)
    ring.read(50)
    assert [ring.place(frame)[0] for frame in (5, 10, 15, 30, 59)] == [0, 0, 5, 20, 20]
    assert ring.late == 30, "what fills in before the first sound isn't late"
    put(ring, 20, 5)
    ring.read(5)
    assert ring.place(62)[0] == 22


def test_the_end_is_over_when_it_was_heard() -> None:
    ring = Ring(64, at=0)
    put(ring, 0, 20)
    ring.finish()
    ring.read(40)
    assert not ring.place(19)[1]
    assert ring.place(20) == (20, True)
    assert ring.late == 0


def test_a_cut_keeps_a_little_and_says_what_was_dropped() -> None:
    ring = Ring(400, at=0)
    put(ring, 0, 200)
    put(ring, 500, 100)
    ring.read(150)
    at, old = ring.cut(70)
    assert at == 520
    assert np.frombuffer(old, np.float32).tolist()[::2] == [float(n) for n in range(520, 600)]
    put(ring, 7, 5)
    assert got(ring, 75) == [*map(float, range(150, 200)), *map(float, range(500, 520)), 7, 8, 9, 10, 11]
    assert ring.place(149 + 72)[0] == 8
    assert ring.cut(70) == (None, b"")


def test_levels_are_those_of_what_was_heard() -> None:
    ring = Ring(400, at=0)
    for number, level in enumerate((0.1, 0.9, 0.2)):
        ring.write(bytes(80), [(Stretch(10 * number, 1, 10), Levels((level, level / 2), (level, 0)))])
    ring.read(30)
    assert ring.levels(0, 10).peaks == (0.1, 0.05)
    assert ring.levels(5, 15).peaks == (0.9, 0.45)
    assert ring.levels(20, 30) == Levels((0.2, 0.1), (0.2, 0))


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_clock_smooths_reports_in_steps_and_never_goes_back() -> None:
    time = Time()
    clock = StreamClock(1000, time)
    shown: list[float] = []
    for tick in range(1000):
        time.now += 0.001
        if tick % 10 == 0:
            clock.report(tick // 20 * 20)  # 20 frames at once, as a device hands over
        shown.append(clock.heard())
    steps = np.diff(shown)
    assert (steps >= 0).all()
    assert steps[200:].max() < 3
    assert np.abs(np.array(shown[200:]) - np.arange(200, 1000)).max() < 25


def test_a_device_that_stands_still_holds_the_clock() -> None:
    time = Time()
    clock = StreamClock(1000, time)
    clock.report(10)
    time.now += 5
    assert clock.heard() == pytest.approx(50)
    time.now += 5
    clock.report(12)
    time.now += 0.01
    assert clock.heard() == pytest.approx(50)
    clock.report(2000)
    assert clock.heard() == pytest.approx(2000)
