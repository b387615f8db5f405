"""``music.accompany`` as a job."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio.api.testing import FakeContext
from creastudio_music.engine.accompany import run
from creastudio_music.tools.accompany import AccompanyParams
from tests.support.arranged import empty, melody


def made(folder: Path, score: Score, **settings: object) -> list[Score]:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "given.score"
    file.write_bytes(score.dumps())
    context = FakeContext(folder, seed=7, inputs={"score": file})
    run(AccompanyParams(**settings), context)  # type: ignore[arg-type]
    return [Score.loads(artifact.read()) for artifact in context.results]


def test_given_notes_stay_and_versions_differ(tmp_path: Path) -> None:
    score = melody(empty(bars=8).with_(chords=()), 8)
    versions = made(tmp_path, score, count=3, style="folk")
    assert len(versions) == 3
    for version in versions:
        assert version.tracks[0] == score.tracks[0]
        assert version.chords
        assert len(version.tracks) > 2
        assert version.bar_count == score.bar_count
    assert len({version.dumps() for version in versions}) == 3


def test_a_second_run_adds_nothing_that_is_there(tmp_path: Path) -> None:
    (once,) = made(tmp_path / "a", melody(empty(bars=4), 4), style="pop", intensity=0.9)
    (twice,) = made(tmp_path / "b", once, style="pop", intensity=0.9)
    assert [track.name for track in twice.tracks] == [track.name for track in once.tracks]


def test_only_some_bars(tmp_path: Path) -> None:
    (part,) = made(tmp_path, melody(empty(bars=8), 8), bars="3-4", style="rock")
    starts = [note.start // 3840 for index in range(1, len(part.tracks)) for note in part.notes(index)]
    assert set(starts) == {2, 3}


def test_bars_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        made(tmp_path, melody(empty(bars=4), 4), bars="9")


def test_fills_lie_where_sections_end(tmp_path: Path) -> None:
    # Six bars of one kind, then six of another.
    score = Score()
    one = [Note(bar * 3840 + step * 480, 480, 60 + (step % 3) * 4) for bar in range(6) for step in range(8)]
    other = [Note(bar * 3840, 3840, 69 + bar % 2) for bar in range(6, 12)]
    score = track_of(score, [*one, *other], name="Tune", program=73)
    (plain,) = made(tmp_path / "a", score, style="rock", chords="C", fills=0, humanise=0.0, shape="steady")
    (filled,) = made(tmp_path / "b", score, style="rock", chords="C", fills=16, humanise=0.0, shape="steady")

    def drums(version: Score) -> set[Note]:
        return next(set(version.notes(i)) for i, track in enumerate(version.tracks) if track.percussion)

    assert {note.start // 3840 for note in drums(plain) ^ drums(filled)} == {5, 6}


def test_a_score_of_days_is_refused_before_it_is_looked_at(tmp_path: Path) -> None:
    score = track_of(Score(), [Note(0, 960, 60), Note(4 * 960 * 99_000, 960, 60)])
    with pytest.raises(UserError, match="99,001 bars"):
        made(tmp_path, score)
