"""Notes that sound while they are held."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from creastudio.api.score import Note, Score, track_of
from creastudio.media.live_instrument import Instrument
from creastudio.media.live_voices import MAX_STROKES, LiveVoices
from creastudio.media.synth import Synth


@pytest.fixture(scope="module")
def synth() -> Iterator[Synth]:
    with Synth(48_000) as made:
        yield made


def test_a_note_sounds_as_in_a_score_and_from_its_first_frame_on(synth: Synth) -> None:
    live = LiveVoices(synth)
    live.strike("a", Instrument(program=73), 69, 100)
    heard = np.concatenate([live.take(480) for _ in range(40)])
    wanted = synth.render(track_of(Score(), [Note(0, 960, 69, 100)], program=73), 0.0, 0.4)
    assert np.abs(heard - wanted).max() < 1e-6


def test_a_key_that_goes_up_lets_its_note_fade_and_then_all_is_silent(synth: Synth) -> None:
    live = LiveVoices(synth)
    live.strike("a", Instrument(program=16), 60, 100)
    before = np.abs(live.take(9600)).max()
    live.lift("a")
    for _ in range(30):
        live.take(9600)
    assert before > 0.05
    assert not live.sounding
    assert not live.take(480).any()


def test_whatever_is_struck_there_are_only_so_many_and_none_clips(synth: Synth) -> None:
    live = LiveVoices(synth)
    for number in range(300):
        live.strike(number, Instrument(program=19), 40 + number % 40, 127)
    assert np.abs(live.take(4800)).max() < 1
    live.take(960)
    assert len(live._strokes) <= MAX_STROKES
    live.silence()
    live.take(960)
    assert not live.sounding


def test_a_closed_hi_hat_stops_the_open_one(synth: Synth) -> None:
    live, drums = LiveVoices(synth), Instrument(percussion=True)
    live.strike("open", drums, 46, 110)
    live.take(2400)
    live.strike("closed", drums, 42, 1)
    live.take(4800)
    assert np.abs(live.take(4800)).max() < 0.01
