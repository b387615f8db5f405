"""The score clips of a sequence, joined to one score."""

from __future__ import annotations

from fractions import Fraction

from creastudio.api.score import Key, Note, Score, Tempo, track_of
from creastudio.core.tempo import MetreChange, TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.midi import midi_of
from creastudio.export.musicxml import musicxml_of
from creastudio.export.sequence_score import joined_score, score_in_place
from creastudio.notation.midi import import_midi
from creastudio.notation.musicxml import import_musicxml

TUNE = track_of(
    Score(ticks_per_quarter=480, tempi=(Tempo(tick=0, bpm=200),), keys=(Key(tick=0, fifths=2),)),
    [Note(480 * n, 480, 60 + n) for n in range(8)],
    name="Flute",
    program=73,
)
DRUMS = track_of(Score(), [Note(960 * n, 480, 36) for n in range(4)], name="Kit", percussion=True)
SCORES = {"tune": TUNE, "drums": DRUMS}

MAP = TempoMap(
    tempi=(TempoChange(numerator=60, denominator=1), TempoChange(tick=4 * 960, numerator=120, denominator=1)),
    metres=(MetreChange(beats=4), MetreChange(bar=1, beats=3)),
)


def clip(which: str, start: int, duration: int | Fraction, **fields: object) -> Clip:
    return Clip.model_validate(
        {"kind": "score", "asset": which, "start": MAP.to_flicks(start * 960),
         "duration": MAP.to_flicks((start + duration) * 960) - MAP.to_flicks(start * 960), **fields}
    )  # fmt: skip


def joined(*tracks: Track) -> Score:
    return joined_score(Sequence(name="Cut", tempo=MAP, tracks=tracks), lambda item: SCORES.get(item.asset))


def notes(score: Score, track: int = 0) -> list[tuple[float, float, int]]:
    return [(note.start / 960, note.duration / 960, note.pitch) for note in score.notes(track)]


def test_tempo_and_metre_are_those_of_the_sequence() -> None:
    score = joined(Track(kind="score", clips=(clip("tune", 0, 8),)))
    assert [(t.tick, t.bpm) for t in score.tempi] == [(0, 60.0), (3840, 120.0)]
    assert [(m.tick, m.numerator) for m in score.metres] == [(0, 4), (3840, 3)]
    assert [key.fifths for key in score.keys] == [2]
    assert notes(score) == [(n, 1, 60 + n) for n in range(8)]
    assert (score.title, score.tracks[0].name, score.tracks[0].program) == ("Cut", "Flute", 73)


def test_clips_of_one_track_that_play_the_same_part_become_one() -> None:
    cut = clip("tune", 2, Fraction(5, 2))
    lane = Track(name="S1", kind="score", clips=(cut, clip("tune", 8, 2)))
    other = Track(name="S2", kind="score", clips=(clip("drums", 4, 4),))
    score = joined(lane, other)
    assert [track.name for track in score.tracks] == ["S1: Flute", "S2: Kit"]
    assert notes(score) == [(2, 1, 60), (3, 1, 61), (4, 0.5, 62), (8, 1, 60), (9, 1, 61)]
    assert notes(score, 1) == [(n, 0.5, 36) for n in range(4, 8)]
    assert score.tracks[1].percussion


def test_only_what_is_heard_is_written() -> None:
    quiet = Track(kind="score", clips=(clip("tune", 0, 8),), muted=True)
    gone = Track(kind="score", clips=(Clip(kind="score", asset="gone", start=0, duration=9),))
    assert joined(quiet, gone).tracks == ()


def test_a_clip_of_another_speed_has_shorter_notes() -> None:
    score = joined(Track(kind="score", clips=(clip("tune", 0, 4, speed=2.0),)))
    assert notes(score) == [(n / 2, 0.5, 60 + n) for n in range(8)]


def test_alone_a_score_has_the_tempi_that_its_clip_plays_it_at() -> None:
    late = clip("tune", 2, 4)
    assert [(t.tick, t.bpm) for t in score_in_place(TUNE, late, MAP).tempi] == [(0, 60.0), (2 * 480, 120.0)]
    after = clip("tune", 6, 4, offset=FLICKS_PER_SECOND // 2)
    found = score_in_place(TUNE, after, MAP)
    assert [(t.tick, t.bpm) for t in found.tempi] == [(0, 120.0)]
    # Twice as fast: the file plays at the tempi of the sequence, and a program that plays it twice as fast is right.
    fast = clip("tune", 2, 4, speed=2.0)
    assert [(t.tick, t.bpm) for t in score_in_place(TUNE, fast, MAP).tempi] == [(0, 60.0), (4 * 480, 120.0)]


def test_midi_and_musicxml_say_the_same() -> None:
    score = joined(
        Track(name="S1", kind="score", clips=(clip("tune", 0, 8),)),
        Track(name="S2", kind="score", clips=(clip("drums", 4, 4),)),
    )
    for back in (
        import_midi(midi_of(score), "a.mid").score,
        import_musicxml(musicxml_of(score), "a.musicxml").score,
    ):
        ratio = back.ticks_per_quarter
        found = [[(n.start / ratio, n.pitch) for n in back.notes(index)] for index in range(2)]
        assert found[0] == [(n, 60 + n) for n in range(8)]
        assert [place for place, _ in found[1]] == [4, 5, 6, 7]
        assert [t.bpm for t in back.tempi] == [60.0, 120.0]
