"""Playing a sequence: what comes out, and where it says that it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from creastudio.core.document import Document
from creastudio.core.timeline import Clip, Loop, Sequence, Track
from creastudio.shell.timeline.playback.engine import RATE, SCALE, Playback
from creastudio.shell.timeline.playback.output import SilentOutput
from creastudio.shell.timeline.playback.ring import Levels, Ring
from creastudio.shell.timeline.playback.route import Stretch
from tests.support.media_files import write_sound
from tests.support.sound import SAMPLE
from tests.support.toy_live import until
from tests.unit.shell.hand_output import HandOutput

COUNT = 40_000
"""Samples of the sound that is played: sample n is n / 65,536 on the left, so each tells its place."""


class Numbers(HandOutput):
    def play(self, frames: int) -> np.ndarray:
        """Return the numbers of the samples that come next; waits for the mixer, as no device would."""
        found: list[np.ndarray] = []
        deadline = time.monotonic() + 20
        while frames:
            count = min(frames, self.ring.waiting)
            if count:
                sound = np.frombuffer(self.ring.read(count), np.float32).reshape(-1, 2)
                found.append(np.round(sound[:, 0] * 65536).astype(int))
                frames -= count
            else:
                assert time.monotonic() < deadline, "nothing is mixed"
                time.sleep(0.001)
        return np.concatenate(found)


class Room:
    """A document whose one sound tells its place, and a playback of it."""

    def __init__(self, folder: Path) -> None:
        ramp = np.arange(COUNT) / 65536
        write_sound(folder / ("0" * 64), np.stack([ramp, ramp], axis=1))
        self.outputs: list[Numbers] = []
        self.playback = Playback(lambda sha256: folder / sha256, self._output)

    def _output(self, ring: Ring, rate: int) -> Numbers:
        self.outputs.append(Numbers(ring, rate))
        return self.outputs[-1]

    @property
    def output(self) -> Numbers:
        """The one that was made last."""
        return self.outputs[-1]

    def document(self, start: int = 0, **fields: object) -> Document:
        """The sound from a sample of the sequence on."""
        clip = Clip(
            kind="audio",
            asset="0" * 64,
            start=start * SAMPLE,
            duration=COUNT * SAMPLE,
            source_duration=COUNT * SAMPLE,
        )
        return Document(sequences=(Sequence(id="s", tracks=(Track(kind="audio", clips=(clip,)),), **fields),))  # type: ignore[arg-type]

    def position(self) -> int:
        """The sample of the sequence that is heard."""
        found = self.playback.position()
        assert found is not None
        return found[0] // SCALE


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.playback.close()


def even(sound: np.ndarray) -> list[int]:
    """Samples that are told apart by 16 bits: the even ones."""
    return sound[::2].tolist()


def test_it_plays_from_the_sample_that_was_asked_for(room: Room) -> None:
    room.playback.start(room.document(), "s", 1000 * SCALE, 1)
    assert even(room.output.play(6000)) == list(range(1000, 7000, 2))
    assert room.position() == 7000


def test_a_loop_is_heard_without_a_gap(room: Room) -> None:
    loop = Loop(start=2000 * SAMPLE, end=5000 * SAMPLE)
    room.playback.start(room.document(loop=loop), "s", 4000 * SCALE, 1)
    heard = even(room.output.play(7000))
    assert heard == [*range(4000, 5000, 2), *range(2000, 5000, 2), *range(2000, 5000, 2)]
    room.output.play(100)
    assert room.position() == 2100


def test_a_span_is_played_in_place_of_the_loop_of_the_sequence(room: Room) -> None:
    loop = Loop(start=2000 * SAMPLE, end=5000 * SAMPLE)
    room.playback.start(room.document(loop=loop), "s", 7000 * SCALE, 1, span=(7000 * SCALE, 8000 * SCALE))
    assert even(room.output.play(2000)) == [*range(7000, 8000, 2)] * 2


def test_a_bar_is_counted_in_by_clicks_and_then_the_music_begins_where_it_was_wanted(room: Room) -> None:
    # At 120 a minute a bar of 4/4 lasts 96,000 samples.
    room.playback.start(room.document(), "s", 0, 1, count_in=1)
    counted = room.output.play(96_000)
    beats = [number for number in range(4) if np.abs(counted[number * 24_000 :][:2000]).max() > 5000]
    assert beats == [0, 1, 2, 3]
    assert room.position() == 0
    assert even(room.output.play(4000)) == list(range(0, 4000, 2))


def test_backwards_and_fast_are_heard_too(room: Room) -> None:
    room.playback.start(room.document(), "s", 20_000 * SCALE, -1)
    assert np.abs(room.output.play(4000) - np.arange(20_000, 16_000, -1)).max() <= 4
    assert room.position() == 16_000
    room.playback.start(room.document(), "s", 1000 * SCALE, 4)
    room.output.play(4000)
    assert room.position() == 17_000


def test_the_end_is_told_when_it_was_heard(room: Room) -> None:
    room.playback.start(room.document(), "s", (COUNT - 3000) * SCALE, 1)
    room.output.play(3000)
    room.output.ring.read(10)
    waited = time.monotonic() + 10
    while not (found := room.playback.position()) or not found[1]:
        assert time.monotonic() < waited
        time.sleep(0.002)
    assert found[0] == COUNT * SCALE


def test_an_edit_is_heard_soon_and_nothing_twice(room: Room) -> None:
    room.playback.start(room.document(), "s", 0, 1)
    assert even(room.output.play(4000))[-1] == 3998
    room.playback.show(room.document(start=10_000), "s")
    heard = room.output.play(12_000)
    assert abs(heard[-1] - 5999) <= 1
    changed = int(np.argmax(heard[500:] != np.arange(4500, 16_000))) + 500
    assert changed < 4000, "what was mixed ahead was dropped"
    assert room.position() == 16_000


def test_a_jump_goes_on_from_there_and_the_playhead_at_once(room: Room) -> None:
    room.playback.start(room.document(), "s", 0, 1)
    room.output.play(4000)
    room.playback.go(30_000 * SCALE, 1)
    assert room.position() == 30_000
    heard = room.output.play(5000)
    assert 30_000 <= heard[-1] < 35_000
    assert abs(room.position() - (heard[-1] + 1)) <= 1


def test_stopping_is_heard_at_once_and_playing_anew_begins_where_it_is_told(room: Room) -> None:
    room.playback.start(room.document(), "s", 0, 1)
    room.output.play(100)
    room.playback.stop()
    assert room.output.stopped
    assert room.playback.position() is None
    room.playback.start(room.document(), "s", 500 * SCALE, 1)
    assert even(room.output.play(100)) == list(range(500, 600, 2))
    assert len(room.outputs) == 2


def test_what_is_heard_has_a_level(room: Room) -> None:
    room.playback.start(room.document(), "s", 32_768 * SCALE, 1)
    room.output.play(2048)
    levels = room.playback.levels()
    assert levels.peaks == pytest.approx((0.53, 0.53), abs=0.02)
    assert levels.squares == pytest.approx((0.265, 0.265), abs=0.02)
    assert room.playback.levels().peaks == (0, 0), "nothing was heard since"


def test_dragging_sounds_moments(room: Room) -> None:
    room.playback.scrub(room.document(), "s", 9000 * SCALE)
    heard = room.output.play(4000)
    assert heard[1000] == pytest.approx(10_000, abs=1)
    assert heard[0] < 100, "a grain comes and goes softly"
    room.playback.start(room.document(), "s", 0, 1)
    assert room.outputs[0].stopped


def test_the_metronome_clicks_while_it_plays(room: Room) -> None:
    quiet = room.document(start=RATE * 10)
    room.playback.metronome = True
    room.playback.start(quiet, "s", 0, 1)
    heard = room.output.play(RATE)
    beats = np.flatnonzero(np.abs(heard) > 15_000)
    assert beats[0] == 0
    assert np.abs(heard[RATE // 2 : RATE // 2 + 3]).max() > 15_000
    room.playback.metronome = False
    room.output.play(1300)
    assert np.abs(room.output.play(RATE)).max() == 0


def test_the_silent_clock_goes_by_the_clock_of_the_computer(tmp_path: Path) -> None:
    ring = Ring(96_000, at=0)
    ring.write(bytes(8 * 90_000), [(Stretch(0, 1, 90_000), Levels())])
    output = SilentOutput(ring, RATE)
    # From before the start until after the question: so a busy machine can't make it seem too fast.
    begun = time.monotonic()
    output.start()
    until(lambda: output.heard() > 4800)
    heard = output.heard()
    assert heard <= (time.monotonic() - begun) * RATE + 0.05 * RATE
    output.stop()
    output.join()


def test_an_edit_made_while_the_mixer_is_being_made_is_heard(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mixer is made on another thread, from the document there was when it began."""
    from creastudio.media import mixer

    begun, edited = threading.Event(), threading.Event()

    class SlowMixer(mixer.Mixer):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            begun.set()
            assert edited.wait(10)

    monkeypatch.setattr(mixer, "Mixer", SlowMixer)
    room.playback.prepare(room.document(), "s", 0)
    assert begun.wait(10)
    room.playback.start(room.document(start=100), "s", 100 * SCALE, 1)
    edited.set()
    assert even(room.output.play(500)) == list(range(0, 500, 2))
