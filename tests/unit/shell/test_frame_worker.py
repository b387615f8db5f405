"""The thread that paints frames: newest wishes first, and nothing after its end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage

from creastudio.core.document import Document
from creastudio.core.timeline import Sequence
from creastudio.shell.timeline.monitor.frame_worker import Finished, FrameWorker, Wish

DOCUMENT, SEQUENCE = Document(), Sequence()


class Painter:
    """Notes what it paints, and waits where it is told to."""

    def __init__(self) -> None:
        self.times: list[int] = []
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    def frame(self, document: Document, sequence: Sequence, time: int, width: int, height: int) -> QImage:
        del document, sequence
        self.times.append(time)
        self.begun.set()
        assert self.go_on.wait(10)
        if time < 0:
            raise ValueError("before the beginning")
        return QImage(width, height, QImage.Format.Format_RGB32)


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
def worker(painter: Painter) -> Iterator[FrameWorker]:
    found = FrameWorker(lambda: painter)  # pyright: ignore[reportArgumentType]
    yield found
    painter.go_on.set()
    found.close()


def wish(time: int) -> Wish:
    return Wish(DOCUMENT, SEQUENCE, time, 4, 3)


def done(worker: FrameWorker) -> Finished:
    return worker.finished.get(timeout=10)


def test_what_waits_gives_way_to_newer_wishes(worker: FrameWorker, painter: Painter) -> None:
    painter.go_on.clear()
    worker.ask(wish(0))
    assert painter.begun.wait(10)
    for time in range(1, 6):
        worker.ask(wish(time), wish(time + 1))
    painter.go_on.set()
    assert [done(worker).wish.time for _ in range(3)] == [0, 5, 6]
    assert painter.times == [0, 5, 6]
    assert not worker.busy


def test_a_frame_comes_with_its_wish_and_size(worker: FrameWorker) -> None:
    worker.ask(wish(7))
    found = done(worker)
    assert found.image is not None
    assert (found.wish.time, found.image.width(), found.image.height()) == (7, 4, 3)
    assert found.error is None


def test_an_error_is_handed_over_and_painting_goes_on(worker: FrameWorker) -> None:
    worker.ask(wish(-1))
    assert isinstance(done(worker).error, ValueError)
    worker.ask(wish(1))
    assert done(worker).image is not None


def test_nothing_is_painted_after_the_end(worker: FrameWorker, painter: Painter) -> None:
    worker.close()
    worker.ask(wish(1))
    assert painter.times == []
    assert not worker.busy


def test_wishes_are_the_same_but_for_the_time() -> None:
    assert wish(1).same(wish(2))
    assert not wish(1).same(Wish(DOCUMENT, SEQUENCE, 1, 8, 6))
    assert not wish(1).same(Wish(Document(), SEQUENCE, 1, 4, 3))
