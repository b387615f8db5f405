"""Voice leading: each rule on a few notes, and the counting of parallels against music21's."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import cast

import pytest

from creastudio.api.score import Key, Note, Score, loose_track
from creastudio.api.testing import sample_score
from creastudio_music.engine.lines import lines_of, slices_of
from creastudio_music.engine.voice_leading import FaultKind, report

NAMES = ("Soprano", "Alto", "Tenor", "Bass")


def voices(*parts: Sequence[int | None], names: Sequence[str] = NAMES, fifths: int = 0) -> Score:
    """Return quarter notes, a row a voice; None rests."""
    score = Score(keys=(Key(tick=0, fifths=fifths),))
    tracks = (
        loose_track(
            score,
            [Note(960 * at, 960, pitch) for at, pitch in enumerate(part) if pitch is not None],
            name=name,
            program=52,
        )
        for name, part in zip(names, parts, strict=False)
    )
    return score.with_(tracks=tuple(tracks))


def kinds(score: Score) -> dict[str, int]:
    return {str(kind): count for kind, count in report(score).counts.items()}


def test_a_parallel_fifth_has_a_place() -> None:
    found = report(voices([67, 69], [60, 62]))
    assert found.counts == {"parallel fifth": 1}
    assert found.moving_pairs == 1
    assert found.per_thousand("parallel fifth") == 1000
    (fault,) = found.faults
    assert (fault.tick, fault.tracks) == (960, (0, 1))


def test_twelfths_and_unisons_count_too() -> None:
    assert kinds(voices([79, 81], [60, 62])) == {"parallel fifth": 1}
    assert kinds(voices([60, 62], [60, 62]))["parallel octave"] == 1
    assert kinds(voices([72, 74], [60, 62])) == {"parallel octave": 1}


def test_fourths_are_no_fifths() -> None:
    assert kinds(voices([65, 67], [60, 62])) == {}


def test_a_repeated_fifth_does_not_move() -> None:
    found = report(voices([67, 67], [60, 60]))
    assert found.moving_pairs == 0
    assert "parallel fifth" not in found.counts


def test_contrary_motion_counts_apart() -> None:
    assert kinds(voices([67, 74], [60, 55])) == {"contrary fifth": 1}
    assert kinds(voices([72, 67], [48, 55]))["contrary octave"] == 1


def test_a_rest_breaks_the_motion() -> None:
    assert kinds(voices([67, None, 69], [60, 60, 62])) == {}


def test_a_hidden_octave_needs_a_leap_above() -> None:
    assert kinds(voices([64, 69], [55, 57])) == {"hidden octave": 1}
    assert "hidden octave" not in kinds(voices([67, 69], [52, 57]))


def test_crossing_overlap_and_spacing() -> None:
    crossed = voices([72, 60, 72], [64, 65, 64], [55, 55, 55], [48, 48, 48])
    assert kinds(crossed)["crossing"] == 1
    assert kinds(voices([72, 65], [67, 60]))["overlap"] == 1
    assert "overlap" not in kinds(voices([72, 69], [67, 60]))
    assert kinds(voices([79, 79], [64, 64], [60, 60], [43, 43]))["spacing"] == 2
    assert "spacing" not in kinds(voices([72, 72], [64, 64], [60, 60], [43, 43]))


def test_out_of_range_and_leaps() -> None:
    assert kinds(voices([84])) == {"range": 1}
    assert kinds(voices([60, 71])) == {"leap": 1}
    assert kinds(voices([60, 66])) == {"leap": 1}
    assert kinds(voices([60, None, 71])) == {}


def test_hammering_one_note() -> None:
    assert kinds(voices([64] * 6)) == {}
    assert kinds(voices([64] * 9)) == {"repeated note": 1}


def test_the_leading_tone_goes_home() -> None:
    assert kinds(voices([71, 72], [55, 60], names=("Soprano", "Bass"))).get("leading tone") is None
    assert kinds(voices([71, 67], [55, 60], names=("Soprano", "Bass")))["leading tone"] == 1
    assert "leading tone" not in kinds(voices([71, 67], [55, 60], names=("Soprano", "Bass"), fifths=2))


def test_only_some_bars_and_tracks() -> None:
    score = voices([67, 69, 67, 69, 67], [60, 62, 60, 62, 60], [52] * 5)
    assert report(score).counts["parallel fifth"] == 4
    assert report(score, bars=range(1)).counts["parallel fifth"] == 3
    assert report(score, tracks=[0, 2]).counts.get("parallel fifth") is None


def test_costs_count_per_note() -> None:
    short, long = voices([67, 69], [60, 62]), voices([67, 69] + [72] * 6, [60, 62] + [64] * 6)
    assert report(short).cost > report(long).cost > 0
    assert report(Score()).cost == 0


@pytest.mark.parametrize("seed", range(4))
def test_parallels_as_music21_counts_them(seed: int) -> None:
    music21 = pytest.importorskip("music21")
    rng = random.Random(seed)
    # Voices that never meet: for music21 a unison that opens to an octave is no parallel. On white keys, where it finds a
    # fifth whatever the spelling.
    white = (0, 2, 4, 5, 7, 9, 11)
    score = voices(*([floor + rng.choice(white) for _ in range(60)] for floor in (72, 60, 48, 36)))
    for piece in (score, sample_score(seed, 12)):
        slices = slices_of(lines_of(piece))
        counted: Counter[str] = Counter()
        for before, after in zip(slices.pitches[:-1].tolist(), slices.pitches[1:].tolist(), strict=True):
            for one, other in combinations(range(4), 2):
                four = (before[one], after[one], before[other], after[other])
                if min(four) < 0 or four[0] == four[1] or four[2] == four[3]:
                    continue
                quartet = music21.voiceLeading.VoiceLeadingQuartet(*map(music21.note.Note, four))
                kind = "parallel" if quartet.similarMotion() else "contrary"
                counted[f"{kind} fifth"] += bool(quartet.parallelFifth())
                counted[f"{kind} octave"] += bool(quartet.parallelUnisonOrOctave())
        counts = report(piece).counts
        assert {kind: counts.get(cast(FaultKind, kind), 0) for kind in counted} == dict(counted)
        assert sum(counted.values())


def test_facts_are_json() -> None:
    facts = report(voices([67, 69], [60, 62])).facts()
    assert facts["parallel_fifths_per_1000"] == 1000
    assert facts["faults"] == {"parallel fifth": 1}
