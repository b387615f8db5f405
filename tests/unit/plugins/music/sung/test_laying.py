"""Which note carries which syllable."""

from __future__ import annotations

import random

from creastudio.api.score import Metre, Note, Score
from creastudio_music.engine.sung.laying import carriers
from creastudio_music.engine.sung.syllables import verses_of

SCORE = Score(metres=(Metre(tick=0, numerator=4, denominator=4),))


def line(*quarters: float) -> list[Note]:
    notes: list[Note] = []
    at = 0
    for length in quarters:
        if length > 0:
            notes.append(Note(at, round(length * 960), 67))
        at += round(abs(length) * 960)
    return notes


def laid(words: str, notes: list[Note]) -> list[int] | None:
    return carriers(SCORE, notes, verses_of(words)[0])


def test_as_many_notes_as_syllables() -> None:
    assert laid("Morning has come", line(1, 1, 1, 1)) == [0, 1, 2, 3]
    assert laid("Morning has come again", line(1, 1, 1, 1)) is None


def test_what_is_stressed_goes_to_the_beat() -> None:
    # An upbeat of an eighth is there, and the light word takes it.
    assert laid("the sun", line(-3.5, 0.5, 2, 2)) == [0, 1]
    assert laid("sun-ny", line(-3.5, 0.5, 2, 2)) == [1, 2]


def test_a_line_begins_where_the_tune_takes_breath() -> None:
    tune = line(1, 1, 1, -1, 1, 1, 2)
    assert laid("Come now\nCome all", tune) is not None
    places = laid("Come now\nCome all", tune) or []
    assert places[2] == 3


def test_syllables_keep_their_order_whatever_there_is() -> None:
    rng = random.Random(3)
    for _ in range(60):
        tune = line(*(rng.choice((0.5, 1, 2, -1, 0.25)) for _ in range(40)))
        count = rng.randrange(1, 25)
        places = laid(" ".join(rng.choice(("the", "sun", "morning", "月")) for _ in range(count)), tune)
        if places is not None:
            assert places == sorted(set(places))
            assert places[-1] < len(tune)
