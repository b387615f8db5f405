"""Clicks before the music."""

from __future__ import annotations

import numpy as np

from creastudio.core.tempo import TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.shell.timeline.playback.count_in import CountedIn, bar_before

RATE = 1000
BAR = 2 * RATE
"""Samples of a bar of four quarters at 120 a minute."""


class Ones:
    """A mixer whose sound is all ones; remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.peaks = {"track": 1.0}

    def render(self, start_sample: int, count: int) -> np.ndarray:
        self.asked.append((start_sample, count))
        return np.ones((count, 2), np.float32)


def test_bars_before_are_as_long_as_the_one_that_is_entered() -> None:
    tempo = TempoMap()
    assert bar_before(tempo, 0, 1, RATE) == BAR
    assert bar_before(tempo, 5 * FLICKS_PER_SECOND, 2, RATE) == 2 * BAR
    assert bar_before(tempo, 0, 0, RATE) == 0


def test_it_clicks_on_every_beat_and_then_the_music_begins() -> None:
    mixer = Ones()
    counted = CountedIn(mixer, TempoMap(), 0, BAR, RATE)
    sound = np.concatenate([counted.render(-BAR + begin, 500) for begin in range(0, BAR, 500)])
    assert sound.shape == (BAR, 2)
    assert mixer.asked == []
    assert counted.peaks == {}
    for beat in range(0, BAR, 500):
        assert np.abs(sound[beat : beat + 60]).max() > 0.05
        assert np.abs(sound[beat + 300 : beat + 490]).max() < 0.01
    assert (counted.render(0, 100) == 1).all()
    assert counted.peaks == {"track": 1.0}


def test_a_chunk_over_the_beginning_has_both_without_a_gap() -> None:
    mixer = Ones()
    sound = CountedIn(mixer, TempoMap(), BAR, BAR, RATE).render(BAR - 50, 120)
    assert sound.shape == (120, 2)
    assert mixer.asked == [(BAR, 70)]
    assert (sound[50:] == 1).all()


def test_once_the_music_has_begun_a_loop_that_jumps_back_does_not_click_again() -> None:
    mixer = Ones()
    counted = CountedIn(mixer, TempoMap(), BAR, BAR, RATE)
    counted.render(BAR, 10)
    counted.render(0, 10)
    assert mixer.asked == [(BAR, 10), (0, 10)]
