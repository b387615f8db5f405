"""Melodies of pieces by a model, and when the rules write them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from creastudio.api import ModelCard, UserError
from creastudio.api.score import Note, Score, loose_track
from creastudio.api.testing import FakeContext
from creastudio_music.engine.composing import Candidate, Cell, Request, Veto
from creastudio_music.engine.melody_maker import TRIES, by_model, melody_maker
from creastudio_music.engine.piece import Wanted, written
from creastudio_music.theory.melodies.sections import sections_of
from creastudio_music.theory.moods.brief import Brief, brief_of
from creastudio_music.theory.moods.wish import read_wish
from creastudio_music.tools.from_text import FromTextParams
from tests.support.music_models import random_composer


class Scales:
    """A model that plays scales, one octave too high; its first candidate is out of key."""

    card = ModelCard(id="scales", title="Scales", family="music")

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.vetoes: list[Veto] = []

    def compose(
        self, request: Request, *, check_cancelled: Callable[[], None], veto: Veto
    ) -> list[Candidate]:
        check_cancelled()
        self.vetoes.append(veto)
        self.requests.append(request)
        made: list[Candidate] = []
        for row, _seed in enumerate(request.seeds):
            steps = (1, 3, 6, 8, 10, 1, 3, 6) if row == 0 else (0, 2, 4, 5, 7, 9, 11, 12)
            notes = [
                Note(
                    cell.bar * 3840 + index * 480, 480, 84 + (step + cell.bar) % 12 if row == 0 else 84 + step
                )
                for cell in request.holes
                for index, step in enumerate(steps)
            ]
            score = request.score.with_(tracks=(loose_track(request.score, notes),))
            made.append(Candidate(score, 1.0, len(notes)))
        return made


def brief() -> Brief:
    return brief_of(read_wish("C major folk flute 4/4"), random.Random(1))


def test_each_section_is_written_once_and_chords_go_with_it(tmp_path: Path) -> None:
    model, own = Scales(), brief()
    sections = sections_of(38, intro=4, ending=2)
    context = FakeContext(tmp_path)
    wanted = Wanted(melody=lambda *given: by_model(model, context, *given))  # type: ignore[arg-type]
    score = written(own, sections, wanted, 3)
    assert len(model.requests) == 1
    assert len(model.requests[0].holes) == 16
    assert len(model.requests[0].seeds) == TRIES
    notes = list(score.notes(0))
    # The one in key was kept, an octave or two lower, in the range of a flute.
    assert all(note.pitch % 12 in (0, 2, 4, 5, 7, 9, 11) for note in notes)
    assert sum(note.pitch for note in notes) / len(notes) < 84

    def bars(first: int, count: int) -> list[tuple[int, int]]:
        begin, end = first * 3840, (first + count) * 3840
        return [(note.start - begin, note.pitch) for note in notes if begin <= note.start < end]

    assert bars(4, 8) == bars(12, 8)
    assert bars(4, 8)
    assert not bars(0, 4)
    assert [chord.tick - 4 * 3840 for chord in score.chords if 4 * 3840 <= chord.tick < 12 * 3840] == [
        chord.tick - 12 * 3840 for chord in score.chords if 12 * 3840 <= chord.tick < 20 * 3840
    ]
    assert score.length == score.bar_map.bar(37).end


def test_the_key_is_leaned_to_where_nothing_else_says_it(tmp_path: Path) -> None:
    model = Scales()
    own = brief_of(read_wish("A minor folk flute 4/4"), random.Random(1))
    wanted = Wanted(melody=lambda *given: by_model(model, FakeContext(tmp_path), *given))  # type: ignore[arg-type]
    written(own, sections_of(16), wanted, 3)
    inside, end = (
        model.vetoes[0](0, Cell(0, 2), 2 * 3840 + 480),
        model.vetoes[0](0, Cell(0, 7), 8 * 3840 - 960),
    )
    assert inside[69] == inside[67] == inside[68] == 0  # A, G and the leading note G sharp
    assert -20 < inside[70] < 0
    assert end[69] == 0 > end[67]


def test_a_real_network_writes_one(tmp_path: Path) -> None:
    own = brief()
    context = FakeContext(tmp_path)
    model = random_composer()
    wanted = Wanted(melody=lambda *given: by_model(model, context, *given))  # type: ignore[arg-type]
    scores: list[Score] = [written(own, sections_of(4), wanted, 5) for _ in range(2)]
    assert scores[0].dumps() == scores[1].dumps()
    assert len(scores[0].tracks[0])


def test_without_a_model_the_rules_write(tmp_path: Path) -> None:
    context = FakeContext(tmp_path)
    assert melody_maker(FromTextParams(text="calm"), context) is None
    with pytest.raises(UserError, match="no model"):
        melody_maker(FromTextParams(text="calm", melody="model"), context)


def test_a_model_that_fails_leaves_it_to_the_rules_unless_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise UserError("The model can't write this metre.", "Choose another.")

    monkeypatch.setattr("creastudio_music.engine.melody_maker._opened", broken)
    context = FakeContext(tmp_path)
    monkeypatch.setattr(context, "models", lambda family: [Scales.card])
    for melody in ("auto", "model"):
        make = melody_maker(FromTextParams(text="calm", melody=melody), context)  # type: ignore[arg-type]
        wanted = Wanted(melody=make)
        if melody == "model":
            with pytest.raises(UserError, match="metre"):
                written(brief(), sections_of(4), wanted, 1)
        else:
            assert len(written(brief(), sections_of(4), wanted, 1).tracks[0])
            assert "by rules instead" in context.notices[0]
