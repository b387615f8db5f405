"""Handing sound over to a device."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QIODevice, QTimer
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

from creastudio.shell.timeline.playback import sink as module
from creastudio.shell.timeline.playback.ring import FRAME, Levels, Ring
from creastudio.shell.timeline.playback.route import Stretch
from creastudio.shell.timeline.playback.sink import SinkOutput

RATE = 48_000


class FakeSink:
    """Takes 480 frames every 2 ms until it stands still; keeps 960 in store."""

    def __init__(self, _device: QAudioDevice, form: QAudioFormat) -> None:
        self.form = form
        self.taken = bytearray()
        self.volume, self.stopped, self.dead, self.broken = 1.0, False, False, False
        self._size = 0

    def setBufferSize(self, size: int) -> None:
        self._size = size

    def bufferSize(self) -> int:
        return self._size

    def bytesFree(self) -> int:
        return self._size - 960 * FRAME

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def error(self) -> SimpleNamespace:
        return SimpleNamespace(name="FatalError" if self.broken else "NoError")

    def start(self, source: QIODevice) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(lambda: None if self.dead else self._take(source))
        self._timer.start(2)

    def _take(self, source: QIODevice) -> None:
        self.taken += source.read(480 * FRAME).data()

    def stop(self) -> None:
        self._timer.stop()
        self.stopped = True


class Room:
    """An output to a fake sink, with a second of sound."""

    def __init__(self) -> None:
        self.sinks: list[FakeSink] = []
        self.ring = Ring(RATE, at=0)
        sound = np.repeat(np.arange(RATE, dtype=np.float32), 2)
        self.ring.write(sound.tobytes(), [(Stretch(0, 1, RATE), Levels())])
        make: Any = self._make
        self.output = SinkOutput(self.ring, RATE, QAudioDevice(), make)

    def _make(self, device: QAudioDevice, form: QAudioFormat) -> FakeSink:
        self.sinks.append(FakeSink(device, form))
        return self.sinks[-1]

    def wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.002)


@pytest.fixture
def room(qapp: QCoreApplication) -> Iterator[Room]:
    del qapp
    made = Room()
    made.output.set_volume(0.25)
    made.output.start()
    made.wait(lambda: bool(made.sinks))
    yield made
    made.output.stop()
    made.output.join()
    assert made.sinks[0].stopped


def test_a_device_gets_all_of_it_in_order_at_its_volume(room: Room) -> None:
    (sink,) = room.sinks
    room.wait(lambda: len(sink.taken) >= 4800 * FRAME)
    frames = np.frombuffer(bytes(sink.taken[: 4800 * FRAME]), np.float32)[::2]
    assert frames.tolist() == list(range(4800))
    assert (sink.form.sampleRate(), sink.form.channelCount(), sink.volume) == (RATE, 2, 0.25)
    room.output.set_volume(0.5)
    room.wait(lambda: sink.volume == 0.5)


def test_what_the_device_keeps_in_store_is_not_heard_yet(room: Room) -> None:
    (sink,) = room.sinks
    room.wait(lambda: room.output.heard() > 4800)
    sink.dead = True
    time.sleep(0.1)
    consumed = len(sink.taken) // FRAME - 960
    assert consumed <= room.output.heard() <= consumed + 0.041 * RATE


def test_a_device_that_says_it_is_gone_has_failed(room: Room) -> None:
    room.wait(lambda: len(room.sinks[0].taken) > 0)
    assert not room.output.failed
    room.sinks[0].broken = True
    room.wait(lambda: room.output.failed)


def test_a_device_that_takes_nothing_has_failed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.wait(lambda: len(room.sinks[0].taken) > 0)
    monkeypatch.setattr(module, "_WAKING", 0.05)
    monkeypatch.setattr(module, "_DEAD", 0.05)
    room.sinks[0].dead = True
    room.wait(lambda: room.output.failed)
