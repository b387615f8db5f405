"""What notes lean to."""

from __future__ import annotations

from creastudio.api.score import Chord, Key, Score
from creastudio_music.engine.leanings import by_chords, by_key
from creastudio_music.theory.scales import scale_of


def test_chords_hold_until_the_next() -> None:
    score = Score(chords=(Chord(tick=0, root="C"), Chord(tick=3840, root="G", kind="dominant")))
    first, second = by_chords(score, 7680)
    assert (first.start, first.end, first.classes) == (0, 3840, {0, 4, 7})
    assert (second.start, second.end, second.classes) == (3840, 7680, {7, 11, 2, 5})
    assert first.on_beat < first.between < 0


def test_a_new_piece_begins_at_home() -> None:
    leans = list(by_key(Score(keys=(Key(tick=0, fifths=2),)), range(2)))
    assert leans[0].classes == scale_of(Key(tick=0, fifths=2))
    assert [(lean.start, lean.end, lean.classes) for lean in leans[1:]] == [(0, 960, {2, 6, 9})]
