"""The whole analysis."""

from __future__ import annotations

import json

import pytest

from creastudio.api.score import Metre, Note, Score, loose_track
from creastudio_music.theory import frames
from creastudio_music.theory.analysis import analyse
from tests.unit.plugins.music.theory.pieces import chorale, played


def test_what_is_found_is_plain_json() -> None:
    facts = analyse(chorale("269")).facts()
    assert json.loads(json.dumps(facts)) == facts
    assert facts["key"]["name"] == "G major"
    assert facts["chords"][0]["symbol"] == "G"
    assert facts["chords"][0]["numeral"] == "I"
    assert facts["metres"][0] == {"bar": 1, "metre": "3/4"}
    assert facts["suggested_metre"] is None
    assert facts["tracks"][3]["name"] == "Bass"
    assert facts["left_out"] == ""


def test_a_sentence_on_the_whole() -> None:
    assert analyse(played("C F G7 C")).summary == "C major, 4/4, 120 a minute; chords: 4; sections: A."
    assert analyse(Score()).summary == "There are no notes with a pitch."


def test_a_metre_is_suggested_where_none_is_said() -> None:
    assert analyse(played("C F G7 C " * 4, bar=960)).guessed is not None
    said = played("C F G7 C", metres=[Metre(tick=0, numerator=4, denominator=4)])
    assert analyse(said).guessed is None


def test_of_too_much_the_beginning_is_looked_at_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MAX_NOTES", 100)
    base = Score()
    notes = [Note(960 * n, 960, 60 + n % 7) for n in range(64)]
    score = base.with_(tracks=tuple(loose_track(base, notes) for _ in range(5)))
    found = analyse(score)
    assert found.bars < found.bars_of == 16
    assert (
        found.left_out
        == f"The score is too long to be looked at as a whole: bars 1 to {found.bars} of 16 were."
    )


@pytest.mark.parametrize(
    "notes",
    [
        [],
        [Note(0, 1, 0)],
        [Note(0, 1, 127), Note(10**6, 10**6, 0)],
        [Note(0, 2**30, 60)],
        [Note(2**20, 1, 60)],
    ],
)
def test_strange_scores_are_analysed_too(notes: list[Note]) -> None:
    base = Score()
    analyse(base.with_(tracks=(loose_track(base, notes),))).facts()
    drums = loose_track(base, notes, percussion=True)
    assert analyse(base.with_(tracks=(drums,))).harmony.home is None


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        analyse(played("C F"), stop)
