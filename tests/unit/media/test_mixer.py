"""What a sequence sounds like, sample by sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from creastudio.api.score import Note, Score, Tempo, track_of
from creastudio.core.tempo import TempoChange, TempoMap
from creastudio.core.timeline import Track
from tests.support.sound import RATE, SoundBench, audio, sine


@pytest.fixture
def bench(tmp_path: Path) -> SoundBench:
    return SoundBench(tmp_path)


def first_heard(sound: np.ndarray, level: float = 1e-4) -> int:
    return int(np.argmax(np.abs(sound).max(axis=1) > level))


def test_a_clip_is_its_sound_at_its_place(bench: SoundBench) -> None:
    noise = np.random.default_rng(1).uniform(-0.5, 0.5, (5000, 2))
    mixer = bench.mixer(audio(bench.clip(bench.sound(noise), 3001, 5000)))
    sound = mixer.render(0, 10_000)
    assert np.array_equal(sound[3001:8001], noise.astype(np.float32))
    assert not sound[:3001].any()
    assert not sound[8001:].any()
    assert sound.dtype == np.float32


def test_clicks_land_on_their_sample(bench: SoundBench) -> None:
    track = np.zeros(RATE)
    track[::4800] = 0.7
    mixer = bench.mixer(audio(bench.clip(bench.sound(track), 1234, RATE)))
    sound = mixer.render(0, RATE)
    assert np.flatnonzero(sound[:, 0] > 0.5).tolist() == list(range(1234, RATE, 4800))


def test_a_trimmed_clip_begins_and_ends_without_a_click(bench: SoundBench) -> None:
    steady = bench.sound(np.full(9000, 0.5))
    sound = bench.mixer(audio(bench.clip(steady, 1000, 3000, 2000))).render(0, 6000)[:, 0]
    assert np.abs(np.diff(sound)).max() < 0.011
    assert sound[1000] > 0
    assert (sound[1048:3952] == 0.5).all()
    assert not sound[:1000].any()
    assert not sound[4000:].any()


def test_a_split_is_not_heard(bench: SoundBench) -> None:
    steady = bench.sound(sine(333, 9000))
    whole = bench.mixer(audio(bench.clip(steady, 100, 6000, 500))).render(0, 8000)
    left, right = bench.clip(steady, 100, 2000, 500), bench.clip(steady, 2100, 4000, 2500)
    assert np.array_equal(bench.mixer(audio(left, right)).render(0, 8000), whole)


def test_a_score_is_laid_on_the_tempo_map_of_the_sequence(bench: SoundBench) -> None:
    score = track_of(Score(), [Note(960, 480, 60), Note(5 * 960, 480, 60)], program=13)
    score = bench.score(score.with_(tempi=(Tempo(tick=0, bpm=200),)))
    tempo = TempoMap(tempi=(TempoChange(), TempoChange(tick=4 * 960, numerator=60)))
    track = Track(kind="score", clips=(bench.clip(score, 0, 6 * RATE),))
    mixer = bench.mixer(track, tempo=tempo)
    assert first_heard(mixer.render(0, RATE)) == pytest.approx(RATE // 2, abs=100)
    second = mixer.render(2 * RATE, 3 * RATE)
    assert 2 * RATE + first_heard(second) == pytest.approx(3 * RATE, abs=100)


def test_what_is_missing_is_silent_and_told_once(bench: SoundBench) -> None:
    clip = bench.clip("f" * 64, 0, 5000).model_copy(update={"kind": "audio"})
    mixer = bench.mixer(audio(clip, bench.clip(bench.sound(sine(100, 9000)), 5000, 3000)))
    sound = mixer.render(0, 9000)
    assert not sound[:5000].any()
    assert sound[5000:8000].any()
    assert len(mixer.notes) == 1
