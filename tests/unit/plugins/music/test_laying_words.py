"""Words laid under a melody."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.score import Lyric, Score
from creastudio.api.testing import FakeContext, sample_score
from creastudio_music.engine import laying_words
from creastudio_music.tools.words import WordsParams


def made(folder: Path, score: Score, **settings: str) -> Score:
    given = folder / "given.score"
    given.write_bytes(score.dumps())
    ctx = FakeContext(folder, inputs={"score": given})
    laying_words.run(WordsParams.model_validate(settings), ctx)
    (result,) = ctx.results
    return Score.loads(result.read())


def test_notes_stay_and_verses_lie_under_the_highest_track(tmp_path: Path) -> None:
    score = sample_score(0, 4)
    found = made(tmp_path, score, words="Sing of morning\n\n明月光")
    assert [list(found.notes(track)) for track in range(4)] == [
        list(score.notes(track)) for track in range(4)
    ]
    begins = {note.start for note in score.notes(0)}
    words = list(found.lyrics(0))
    assert [lyric.text for _, lyric in words if lyric.verse == 1] == ["Sing", "of", "morn", "ing"]
    assert [lyric.text for _, lyric in words if lyric.verse == 2] == ["明", "月", "光"]
    assert {tick for tick, _ in words} <= begins


def test_words_outside_of_the_bars_stay(tmp_path: Path) -> None:
    score = sample_score(0, 3)
    old = (0, Lyric(start=0, text="Ah"))
    score = score.with_notes(1, score.notes(1), [old])
    found = made(tmp_path, score, words="come", tracks="alto", bars="2-3")
    texts = [(score.bar_map.number(tick), lyric.text) for tick, lyric in found.lyrics(1)]
    assert texts[0] == (0, "Ah")
    assert [text for number, text in texts if number] == ["come"]


def test_what_a_person_can_put_right(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no words"):
        made(tmp_path, sample_score(0, 1))
    with pytest.raises(UserError, match="400 syllables, and the melody"):
        made(tmp_path, sample_score(0, 1), words="la " * 400)
    with pytest.raises(UserError, match="100 verses"):
        made(tmp_path, sample_score(0, 1), words="la\n\n" * 100)
