"""An accompaniment keeps what is given, its bars, its ranges, its chords, and its seed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api import UserError
from creastudio.api.score import Note, Score
from creastudio_music.engine.arranging import NAMES, Setting, arrange
from creastudio_music.theory.beats import beats_of
from creastudio_music.theory.chord_line import at, from_the_first
from creastudio_music.theory.grooves import GROOVES, PARTS
from tests.support.arranged import chorded, empty, melody
from tests.support.scores import scores

STYLES = st.sampled_from(sorted(GROOVES))


def part(score: Score, name: str) -> list[Note]:
    """Return the notes of a part that the arranger made; none where it is silent."""
    return next(
        (list(score.notes(i)) for i, track in enumerate(score.tracks) if track.name == NAMES[name]), []
    )


@settings(max_examples=60, deadline=None)
@given(
    chorded(),
    STYLES,
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from([None, 0.5, 0.66]),
    st.integers(0, 9),
    st.integers(),
)
def test_what_an_accompaniment_keeps(
    case: tuple[Score, int],
    style: str,
    intensity: float,
    humanise: float,
    swing: float | None,
    fills: int,
    seed: int,
) -> None:
    score, bars = case
    setting = Setting(intensity=intensity, humanise=humanise, swing=swing, fills=fills, bars=bars)
    made = arrange(score, style, setting, seed=seed)
    # Given tracks are the very same objects.
    assert all(own is old for own, old in zip(made.tracks, score.tracks, strict=False))
    assert {t.name for t in made.tracks[len(score.tracks) :]} <= set(NAMES.values())
    end = score.bar_map.bar(bars - 1).end
    for index in range(len(score.tracks), len(made.tracks)):
        last: dict[int, int] = {}
        for note in made.notes(index):
            assert 0 <= note.pitch <= 127
            assert 0 <= note.start < end
            assert note.start + note.duration <= end
            # Nothing is struck while it still sounds.
            assert last.get(note.pitch, 0) <= note.start
            last[note.pitch] = note.start + note.duration
    groove = GROOVES[style]
    assert all(groove.bass.low <= note.pitch <= groove.bass.high for note in part(made, "bass"))
    pad = part(made, "pad")
    assert all(groove.pad.low - 12 <= note.pitch <= groove.pad.high + 12 for note in pad)
    assert arrange(score, style, setting, seed=seed).dumps() == made.dumps()


@pytest.mark.parametrize("style", sorted(GROOVES))
@pytest.mark.parametrize("intensity", [0.1, 0.5, 0.9])
def test_the_bass_has_the_root_where_chords_begin_and_chords_have_their_tones(
    style: str, intensity: float
) -> None:
    score = empty(GROOVES[style].metre, "C Am7 F/A G7 | Dm G7 | C E7 | Am D7 | Bb", 16)
    made = arrange(score, style, Setting(intensity=intensity, humanise=0.0, swing=0.5, fills=4), seed=5)
    spans = from_the_first(score, made.length)
    starts = {note.start: note for note in part(made, "bass")}
    for span in spans:
        assert starts[span.start].pitch % 12 == span.bass
    for number in range(16):
        first = beats_of(score.bar_map.bar(number), 960)[0].start
        assert starts[first].pitch % 12 == spans[at(spans, first)].bass
    for name in ("comp", "arp", "pad"):
        for note in part(made, name):
            number = at(spans, note.start)
            # What is played ahead has the next chord.
            tones = {*spans[number].tones, *(spans[number + 1].tones if number + 1 < len(spans) else ())}
            assert note.pitch % 12 in tones


@pytest.mark.parametrize("style", sorted(GROOVES))
def test_more_intensity_is_more_notes(style: str) -> None:
    score = empty(GROOVES[style].metre, bars=8)
    counts: list[int] = []
    for intensity in (0.1, 0.5, 0.9):
        made = arrange(score, style, Setting(intensity=intensity, humanise=0.0), seed=1)
        notes = [note for index in range(len(made.tracks)) for note in made.notes(index)]
        counts.append(len(notes))
    assert counts == sorted(counts)
    assert counts[0] < counts[2]


@pytest.mark.parametrize("style", sorted(GROOVES))
def test_straight_and_unmoved_notes_lie_on_the_grid(style: str) -> None:
    groove = GROOVES[style]
    score = empty(groove.metre, bars=8)
    made = arrange(score, style, Setting(intensity=0.9, humanise=0.0, swing=0.5), seed=2)
    for name in ("drums", "bass"):
        assert all(note.start % 240 == 0 for note in part(made, name))


def test_swing_moves_the_second_half_of_beats_and_nothing_else() -> None:
    score = empty(bars=4)
    straight = arrange(score, "swing", Setting(intensity=0.5, humanise=0.0, swing=0.5), seed=1)
    swung = arrange(score, "swing", Setting(intensity=0.5, humanise=0.0, swing=2 / 3), seed=1)
    before, after = part(straight, "drums"), part(swung, "drums")
    assert {note.start % 960 for note in before} <= {0, 480}
    assert {note.start % 960 for note in after} <= {0, 640}
    assert [note.start for note in before if not note.start % 960] == [
        note.start for note in after if not note.start % 960
    ]


def test_hands_stay_close_to_the_beat() -> None:
    score = empty(bars=16)
    exact = arrange(score, "pop", Setting(humanise=0.0), seed=1)
    human = arrange(score, "pop", Setting(humanise=1.0), seed=1)
    written, played = part(exact, "drums"), part(human, "drums")
    assert len(written) == len(played)
    off = [b.start - a.start for a, b in zip(written, played, strict=True)]
    ms = 60_000 / (110 * 960)
    assert 2 < sum(abs(by) for by in off) / len(off) * ms < 15


def test_a_last_bar_holds_to_its_very_end() -> None:
    for style in GROOVES:
        score = melody(empty(GROOVES[style].metre, bars=6), 6)
        made = arrange(score, style, Setting(intensity=0.7), seed=3)
        end = score.bar_map.bar(5).end
        for name in ("bass", "pad"):
            notes = part(made, name)
            assert not notes or max(note.start + note.duration for note in notes) == end


def test_sections_end_in_fills_and_begin_with_a_cymbal() -> None:
    score = empty(bars=16)
    with_fills = arrange(score, "rock", Setting(intensity=0.5, humanise=0.0, fills=8), seed=1)
    without = arrange(score, "rock", Setting(intensity=0.5, humanise=0.0, fills=0), seed=1)
    changed = {note.start // 3840 for note in set(part(with_fills, "drums")) ^ set(part(without, "drums"))}
    assert changed == {7, 8}
    assert any(note.pitch == 49 and note.start == 8 * 3840 for note in part(with_fills, "drums"))


def test_chords_keep_below_a_melody_and_out_of_its_way() -> None:
    score = melody(empty(text="C", bars=4), 4)
    held = score.with_notes(0, [Note(0, 4 * 3840, 65)])
    made = arrange(held, "ballad", Setting(intensity=0.5), seed=1)
    chords = part(made, "comp")
    assert all(note.pitch < 65 for note in chords)
    # An F that is held takes the E out of a C.
    assert all(note.pitch % 12 != 4 for note in chords)


def test_parts_instruments_and_bars_are_chosen() -> None:
    score = empty(bars=8)
    setting = Setting(parts=("bass", "pad"), instruments={"bass": 43}, only=frozenset((2, 3)), intensity=0.6)
    made = arrange(score, "pop", setting, seed=1)
    assert [(track.name, track.program) for track in made.tracks] == [("Bass", 43), ("Pad", 48)]
    for index in range(2):
        for note in made.notes(index):
            assert note.start >= 2 * 3840
            assert note.start + note.duration <= 4 * 3840


def test_the_voices_of_a_pad_move_little() -> None:
    made = arrange(empty(text="C Am F G Em Am Dm G7 C", bars=18), "ballad", Setting(humanise=0.0), seed=1)
    chords: dict[int, list[int]] = {}
    for note in part(made, "pad"):
        chords.setdefault(note.start, []).append(note.pitch)
    rows = [sorted(row) for _, row in sorted(chords.items())]
    moves = [abs(a - b) for one, two in pairwise(rows) for a, b in zip(one, two, strict=True)]
    assert sum(moves) / len(moves) < 2.5
    assert max(moves) <= 7


def test_what_cannot_be_accompanied() -> None:
    with pytest.raises(UserError, match="no bars"):
        arrange(Score(), "pop")
    with pytest.raises(UserError, match="no chords"):
        arrange(Score(), "pop", Setting(bars=2))
    with pytest.raises(UserError, match="no style 'polka'"):
        arrange(empty(), "polka")
    with pytest.raises(UserError, match="5,000 bars"):
        arrange(empty(), "pop", Setting(bars=5000))


def test_every_part_has_a_name() -> None:
    assert tuple(NAMES) == PARTS


@settings(max_examples=25, deadline=None)
@given(scores(max_notes=6), STYLES, st.floats(0, 1), st.integers())
def test_any_score_with_chords_can_be_accompanied(
    score: Score, style: str, intensity: float, seed: int
) -> None:
    """Also with upbeats, metres that change within a bar, chords between beats and keys far away."""
    if not score.chords:
        return
    made = arrange(score, style, Setting(intensity=intensity), seed=seed)
    assert all(own is old for own, old in zip(made.tracks, score.tracks, strict=False))
    end = score.bar_map.bar(score.bar_count - 1).end
    for index in range(len(score.tracks), len(made.tracks)):
        assert all(note.start + note.duration <= end for note in made.notes(index))
