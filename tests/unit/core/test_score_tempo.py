"""Scores and the tempo of their sequence."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.place_media import Placing, place_media
from creastudio.core.edits.timeline_tempo import remove_tempo, set_metre, set_tempo
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.score_clock import ScoreClock
from creastudio.core.tempo import TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track


def score(**facts: Any) -> Asset:
    told = {"duration": 5.0, "quarters": 8.0, "tempi": [[0.0, 96.0]], "metres": [[0.0, 3, 4]], "tracks": 1}
    return Asset(sha256="a" * 64, media_type="application/x-creastudio-score", metadata={**told, **facts})


def placed(*assets: Asset, at: int = 0, document: Document | None = None) -> Sequence:
    document = document or Document(sequences=(Sequence(id="s", tracks=(Track(kind="score"),)),))
    return place_media("s", assets, how=Placing(at)).apply(document).sequences[0]


def clips(sequence: Sequence) -> list[Clip]:
    return [clip for track in sequence.tracks for clip in track.clips if clip.kind == "score"]


def test_the_first_score_brings_its_tempo_and_metre() -> None:
    sequence = placed(score())
    assert sequence.tempo.tempo_at(0) == 96
    assert (sequence.tempo.metres[0].beats, sequence.tempo.metres[0].unit) == (3, 4)
    (clip,) = clips(sequence)
    assert clip.duration == clip.source_duration == 5 * SECOND


def test_changes_of_its_tempo_lie_where_its_notes_are() -> None:
    sequence = placed(
        score(tempi=[[0.0, 60.0], [4.0, 120.0]], metres=[[0.0, 4, 4], [4.0, 3, 4]]), at=3 * SECOND
    )
    (clip,) = clips(sequence)
    clock = ScoreClock.of(clip, sequence.tempo, 480)
    assert clip.start == 3 * SECOND
    assert clock.flicks(4 * 480) == 7 * SECOND
    assert clock.flicks(8 * 480) == clip.end == 9 * SECOND
    assert clock.tick(8 * SECOND) == 6 * 480
    assert len(sequence.tempo.metres) == 1, "its later bar lines needn't be those of the sequence"


def test_metres_come_along_from_the_beginning() -> None:
    sequence = placed(score(metres=[[0.0, 3, 4], [6.0, 4, 4]]))
    assert [(metre.bar, metre.beats) for metre in sequence.tempo.metres] == [(0, 3), (2, 4)]


def test_later_scores_play_in_the_tempo_that_is_there() -> None:
    chosen = Sequence(
        id="s", tempo=TempoMap(tempi=(TempoChange(numerator=60),)), tracks=(Track(kind="score"),)
    )
    sequence = placed(score(), document=Document(sequences=(chosen,)))
    assert sequence.tempo == chosen.tempo
    assert clips(sequence)[0].duration == 8 * SECOND
    both = placed(score(), score(tempi=[[0.0, 200.0]]))
    assert both.tempo.tempo_at(0) == 96
    assert [clip.duration for clip in clips(both)] == [5 * SECOND, 5 * SECOND]


def test_a_score_made_for_a_length_keeps_it_beside_any_tempo() -> None:
    chosen = Sequence(
        id="s", tempo=TempoMap(tempi=(TempoChange(numerator=60),)), tracks=(Track(kind="score"),)
    )
    document = Document(sequences=(chosen,))
    (clip,) = clips(placed(score(own_tempo=True), at=SECOND, document=document))
    assert (clip.start, clip.duration, clip.speed) == (SECOND, 5 * SECOND, 1.6)
    clock = ScoreClock(chosen.tempo, clip.start, 480, clip.speed)
    assert abs(clock.flicks(8 * 480) - clip.end) <= 1
    (same,) = clips(placed(score(own_tempo=True)))
    assert same.speed == 1
    for odd in (None, "5", -1, float("inf")):
        (plain,) = clips(placed(score(own_tempo=True, duration=odd), document=document))
        assert plain.speed == 1


def test_a_score_made_for_a_length_fades_at_its_end_so_that_no_film_cuts_it_off() -> None:
    (clip,) = clips(placed(score(own_tempo=True)))
    assert 0 < clip.fade_out < SECOND
    (plain,) = clips(placed(score()))
    assert plain.fade_out == 0


@pytest.mark.parametrize(
    "facts",
    [
        {"tempi": "fast"}, {"tempi": [[0.0]]}, {"tempi": [[0.0, 1e9]]}, {"tempi": [[0.0, float("nan")]]}, {"tempi": []},
        {"tempi": [[0.0, "96"]]}, {"tempi": [[-1.0, 96]]}, {"tempi": None},
    ],
)  # fmt: skip
def test_what_a_file_says_of_itself_is_not_believed_blindly(facts: dict[str, Any]) -> None:
    assert placed(score(**facts)).tempo == TempoMap()


def test_unknown_lengths_are_those_in_seconds() -> None:
    assert clips(placed(score(quarters=None)))[0].duration == 5 * SECOND
    assert clips(placed(score(quarters=float("inf"))))[0].duration == 5 * SECOND


def test_a_score_stays_on_its_beats_when_the_tempo_changes() -> None:
    keys = (Keyframe(at=SECOND, value=-6.0), Keyframe(at=2 * SECOND, value=0.0))
    tail = Clip(
        kind="score", asset="a" * 64, start=4 * SECOND, duration=2 * SECOND, offset=SECOND, source_duration=4 * SECOND,
        fade_out=SECOND, curves=(Curve(property="volume", keys=keys),),
    )  # fmt: skip
    picture = Clip(start=4 * SECOND, duration=2 * SECOND)
    document = Document(
        sequences=(Sequence(id="s", tracks=(Track(kind="score", clips=(tail,)), Track(clips=(picture,)))),)
    )
    slower = set_tempo("s", 0, 60).apply(document)
    (moved,) = clips(slower.sequences[0])
    assert (moved.start, moved.duration, moved.offset) == (8 * SECOND, 4 * SECOND, 2 * SECOND)
    assert (moved.source_duration, moved.fade_out) == (8 * SECOND, 2 * SECOND)
    assert [key.at for key in moved.curves[0].keys] == [2 * SECOND, 4 * SECOND]
    assert slower.sequences[0].tracks[1].clips == (picture,)
    assert set_tempo("s", 0, 120).apply(slower) == document


def test_another_metre_moves_nothing() -> None:
    document = Document(sequences=(placed(score()),))
    after = set_metre("s", 0, 5, 4).apply(document).sequences[0]
    assert clips(after) == clips(document.sequences[0])


@given(
    starts=st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 4000)), min_size=1, max_size=5),
    changes=st.lists(st.tuples(st.integers(0, 20_000), st.integers(20, 400)), max_size=4),
    speed=st.sampled_from([1.0, 0.5, 2.0]),
)
def test_scores_never_overlap_whatever_the_tempo(
    starts: list[tuple[int, int]], changes: list[tuple[int, int]], speed: float
) -> None:
    made: list[Clip] = []
    at = 0
    for gap, length in starts:
        at += gap * SECOND // 1000
        made.append(Clip(kind="score", start=at, duration=length * SECOND // 1000, speed=speed))
        at = made[-1].end
    document = Document(sequences=(Sequence(id="s", tracks=(Track(kind="score", clips=tuple(made)),)),))
    before = [document.sequences[0].tempo.exact_tick(clip.start) for clip in made]
    for tick, tempo in changes:
        document = set_tempo("s", tick, tempo).apply(document)
    sequence = document.sequences[0]
    found = clips(sequence)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    for clip, tick in zip(found, before, strict=True):
        assert abs(sequence.tempo.exact_tick(clip.start) - tick) < Fraction(1, 10)
    for tick, _ in changes:
        if tick and any(change.tick == tick for change in document.sequences[0].tempo.tempi):
            document = remove_tempo("s", tick).apply(document)
    assert len(clips(document.sequences[0])) == len(made)
