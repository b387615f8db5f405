"""Keys that sound at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from creastudio.media.live_instrument import Instrument
from creastudio.media.live_voices import LiveVoices
from creastudio.shell.timeline.playback import live
from creastudio.shell.timeline.playback.live import LiveRing, LiveSound
from creastudio.shell.timeline.playback.output import Output
from tests.support.toy_live import until
from tests.unit.shell.hand_output import HandOutput

PIANO = Instrument()


class Keyboard(HandOutput):
    def play(self, frames: int) -> np.ndarray:
        return np.frombuffer(self.ring.read(frames), np.float32).reshape(-1, 2)


class Room:
    def __init__(self) -> None:
        self.outputs: list[Keyboard] = []
        self.sound = LiveSound(self._output)

    def _output(self, ring: LiveRing, rate: int) -> Keyboard:
        self.outputs.append(Keyboard(ring, rate))
        return self.outputs[-1]


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.sound.close()


def test_a_key_is_heard_in_the_next_piece_that_the_device_takes(room: Room) -> None:
    room.sound.strike(1, PIANO, 60, 100)
    output = room.outputs[-1]
    until(lambda: bool(output.play(480).any()))
    assert room.sound.measured() > 0
    room.sound.lift(1)
    until(lambda: not output.play(4800).any())


def test_nothing_is_opened_before_a_key(room: Room) -> None:
    room.sound.lift(1)
    room.sound.silence()
    assert not room.outputs


def test_the_device_is_let_go_of_when_no_key_comes(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "IDLE", 0.01)
    room.sound.wake()
    until(lambda: room.outputs[-1].stopped)
    until(lambda: room.sound._thread is None)
    room.sound.strike(1, PIANO, 60, 100)
    until(lambda: len(room.outputs) == 2 and bool(room.outputs[-1].play(480).any()))


def test_a_device_that_fails_is_opened_anew_by_the_next_key(room: Room) -> None:
    room.sound.wake()
    room.outputs[-1].failed = True
    until(lambda: room.sound._thread is None)
    room.sound.strike(1, PIANO, 60, 100)
    until(lambda: len(room.outputs) == 2 and bool(room.outputs[-1].play(480).any()))


def test_after_closing_no_key_sounds_and_no_thread_is_left(room: Room) -> None:
    room.sound.strike(1, PIANO, 60, 100)
    room.sound.close()
    room.sound.strike(2, PIANO, 60, 100)
    assert len(room.outputs) == 1
    assert room.outputs[0].stopped


def test_a_key_that_comes_while_the_device_is_let_go_of_is_heard(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve, late = LiveSound._serve, [True]

    def serve_once(sound: LiveSound, voices: LiveVoices, output: Output) -> None:
        if late:
            # It has stopped listening, and isn't gone yet.
            late.clear()
            sound.strike(1, PIANO, 60, 100)
            return
        serve(sound, voices, output)

    monkeypatch.setattr(LiveSound, "_serve", serve_once)
    room.sound.wake()
    until(lambda: len(room.outputs) == 2)
    until(lambda: bool(room.outputs[-1].play(480).any()))
