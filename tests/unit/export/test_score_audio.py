"""Scores as sound files and stems."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.api.score import Note, Score, track_of
from creastudio.export.marking import Made, Provenance, mark_of, read
from creastudio.export.score_audio import PEAK, SUFFIXES, write_audio, write_score_stems
from creastudio.media.synth import TAIL, Synth

QUARTER = 960


class GaveUp(Exception):
    pass


def duet() -> Score:
    score = track_of(Score(title="Duet"), [Note(0, QUARTER, 69, 100)], name="Flute", program=73)
    return track_of(score, [Note(QUARTER, QUARTER, 45, 100)], name="Bass", program=32, pan=-64)


def decoded(path: Path) -> tuple[int, np.ndarray]:
    """Return rate and samples, (count, 2), of a file."""
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
        layout = frames[0].format.name
        data = np.concatenate(
            [f.to_ndarray().reshape(-1, 2) if not f.format.is_planar else f.to_ndarray().T for f in frames]
        )
        scale = {"s16": 2**15, "s32": 2**31}.get(layout, 1)
        return frames[0].sample_rate, data.astype(np.float64) / scale


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_file_sounds_like_the_score(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_audio(duet(), path)
    rate, found = decoded(path)
    assert rate == 48_000
    with Synth() as synth:
        wanted = synth.render(duet())
    wanted *= PEAK / np.abs(wanted).max()
    count = min(len(found), len(wanted))
    assert abs(len(found) - (1.0 + TAIL) * rate) < 2000
    if suffix == ".ogg":
        likeness = np.corrcoef(found[:count, 0], wanted[:count, 0])[0, 1]
        assert likeness > 0.97
    else:
        assert np.abs(found - wanted).max() < 2**-22


def test_a_soft_tune_is_as_loud_as_it_can_be_and_a_loud_piece_stays(tmp_path: Path) -> None:
    soft = track_of(Score(), [Note(0, QUARTER, 69, 70)], program=73, volume=90)
    loud = Score()
    for number in range(40):
        loud = track_of(loud, [Note(0, QUARTER, 40 + number, 127)], program=16, volume=127)
    for score, wanted in ((soft, PEAK), (loud, None)):
        path = tmp_path / "a.wav"
        write_audio(score, path)
        peak = np.abs(decoded(path)[1]).max()
        if wanted is None:
            with Synth() as synth:
                wanted = np.abs(synth.render(score)).max()
            assert wanted > PEAK
        assert peak == pytest.approx(wanted, abs=1e-3)


def test_stems_keep_their_balance(tmp_path: Path) -> None:
    with Synth() as synth:
        wanted = [np.abs(synth.render(Score(tracks=(track,)))).max() for track in duet().tracks]
    files = write_score_stems(duet(), tmp_path / "stems")
    assert [np.abs(decoded(file)[1]).max() for file in files] == pytest.approx(wanted, abs=1e-4)


def test_the_rate_and_the_bits_are_those_that_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_audio(duet(), path, rate=44_100, bits=16)
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert (stream.rate, stream.codec_context.name) == (44_100, "pcm_s16le")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_file_says_how_it_was_made_and_twice_the_same(tmp_path: Path, suffix: str) -> None:
    # Longer than a page of Ogg, so that its pages lie between.
    recipe = Recipe(
        generator="music.melody", plugin="music", plugin_version="1", params={"text": "x" * 150_000}, seed=4
    )
    mark = mark_of(Provenance((Made(recipe, "Tune", "0" * 64),), title="Tune"))
    for name in ("a", "b"):
        write_audio(duet(), tmp_path / f"{name}{suffix}", mark=mark)
    found = read(tmp_path / f"a{suffix}")
    assert found is not None
    assert found.made[0].recipe == recipe
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()
    write_audio(duet(), tmp_path / f"a{suffix}")
    assert read(tmp_path / f"a{suffix}") is None


def test_stems_are_a_file_a_part_and_add_up_to_the_whole(tmp_path: Path) -> None:
    score = track_of(duet(), [], name="Silent")
    files = write_score_stems(score, tmp_path / "stems", ".flac")
    assert [file.name for file in files] == ["Flute.flac", "Bass.flac"]
    parts = [decoded(file)[1] for file in files]
    with Synth() as synth:
        whole = synth.render(duet())
    assert np.abs(sum(parts) - whole).max() < 1e-4


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"can't hold"):
        write_audio(duet(), tmp_path / "a.mp3")
    with pytest.raises(UserError, match="no note"):
        write_audio(Score(), tmp_path / "a.wav")

    def cancel(_share: float) -> None:
        raise GaveUp

    with pytest.raises(GaveUp):
        write_audio(duet(), tmp_path / "a.wav", tell=cancel)
    assert not list(tmp_path.iterdir())
