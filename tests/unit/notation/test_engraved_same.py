"""Which engraved pages a change leaves as they are."""

from __future__ import annotations

from creastudio.api.score import Note, Score, Tempo, track_of
from creastudio.notation.engraved_same import notes_before, same_bars

SCORE = track_of(Score(), [Note(3840 * n, 960, 60) for n in range(40)], name="Flute", program=73)


def test_a_change_is_seen_where_it_is_and_not_elsewhere() -> None:
    changed = SCORE.with_notes(0, [*SCORE.notes(0), Note(3840 * 20 + 960, 960, 64)])
    assert same_bars(SCORE, changed, 0, 16)
    assert not same_bars(SCORE, changed, 16, 24)
    assert not same_bars(SCORE, changed, 21, 30)
    assert same_bars(SCORE, changed, 25, 39)
    assert (notes_before(SCORE, 25), notes_before(changed, 25)) == ((25,), (26,))


def test_a_new_title_changes_the_first_page_alone() -> None:
    titled = SCORE.with_(title="New")
    assert not same_bars(SCORE, titled, 0, 16)
    assert same_bars(SCORE, titled, 16, 30)


def test_tempi_count_where_they_stand_and_where_they_hold() -> None:
    faster = SCORE.with_(tempi=(Tempo(tick=3840 * 10, bpm=150),))
    assert same_bars(SCORE, faster, 0, 8)
    assert not same_bars(SCORE, faster, 12, 20)


def test_another_instrument_may_need_other_staves() -> None:
    track = SCORE.tracks[0].model_copy(update={"clef": "bass"})
    assert not same_bars(SCORE, SCORE.with_track(0, track), 0, 8)
