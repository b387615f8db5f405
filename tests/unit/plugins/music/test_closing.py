"""How a piece comes home."""

from __future__ import annotations

import pytest

from creastudio.api.score import Key, Note, Score, loose_track
from creastudio_music.engine.closing import closes, home_leanings, home_of, may_close
from creastudio_music.engine.composing import Cell

C = Key(tick=0, fifths=0)
BAR = 3840


def score(*lines: tuple[int, ...], keys: tuple[Key, ...] = ()) -> Score:
    """Return lines of quarters, each a track."""
    made = Score(keys=keys)
    tracks = [
        loose_track(made, [Note(960 * at, 960, pitch) for at, pitch in enumerate(line) if pitch])
        for line in lines
    ]
    return made.with_(tracks=tuple(tracks))


@pytest.mark.parametrize(
    ("lines", "closed"),
    [
        (((64, 65, 67, 72),), True),
        (((64, 65, 67, 64),), False),
        (((76, 74, 71, 72), (48, 43, 43, 48)), True),
        (((76, 74, 71, 76), (48, 43, 43, 48)), True),
        (((76, 74, 71, 74), (48, 43, 43, 43)), False),
        (((76, 74, 71, 69), (48, 43, 43, 48)), False),
        # What one line ends on before the others counts, too.
        (((76, 74, 71, 72), (48, 43, 45, 0)), False),
        (((76, 74, 71, 72), (67, 65, 66, 0), (48, 43, 43, 48)), False),
        (((76, 74, 71, 72), (67, 65, 67, 0), (48, 43, 48, 0)), True),
    ],
)
def test_a_piece_closes_over_its_tonic(lines: tuple[tuple[int, ...], ...], closed: bool) -> None:
    assert closes(score(*lines), C) is closed


def test_what_is_silent_in_its_last_bar_does_not_close() -> None:
    ended = score((64, 65, 67, 72))
    assert not closes(ended.with_(keys=(C, Key(tick=2 * BAR - 1, fifths=1))), C)
    assert not closes(Score(), C)


def test_home_is_what_the_signature_says_else_what_sounds() -> None:
    assert home_of(Score()) is None
    assert home_of(score((60, 64, 67, 60), keys=(Key(tick=0, fifths=2),))) == Key(tick=0, fifths=2)
    found = home_of(score((67, 69, 71, 72, 74, 76, 78, 79, 78, 74, 71, 67)))
    assert found is not None
    assert (found.fifths, found.mode) == (1, "major")


def test_a_given_end_elsewhere_leaves_no_close() -> None:
    assert may_close(score((64, 65, 67, 72)), C)
    assert may_close(score((64, 65, 67, 64)), C)
    assert not may_close(score((64, 65, 67, 74)), C)


def test_a_lone_line_is_led_to_the_tonic_most_at_the_very_end() -> None:
    early, late = [lean for lean in home_leanings(score((60,)), [Cell(0, 0), Cell(0, 1)], C) if lean.tracks]
    assert (early.start, late.start, late.end) == (BAR, BAR + BAR // 2, 2 * BAR)
    assert late.classes == {0}
    assert late.on_beat < early.on_beat < 0


def test_the_bass_goes_to_the_tonic_and_the_others_to_its_chord() -> None:
    given = score((76, 74, 0, 0), (48, 43, 0, 0))
    leans = {lean.tracks: lean.classes for lean in home_leanings(given, [Cell(0, 1), Cell(1, 1)], C)}
    assert leans == {frozenset({1}): {0}, frozenset({0}): {0, 4, 7}}


def test_voices_close_where_the_last_note_of_a_given_melody_is() -> None:
    given = score((76, 74, 71, 72), (0, 0, 0, 0))
    leans = [lean for lean in home_leanings(given, [Cell(1, 0)], C) if lean.tracks]
    assert [(lean.start, lean.end) for lean in leans] == [(0, 3 * 960), (3 * 960, BAR)]
    whole = score((72, 0, 0, 0), (0, 0, 0, 0))
    leans = [lean for lean in home_leanings(whole, [Cell(1, 0)], C) if lean.tracks]
    assert [(lean.start, lean.end) for lean in leans][-1] == (0, BAR)
