"""Scores as MEI: what the engraver is told."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from creastudio.api.score import Chord, Key, Lyric, Metre, Note, Score, Tempo, Track, track_of
from creastudio.notation.mei import mei_of

NS = "{http://www.music-encoding.org/ns/mei}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def tree(score: Score, first: int = 0, last: int | None = None) -> Element:
    return ElementTree.fromstring(mei_of(score, first, last))


def found(score: Score, name: str) -> list[Element]:
    return list(tree(score).iter(f"{NS}{name}"))


def line(*notes: tuple[float, float, int], score: Score | None = None, **fields: object) -> Score:
    made = [Note(round(a * 960), round(d * 960), p) for a, d, p in notes]
    return track_of(score or Score(), made, **fields)  # type: ignore[arg-type]


def test_notes_keep_their_names_over_ties() -> None:
    notes = found(line((3, 2, 60)), "note")
    assert [(n.get(ID), n.get("tie"), n.get("dur")) for n in notes] == [
        ("n0-0", "i", "4"),
        ("n0-0-1", "t", "4"),
    ]


def test_accidentals_are_shown_once_a_bar_and_not_where_the_key_has_them() -> None:
    score = line((0, 1, 66), (1, 1, 65), (2, 1, 65), (4, 1, 66), score=Score(keys=(Key(tick=0, fifths=1),)))
    assert [n.get("accid") for n in found(score, "note")] == [None, "n", None, None]


def test_a_tied_accidental_isnt_repeated() -> None:
    score = line((3, 2, 66), (5, 1, 66))
    assert [n.get("accid") for n in found(score, "note")] == ["s", None, "s"]


def test_eighths_are_beamed_by_beats_and_triplets_get_their_number() -> None:
    score = line(*((n / 2, 0.5, 60) for n in range(4)), *((2 + n / 3, 1 / 3, 60) for n in range(3)))
    assert len(found(score, "beam")) == 3
    assert [t.get("num") for t in found(score, "tuplet")] == ["3"]


def test_voices_that_overlap_are_layers() -> None:
    score = line((0, 4, 60), (0, 1, 72), (1, 1, 74), (2, 2, 76))
    assert len(found(score, "layer")) == 2


def test_a_piano_is_written_on_two_staves() -> None:
    notes = [(n, 1, p) for n in range(4) for p in (40, 48, 72, 76)]
    score = line(*notes)
    assert [s.get("clef.shape") for s in found(score, "staffDef")] == ["G", "F"]
    assert [g.get("symbol") for g in found(score, "staffGrp")] == [None, "brace"]


def test_drums_have_places_and_heads() -> None:
    score = line((0, 0.1, 42), (0, 0.1, 36), (0.5, 0.1, 42), percussion=True)
    notes = found(score, "note")
    assert {n.get("loc") for n in notes} == {"9", "1"}
    assert [s.get("clef.shape") for s in found(score, "staffDef")] == ["perc"]
    assert notes[0].get("dur") == "8"


def test_words_chords_and_tempo_are_written() -> None:
    score = track_of(
        Score(chords=(Chord(tick=960, root="Bb", kind="minor-seventh"),), tempi=(Tempo(tick=0, bpm=90),)),
        [Note(0, 960, 60), Note(960, 960, 62)],
        [(0, Lyric(start=0, text="A", syllabic="begin")), (960, Lyric(start=0, text="ve", syllabic="end"))],
    )
    assert [s.text for s in found(score, "syl")] == ["A", "ve"]
    assert [(h.text, h.get("tstamp")) for h in found(score, "harm")] == [("B♭m7", "2.0000")]
    assert "".join(found(score, "tempo")[0].itertext()).endswith("= 90")


def test_a_transposing_instrument_reads_its_own_key() -> None:
    score = line((0, 1, 60), transposition=-2)
    assert found(score, "staffDef")[0].get("keysig") == "2s"
    assert [(n.get("pname"), n.get("oct")) for n in found(score, "note")] == [("d", "4")]


def test_a_played_rhythm_is_written_in_plain_values() -> None:
    score = line((0.02, 0.45, 60), (0.51, 0.4, 62), (0.98, 0.9, 64), (2.03, 1.8, 65))
    assert [n.get("dur") for n in found(score, "note")] == ["8", "8", "4", "2"]


def test_later_bars_alone_say_neither_names_nor_metre_again() -> None:
    score = line(
        *((n, 1, 60) for n in range(16)),
        name="Flute",
        score=Score(metres=(Metre(tick=0, numerator=4, denominator=4),)),
    )
    part = tree(score, 2, 4)
    assert [m.get("n") for m in part.iter(f"{NS}measure")] == ["3", "4"]
    assert not list(part.iter(f"{NS}label"))
    assert next(part.iter(f"{NS}scoreDef")).get("meter.form") == "invis"


def test_an_empty_score_has_one_empty_bar() -> None:
    assert len(found(Score(tracks=(Track(),)), "mRest")) == 1
