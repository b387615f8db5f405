from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from creastudio.api.score import Metre, Note, Score, track_of
from creastudio_music.engine.copying import CopiedSpan, Known
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.tuning import pictures
from creastudio_music.engine.tuning.samples import Samples, forms_of, usual_of
from tests.support.music_pieces import chorale, small_network


def tune(pitches: tuple[int, ...]) -> Score:
    return track_of(Score(), [Note(i * 480, 480, pitch) for i, pitch in enumerate(pitches)])


LONG = tuple(60 + (i * i) % 11 for i in range(40))


def test_forms_come_from_the_pieces_and_repeat_where_they_are_few() -> None:
    pieces = [piece_of(chorale(8, 1)), piece_of(chorale(8, 2)), piece_of(chorale(1, 3))]
    found = forms_of(pieces, 5)
    assert len(found) == 5
    assert all(len(form.bars) == 6 for form in found)
    assert found[0] == found[2] == found[4]
    assert len(forms_of([piece_of(chorale(1, 3))], 2)) == 2


def test_pieces_with_bars_of_one_length_go_first() -> None:
    odd = track_of(
        Score(
            metres=(Metre(tick=0, numerator=4, denominator=4), Metre(tick=7680, numerator=3, denominator=4))
        ),
        [Note(i * 960, 960, 60 + i % 5) for i in range(40)],
    )
    pieces = [piece_of(odd), piece_of(chorale(8, 1))]
    assert [form.metre for form in forms_of(pieces, 2)] == ["4/4"] * 2
    assert forms_of(pieces, 1)[0].bars[3] == 96
    assert forms_of(pieces[:1], 1)[0].bars[3] == 72


def test_the_same_seeds_write_the_same_and_copies_are_found() -> None:
    forms = forms_of([piece_of(chorale(6, 1))], 3)
    samples = Samples(forms, 5, Known([("a", chorale(6, 1))]), lambda: None)
    network = small_network()
    first, second = samples.write(network, 2), samples.write(network, 2)
    assert first == second
    assert first[0] != first[1]
    samples.look(network)
    assert len(samples.after) == len(samples.spans) == 2
    assert Samples(forms, 5, Known([]), lambda: None).copied == CopiedSpan()


def test_a_cancel_is_heard_between_two_samples() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    samples = Samples(forms_of([piece_of(chorale(6, 1))], 1), 5, Known([]), stop)
    with pytest.raises(KeyboardInterrupt):
        samples.write(small_network(), 1)


def test_what_unseen_pieces_share_is_usual() -> None:
    known = Known([("a", tune(LONG))])
    assert usual_of([("b", tune(LONG[10:30]))], known) == 20
    assert usual_of([], known) == 0


def test_copied_notes_are_red_and_others_are_not() -> None:
    score = tune(LONG)
    plain, marked = (
        pictures.roll(score),
        pictures.roll(score, CopiedSpan(notes=20, name="a", first_bar=0, last_bar=1)),
    )

    def reds(picture: Image.Image) -> int:
        colors = picture.getcolors(1 << 20) or []
        return sum(count for count, color in colors if color == pictures.COPIED)

    assert reds(plain) == 0
    assert reds(marked) > 100
    assert pictures.roll(Score()).size == (pictures.WIDTH, pictures.HEIGHT)


def test_a_sheet_has_a_row_for_each_sample() -> None:
    score = tune(LONG)
    made = pictures.sheet([score] * 3, [score] * 2, [CopiedSpan(), CopiedSpan(notes=14, name="a.mid")], 512)
    assert made.metadata["columns"] == 2
    assert made.metadata["step"] == 512
    assert made.metadata["captions"] == ["before", "now", "before", "now, 14 notes as in 'a.mid'"]
    assert Image.open(BytesIO(made.read())).size == (2 * pictures.WIDTH, 2 * pictures.HEIGHT)
