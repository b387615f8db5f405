"""Amplitudes of notes: kept ones are those that are worked out, and each length is the beginning of a longer one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from creastudio.media import envelopes as module
from creastudio.media.envelopes import Envelopes, envelope, release, release_length
from creastudio.media.soundfont import Region

REGION = Region(
    sample=0, keys=(0, 127), velocities=(0, 127), root=60, tracking=1.0, tuning=0.0, attenuation=0.5, pan=0.0,
    loops=True, loop=(0, 100), attack=0.01, hold=0.0, decay=1.0, sustain=20.0, release=0.5, cutoff=float("inf"),
    exclusive=0,
)  # fmt: skip


def test_what_is_kept_is_what_would_be_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 100_000)
    kept = Envelopes(48_000)
    for number, count in enumerate((4800, 20_000, 1000, 20_000, 50)):
        region = replace(REGION, attack=0.01 * (number % 3))
        assert np.array_equal(kept.of(region, count), envelope(region, count, 48_000))
    assert kept.of(REGION, 0).size == 0


def test_attack_decay_and_sustain_are_heard() -> None:
    loudness = envelope(REGION, 48_000, 48_000)
    assert loudness[0] == 0
    assert loudness[480] == pytest.approx(0.5, rel=0.02)
    assert loudness[-1] == pytest.approx(0.05, rel=0.01)
    assert np.array_equal(envelope(REGION, 1000, 48_000), loudness[:1000])


def test_a_release_falls_evenly_to_nothing() -> None:
    fade = release(1.0, 48_000)
    assert len(fade) == release_length(1.0, 48_000)
    assert (fade[0], fade[-1]) == (1, 0)
    assert fade[4800] == pytest.approx(10 ** (-10 / 20), rel=1e-3)
    assert (np.diff(fade) < 0).all()
    assert len(release(0.0, 48_000)) == 384
