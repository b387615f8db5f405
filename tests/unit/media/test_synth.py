"""What a score sounds like: in tune, on time, as loud as it says, never clipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from creastudio.api.errors import UserError
from creastudio.api.score import Note, Score, Tempo, track_of
from creastudio.media.soundfont import SoundFont
from creastudio.media.synth import Synth

RATE = 48_000
QUARTER = 960


@pytest.fixture(scope="module")
def synth() -> Iterator[Synth]:
    made = Synth(RATE)
    yield made
    made.close()


def one(pitch: int, start: int = 0, duration: int = 2 * QUARTER, velocity: int = 100, **track: Any) -> Score:
    return track_of(Score(), [Note(start, duration, pitch, velocity)], **track)


def peak(sound: np.ndarray) -> float:
    return float(np.abs(sound).max())


def decibels(a: float, b: float) -> float:
    return float(20 * np.log10(a / b))


def off_in_cents(sound: np.ndarray, pitch: int) -> float:
    """Return by how much the strongest partial near a pitch is off."""
    mono = sound[RATE // 5 : RATE // 5 + RATE // 2].mean(axis=1)
    bins = np.fft.rfft(mono * np.hanning(len(mono)), 1 << 19)
    expected = 440 * 2 ** ((pitch - 69) / 12)
    hertz = np.fft.rfftfreq(1 << 19, 1 / RATE)
    near = np.abs(1200 * np.log2(np.maximum(hertz, 1) / expected)) < 120
    return float(1200 * np.log2(hertz[near][np.argmax(np.abs(bins[near]))] / expected))


@pytest.mark.parametrize("program", [0, 19, 24, 40, 56, 73])
@pytest.mark.parametrize("pitch", [57, 69, 81])
def test_it_is_in_tune(synth: Synth, program: int, pitch: int) -> None:
    assert abs(off_in_cents(synth.render(one(pitch, program=program)), pitch)) < 20  # a player's vibrato


@pytest.mark.parametrize("ticks", [QUARTER, 2 * QUARTER + 1, 7 * QUARTER])
def test_a_note_begins_when_it_is_written(synth: Synth, ticks: int) -> None:
    score = one(60, start=ticks).with_(tempi=(Tempo(tick=0, bpm=100),))
    sound = np.abs(synth.render(score)).max(axis=1)
    heard = int(np.argmax(sound > 0.005))
    expected = score.tempo_map.seconds(ticks) * RATE
    assert sound[: int(expected)].max() == 0
    assert 0 <= heard - expected < 0.01 * RATE


def test_a_note_ends_soon_after_it_is_written_to(synth: Synth) -> None:
    sound = synth.render(one(60, duration=QUARTER, program=40), end=3.0)
    before, after = sound[RATE // 4 : RATE // 2], sound[int(1.5 * RATE) :]
    assert peak(before) > 0.05
    assert peak(after) < 0.002


def test_velocity_volume_and_pan_are_heard(synth: Synth) -> None:
    loud = peak(synth.render(one(60, velocity=127)))
    assert decibels(peak(synth.render(one(60, velocity=64))), loud) == pytest.approx(-11.9, abs=0.2)
    assert decibels(peak(synth.render(one(60, velocity=127, volume=50))), loud) == pytest.approx(
        -12.0, abs=0.2
    )
    left = synth.render(one(60, pan=-64))
    assert peak(left[:, 0]) > 0.05
    assert peak(left[:, 1]) < 1e-6
    right = synth.render(one(60, pan=63))
    assert peak(right[:, 0]) < 1e-6
    assert peak(synth.render(one(60, volume=0))) == 0


def test_whatever_is_played_stays_below_full_scale(synth: Synth) -> None:
    score = Score()
    for program in range(0, 128, 8):
        score = track_of(
            score, [Note(0, QUARTER, pitch, 127) for pitch in range(48, 72, 3)], program=program, volume=127
        )
    sound = synth.render(score)
    assert 0.9 < peak(sound) < 1
    assert np.isfinite(sound).all()


def test_a_single_note_is_neither_faint_nor_bent(synth: Synth) -> None:
    peaks = [peak(synth.render(one(60, program=p))) for p in range(0, 112, 6)]
    assert all(0.015 < p < 0.6 for p in peaks)


def test_percussion_rings_out_and_a_closed_hi_hat_stops_the_open_one(synth: Synth) -> None:
    tick = one(49, duration=1, percussion=True)
    assert peak(synth.render(tick, end=2.0)[RATE // 2 :]) > 0.005
    open_one = one(46, duration=1, percussion=True)
    both = track_of(Score(), [Note(0, 1, 46, 100), Note(QUARTER // 2, 1, 42, 1)], percussion=True)
    later = slice(int(0.35 * RATE), int(0.6 * RATE))
    assert peak(synth.render(both, end=1.0)[later]) < peak(synth.render(open_one, end=1.0)[later]) / 20


def test_pieces_are_cuts_of_the_whole(synth: Synth) -> None:
    notes = [Note(i * QUARTER // 3, QUARTER * 3, 40 + i * 2) for i in range(12)]
    score = track_of(Score(), notes, program=48)
    whole = synth.render(score)
    pieces = np.concatenate(list(synth.blocks(score, 0.7)))
    assert np.array_equal(pieces, whole)
    assert np.array_equal(synth.render(score, 1.0, 1.5), whole[RATE : RATE * 3 // 2])


def test_what_was_played_before_changes_nothing(synth: Synth) -> None:
    notes = [Note(i * QUARTER, QUARTER * (1 + i % 4), 40 + i % 5, 60 + i) for i in range(20)]
    score = track_of(track_of(Score(), notes, program=48, pan=-20), notes, program=4, pan=30)
    fresh = Synth(RATE)
    end = np.concatenate([fresh.render(score, 4.0, 4.5), fresh.render(score, 4.5, 5.0)])
    assert np.array_equal(end, synth.render(score)[4 * RATE : 5 * RATE])
    fresh.close()


def test_samples_sound_the_same_decoded_or_kept() -> None:
    first, score = Synth(RATE), one(50, program=42)
    sound = first.render(score)
    first.close()
    again = Synth(RATE)
    again.fonts._shipped._decode = lambda _header: pytest.fail("kept on the disk")  # type: ignore[method-assign]
    assert np.array_equal(again.render(score), sound)
    again.close()


def test_the_same_score_is_the_same_sound(synth: Synth) -> None:
    score = one(64, program=73)
    fresh = Synth(RATE)
    assert np.array_equal(fresh.render(score), synth.render(score))
    fresh.close()


def test_nothing_sounds_like_nothing(synth: Synth) -> None:
    sound = synth.render(Score())
    assert sound.shape == (2 * RATE, 2)
    assert sound.dtype == np.float32
    assert peak(sound) == 0
    assert synth.render(one(60), 1.0, 1.0).shape == (0, 2)


def test_the_other_rate_sounds_the_same_notes() -> None:
    other = Synth(44_100)
    sound = other.render(one(60, start=2 * QUARTER))
    assert int(np.argmax(np.abs(sound[:, 0]) > 0.005)) == pytest.approx(44_100, abs=450)
    other.close()


def test_every_instrument_and_kit_has_notes(synth: Synth) -> None:
    font = synth.fonts
    assert all(font.regions(program, False, 60, 80) for program in range(128))
    assert all(font.regions(0, True, key, 80) for key in range(35, 82))
    assert font.regions(99, True, 38, 80) == font.regions(0, True, 38, 80), (
        "a kit that is missing is the usual one"
    )


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"RIFF\0\0\0\0sfbkLIST\0\0\0\0sdta" + b"\xff" * 40, b"x" * 5000]
)
def test_what_is_no_sound_font_is_told(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "Broken.sf2"
    file.write_bytes(data)
    with pytest.raises(UserError, match="Broken"):
        SoundFont(file)
    with pytest.raises(UserError, match=r"Missing.sf2"):
        SoundFont(tmp_path / "Missing.sf2")


def test_muted_tracks_are_silent_and_solo_ones_alone_are_heard(synth: Synth) -> None:
    low = track_of(Score(), [Note(0, 960, 40, 90)], program=32)
    both = track_of(low, [Note(0, 960, 76, 90)], program=73)

    def changed(index: int, **fields: bool) -> Score:
        return both.with_track(index, both.tracks[index].model_copy(update=fields))

    alone = synth.render(low)
    assert np.array_equal(synth.render(changed(1, muted=True)), alone)
    assert np.array_equal(synth.render(changed(0, solo=True)), alone)
    assert not np.array_equal(synth.render(both), alone)


def test_many_pieces_at_once_are_those_of_one_after_the_other(
    synth: Synth, monkeypatch: pytest.MonkeyPatch
) -> None:
    score = track_of(Score(), [Note(960 * n, 900, 48 + n, 40 + n) for n in range(24)], program=48, pan=20)
    together = synth.render(score)
    monkeypatch.setattr("creastudio.media.synth._MANY", 1000)
    with Synth(48_000) as fresh:
        assert np.array_equal(fresh.render(score), together)
