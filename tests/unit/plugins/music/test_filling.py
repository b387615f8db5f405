"""The generators that compose, with a model of random weights."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Params, UserError
from creastudio.api.score import Chord, Key, Metre, Note, Score, loose_track
from creastudio.api.testing import FakeContext, sample_score
from creastudio_music.engine import continuing, filling, harmonize, infill, last_bar, melody, vary
from creastudio_music.engine.composing import Candidate, Request
from creastudio_music.theory.scales import melodic_scale_of
from creastudio_music.tools.filling import ContinueParams, InfillParams, VaryParams
from creastudio_music.tools.melody import HarmonizeParams, MelodyParams
from tests.support.music_models import random_composer

MODEL = random_composer()


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "choose", lambda ctx, name: MODEL)


def ran(folder: Path, run: Any, params: Params, score: Score | None = None, seed: int = 1) -> FakeContext:
    folder.mkdir(exist_ok=True)
    inputs: dict[str, Path] = {}
    if score is not None:
        inputs["score"] = folder / "given.score"
        inputs["score"].write_bytes(score.dumps())
    ctx = FakeContext(folder, seed=seed, inputs=inputs)
    run(params, ctx)
    return ctx


def scores(ctx: FakeContext) -> list[Score]:
    return [Score.loads(result.read()) for result in ctx.results]


def test_only_the_chosen_bars_change(tmp_path: Path) -> None:
    score = sample_score(0, 4)
    ctx = ran(tmp_path, infill.run, InfillParams(bars="2-3", tracks="alto", count=2), score)
    for found in scores(ctx):
        assert [found.tracks[n] for n in (0, 2, 3)] == [score.tracks[n] for n in (0, 2, 3)]
        assert found.tracks[1].bars[0] == score.tracks[1].bars[0]
        assert found.tracks[1].bars[3] == score.tracks[1].bars[3]
        assert found.tracks[1].bars != score.tracks[1].bars


def test_empty_bars_behind_the_end_are_written_too(tmp_path: Path) -> None:
    score = sample_score(0, 2)
    ctx = ran(tmp_path, infill.run, InfillParams(bars="2-3", tracks="alto", count=1), score)
    (found,) = scores(ctx)
    assert found.bar_count == 3
    assert found.tracks[1].bars[0] == score.tracks[1].bars[0]
    with pytest.raises(UserError, match="no bars"):
        ran(tmp_path, infill.run, InfillParams(bars="2-90", count=1), score)


def test_the_best_comes_first_with_its_seed_and_facts(tmp_path: Path) -> None:
    ctx = ran(tmp_path, infill.run, InfillParams(bars="1-2", count=3), sample_score(0, 2), seed=7)
    assert sorted(result.seed or 0 for result in ctx.results) == [7, 8, 9]
    assert [result.index for result in ctx.results] == [0, 1, 2]
    facts = ctx.results[0].metadata
    assert facts["voice_leading"]["moving_pairs"] >= 0
    assert facts["written_notes"] > 0
    again = ran(
        tmp_path / "b",
        infill.run,
        InfillParams(bars="1-2", count=1),
        sample_score(0, 2),
        ctx.results[2].seed or 0,
    )
    assert again.results[0].read() == ctx.results[2].read()


def test_previews_grow_while_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "PAUSE", 0.0)
    ctx = ran(tmp_path, continuing.run, ContinueParams(length=3, count=2), sample_score(0, 2))
    lengths = [sum(len(track) for track in Score.loads(shown.read()).tracks) for shown in ctx.previews]
    assert len(lengths) == 3
    assert lengths == sorted(lengths)
    assert ctx.fractions == sorted(ctx.fractions)


def test_the_scale_is_kept_in_the_key_of_the_score(tmp_path: Path) -> None:
    score = sample_score(0, 2).with_(keys=(Key(tick=0, fifths=2),))
    ctx = ran(tmp_path, infill.run, InfillParams(scale_lock=True, count=1), score)
    classes = {note.pitch % 12 for track in range(4) for note in scores(ctx)[0].notes(track)}
    assert classes <= {2, 4, 6, 7, 9, 11, 1}


def test_a_continuation_leaves_all_before_it(tmp_path: Path) -> None:
    score = sample_score(0, 2)
    ctx = ran(tmp_path, continuing.run, ContinueParams(length=20, count=1, tracks="1, 4"), score)
    (found,) = scores(ctx)
    assert found.bar_count > 10
    assert found.tracks[1] == score.tracks[1]
    for track in (0, 3):
        assert found.tracks[track].bars[:2] == score.tracks[track].bars
        assert len(found.tracks[track]) > 8


def test_drums_and_chords_stay_and_get_a_line(tmp_path: Path) -> None:
    score = Score()
    chords = [Note(960 * at, 960, pitch) for at in range(4) for pitch in (60, 64, 67)]
    drums = loose_track(score, [Note(0, 240, 36)], name="Drums", percussion=True)
    score = score.with_(tracks=(drums, loose_track(score, chords, name="Piano")))
    (found,) = scores(ran(tmp_path, continuing.run, ContinueParams(length=2, count=1), score))
    assert found.tracks[0] == score.tracks[0]
    new = [note for note in found.notes(1) if note.start >= 3840]
    assert new
    assert all(a.start + a.duration <= b.start for a, b in itertools.pairwise(new))


def test_a_variation_keeps_what_carries_the_piece(tmp_path: Path) -> None:
    score = sample_score(0, 4)
    kept = []
    for strength in (0.25, 1.0):
        ctx = ran(
            tmp_path / str(strength),
            vary.run,
            VaryParams(strength=strength, count=1, keep_rhythm=True),
            score,
        )
        (found,) = scores(ctx)
        assert not any(note.locked for track in range(4) for note in found.notes(track))
        same = [note for track in range(4) for note in found.notes(track) if note in set(score.notes(track))]
        kept.append(len(same))
    assert kept[0] >= 0.75 * 64
    assert kept[1] < kept[0]


def test_notes_on_strong_beats_stay_first() -> None:
    score = sample_score(0, 1)
    _, added = vary.anchored_in(score, [vary.Cell(0, 0)], 0.5)
    assert sorted(note.start for note in added[0]) == [0, 1920]


def test_strong_beats_are_those_of_the_metre() -> None:
    bare = Score(pickup=480, metres=(Metre(tick=0, numerator=6, denominator=8),))
    notes = [Note(480 * at, 480, 60 + at) for at in range(7)]
    score = bare.with_(tracks=(loose_track(bare, notes),))
    _, added = vary.anchored_in(score, [vary.Cell(0, 1)], 0.66)
    assert sorted(note.start for note in added[0]) == [480, 480 + 1440]


def test_locked_notes_stay_locked_in_a_variation(tmp_path: Path) -> None:
    score = sample_score(0, 1)
    score = score.with_notes(0, [note._replace(locked=note.start == 960) for note in score.notes(0)])
    (found,) = scores(ran(tmp_path, vary.run, VaryParams(count=1), score))
    assert [note.start for note in found.notes(0) if note.locked] == [960]


def test_a_melody_in_key_and_metre(tmp_path: Path) -> None:
    params = MelodyParams(
        length=4, key="Bb", mode="minor", metre="6/8", instrument="flute", count=2, scale_lock=True
    )
    for found in scores(ran(tmp_path, melody.run, params)):
        assert found.keys[0] == Key(tick=0, fifths=-5, mode="minor")
        assert (found.metres[0].numerator, found.metres[0].denominator) == (6, 8)
        assert found.tracks[0].program == 73
        assert 1 <= found.bar_count <= 4
        assert {note.pitch % 12 for note in found.notes(0)} <= melodic_scale_of(found.keys[0])


def test_a_melody_over_a_score(tmp_path: Path) -> None:
    score = sample_score(0, 3)
    (found,) = scores(ran(tmp_path, melody.run, MelodyParams(count=1), score))
    assert found.tracks[:4] == score.tracks
    assert found.tracks[4].name == "Melody"
    assert found.bar_count == 3


def test_three_voices_to_a_melody(tmp_path: Path) -> None:
    score = Score(title="Tune")
    tune = [Note(960 * at, 960, 84 + at % 5, locked=at % 2 == 0) for at in range(8)]
    score = score.with_(tracks=(loose_track(score, tune, name="Flute", program=73),))
    ctx = ran(tmp_path, harmonize.run, HarmonizeParams(count=2, ensemble="strings"), score)
    for found in scores(ctx):
        assert found.tracks[0] == score.tracks[0]
        assert [(track.name, track.program) for track in found.tracks[1:]] == [
            ("Alto", 40),
            ("Tenor", 41),
            ("Bass", 42),
        ]
        assert all(len(track) for track in found.tracks[1:])
    assert ctx.results[0].title == "Tune"


def test_voices_that_are_given_stay_and_the_others_are_filled(tmp_path: Path) -> None:
    full = sample_score(0, 3)
    empty = [
        track if number in (0, 3) else track.model_copy(update={"bars": ()})
        for number, track in enumerate(full.tracks)
    ]
    score = full.with_(tracks=tuple(empty))
    for found in scores(ran(tmp_path, harmonize.run, HarmonizeParams(count=2), score)):
        assert [track.name for track in found.tracks] == [track.name for track in score.tracks]
        assert (found.tracks[0], found.tracks[3]) == (score.tracks[0], score.tracks[3])
        assert all(len(found.tracks[number]) for number in (1, 2))


def test_voices_that_are_all_there_are_written_anew_but_for_what_is_locked(tmp_path: Path) -> None:
    score = sample_score(0, 3)
    kept = [note._replace(locked=number == 0) for number, note in enumerate(score.notes(3))]
    score = score.with_notes(3, kept)
    for found in scores(ran(tmp_path, harmonize.run, HarmonizeParams(count=2, bars="1-2"), score)):
        assert len(found.tracks) == 4
        assert found.tracks[0] == score.tracks[0]
        assert all(found.tracks[number].bars[:2] != score.tracks[number].bars[:2] for number in (1, 2, 3))
        assert all(found.tracks[number].bars[2] == score.tracks[number].bars[2] for number in (1, 2, 3))
        assert kept[0] in found.notes(3)


def test_a_continuation_may_end_or_go_on(tmp_path: Path) -> None:
    score = sample_score(0, 2)
    for ends in (True, False):
        params = ContinueParams(count=1, length=1, ends=ends)
        (result,) = ran(tmp_path / str(ends), continuing.run, params, score).results
        assert ("ends_at_home" in result.metadata) is ends


def test_what_is_locked_stays_where_the_last_bars_are_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[int] = []
    compose = MODEL.compose

    def counted(request: Request, **rest: Any) -> list[Candidate]:
        again.append(len({cell.bar for cell in request.holes}))
        return compose(request, **rest)

    monkeypatch.setattr(MODEL, "compose", counted)
    monkeypatch.setattr(last_bar, "closes", lambda score, home: False)
    score = sample_score(0, 3)
    kept = [note._replace(locked=True) for note in score.notes(3)][-2:]
    score = score.with_notes(3, [*list(score.notes(3))[:-2], *kept])
    (result,) = ran(tmp_path, continuing.run, ContinueParams(count=1, length=2), score).results
    assert again == [2, *last_bar.BARS]
    assert Score.loads(result.read()).tracks[3].bars[:3] == score.tracks[3].bars
    again.clear()
    score = score.with_(keys=(Key(tick=0, fifths=0),)).with_notes(
        0, [*list(score.notes(0))[:-1], Note(2 * 3840, 3840, 72)]
    )
    (result,) = ran(tmp_path / "b", harmonize.run, HarmonizeParams(count=1), score).results
    assert again == [3, *last_bar.BARS]
    assert set(kept) <= set(Score.loads(result.read()).notes(3))


def test_drums_alone_are_no_melody(tmp_path: Path) -> None:
    score = Score()
    beat = [Note(960 * at, 240, 36) for at in range(8)]
    score = score.with_(tracks=(loose_track(score, beat, name="Drums", percussion=True),))
    with pytest.raises(UserError, match="only drums") as told:
        ran(tmp_path, harmonize.run, HarmonizeParams(count=1), score)
    assert "--set chords=" in told.value.hint
    tune = loose_track(score, beat, name="Tune")
    params, both = HarmonizeParams(count=1, tracks="Drums"), score.with_(tracks=(*score.tracks, tune))
    with pytest.raises(UserError, match="only drums") as told:
        ran(tmp_path, harmonize.run, params, both)
    assert "--set tracks=" in told.value.hint


def test_more_bars_than_can_be_waited_for_are_refused(tmp_path: Path) -> None:
    score = Score()
    tune = [Note(3840 * bar, 960, 60 + bar % 5) for bar in range(401)]
    score = score.with_(tracks=(loose_track(score, tune, name="Tune"),))
    with pytest.raises(UserError, match="401 bars, and at most 400") as told:
        ran(tmp_path, harmonize.run, HarmonizeParams(count=1), score)
    assert "--set bars=1-400" in told.value.hint
    harmonize.check_length(400)


def test_chords_to_a_melody(tmp_path: Path) -> None:
    score = sample_score(0, 2).with_(tracks=sample_score(0, 2).tracks[:1])
    (found,) = scores(ran(tmp_path, harmonize.run, HarmonizeParams(count=1, makes="chords"), score))
    assert found.tracks == score.tracks
    assert found.chords


def test_chords_outside_of_the_bars_stay(tmp_path: Path) -> None:
    given = (Chord(tick=0, root="F"), Chord(tick=3840, root="C"), Chord(tick=3 * 3840 + 1920, root="G"))
    score = sample_score(0, 5).with_(tracks=sample_score(0, 5).tracks[:1], chords=given)
    params = HarmonizeParams(count=1, makes="chords", bars="3")
    (found,) = scores(ran(tmp_path, harmonize.run, params, score))
    inside = [chord for chord in found.chords if 2 * 3840 <= chord.tick < 3 * 3840]
    assert inside
    outside = [(chord.tick, chord.root) for chord in found.chords if chord not in inside]
    assert outside == [(0, "F"), (3840, "C"), (3 * 3840, "C"), (3 * 3840 + 1920, "G")]


def test_a_bass_is_harmonised_above() -> None:
    score = Score()
    score = score.with_(tracks=(loose_track(score, [Note(0, 960, 40)], name="Tuba", program=58),))
    assert harmonize.melody_of(score, "") == 0
    four = harmonize.four_voices(score, list(score.notes(0)), "bass", "brass")
    assert [len(track) for track in four.tracks] == [0, 0, 0, 1]


def test_what_a_person_can_put_right(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no tracks"):
        ran(tmp_path, infill.run, InfillParams(), Score())
    empty = Score().with_(tracks=(loose_track(Score(), [], name="Piano"),))
    with pytest.raises(UserError, match="no bars"):
        ran(tmp_path, infill.run, InfillParams(), empty)
    with pytest.raises(UserError, match="no notes"):
        ran(tmp_path, harmonize.run, HarmonizeParams(), empty)
    drums = Score().with_(tracks=(loose_track(Score(), [Note(0, 240, 36)], percussion=True),))
    with pytest.raises(UserError, match="drums"):
        ran(tmp_path, continuing.run, ContinueParams(), drums)
    with pytest.raises(UserError, match="one track"):
        ran(tmp_path, harmonize.run, HarmonizeParams(tracks="1-2"), sample_score(0, 1))


def test_without_a_model_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(UserError, match="no model that composes") as caught:
        ran(tmp_path, infill.run, InfillParams(), sample_score(0, 1))
    assert caught.value.hint
