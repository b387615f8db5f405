"""ABC tunes: what is written becomes what is played; what can't be read is counted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.notation.abc import import_abc, is_abc, parts_in_order, tunes_of
from creastudio.notation.abc_text import text_of, tunes
from creastudio.notation.imported_score import ImportedScore
from creastudio.notation.repeats import MOST_MEASURES
from creastudio.notation.scores import score_of

Heard = list[tuple[float, float, int]]


def read(music: str, head: str = "M:4/4\nL:1/4\nK:C", **more: bool) -> ImportedScore:
    return tunes_of(f"X:1\nT:Tune\n{head}\n{music}\n".encode(), "tune.abc", **more)[0]


def heard(found: ImportedScore, track: int = 0) -> Heard:
    quarter = found.score.ticks_per_quarter
    return [(n.start / quarter, n.duration / quarter, n.pitch) for n in found.score.notes(track)]


def pitches(found: ImportedScore, track: int = 0) -> list[int]:
    return [pitch for _, _, pitch in heard(found, track)]


def test_octaves_lengths_and_rests() -> None:
    found = read("C,C c c'' | C2 z C/2 C/ | C3/2 x/2 C//")
    assert heard(found)[:4] == [(0, 1, 48), (1, 1, 60), (2, 1, 72), (3, 1, 96)]
    assert heard(found)[4:7] == [(4, 2, 60), (7, 0.5, 60), (7.5, 0.5, 60)]
    assert heard(found)[7:] == [(8, 1.5, 60), (10, 0.25, 60)]
    assert found.score.title == "Tune"


@pytest.mark.parametrize(
    ("key", "fifths", "mode", "f"),
    [
        ("C", 0, "major", 65), ("G", 1, "major", 66), ("Am", 0, "minor", 65), ("Ador", 1, "major", 66),
        ("D mixolydian", 1, "major", 66), ("Bb", -2, "major", 65), ("F#m", 3, "minor", 66), ("Gb", -6, "major", 65),
        ("HP", 2, "major", 66), ("none", 0, "major", 65), ("C ^f", 0, "major", 66), ("D exp _b", 0, "major", 65),
        ("G clef=bass", 1, "major", 66), ("E phr", 0, "major", 65),
    ],
)  # fmt: skip
def test_keys_and_modes(key: str, fifths: int, mode: str, f: int) -> None:
    found = read("F", f"M:4/4\nL:1/4\nK:{key}")
    assert (found.score.keys[0].fifths, found.score.keys[0].mode) == (fifths, mode)
    assert pitches(found) == [f]


def test_accidentals_hold_to_the_end_of_the_bar() -> None:
    assert pitches(read("^F f =F F | F ^^G __A _B")) == [66, 78, 65, 65, 65, 69, 67, 70]
    assert pitches(read("^F f F2", "I:propagate-accidentals octave\nL:1/4\nK:C")) == [66, 77, 66]


def test_a_tied_accidental_goes_on_over_the_bar_line() -> None:
    assert heard(read("C3 ^F- | F2 F2")) == [(0, 3, 60), (3, 3, 66), (6, 2, 65)]


def test_unit_lengths_follow_the_metre() -> None:
    assert heard(read("C", "M:2/4\nK:C")) == [(0, 0.25, 60)]
    assert heard(read("C", "M:3/4\nK:C")) == [(0, 0.5, 60)]


def test_tuplets_and_broken_rhythm() -> None:
    assert [round(d, 4) for _, d, _ in heard(read("(3CDE F"))] == [0.6667, 0.6667, 0.6667, 1]
    assert [d for _, d, _ in heard(read("(2CD E", "M:6/8\nL:1/8\nK:C"))] == [0.75, 0.75, 0.5]
    assert [d for _, d, _ in heard(read("(3:2:2C2D E"))] == pytest.approx([4 / 3, 2 / 3, 1])
    assert [d for _, d, _ in heard(read("C>D E<F G>>A"))] == [1.5, 0.5, 0.5, 1.5, 1.75, 0.25]
    assert [t for t, _, _ in heard(read("((3CDE) F"))] == pytest.approx([0, 2 / 3, 4 / 3, 2])


def test_repeats_and_endings_are_played_out() -> None:
    assert pitches(read("|:C4|D4:|")) == [60, 62, 60, 62]
    assert pitches(read("C4|1D4:|2E4|]")) == [60, 62, 60, 64]
    assert pitches(read("C4::D4:|")) == [60, 60, 62, 62]
    assert pitches(read("|:C4 [1,3 D4 :|[2 E4:|")) == [60, 62, 60, 64, 60, 62]
    assert pitches(read("|:C4|D4:|", repeats=False)) == [60, 62]


def test_parts_are_played_in_their_order() -> None:
    head = "P:A(AB)2\nM:4/4\nL:1/4\nK:C"
    assert pitches(read("P:A\nC4|\nP:B\nD4|", head)) == [60, 60, 62, 60, 62]
    assert parts_in_order("A2B3") == ["A", "A", "B", "B", "B"]
    assert len(parts_in_order("((((A20)20)20)20)20")) == 1000


def test_an_upbeat_before_a_repeat_makes_one_bar_with_the_end() -> None:
    found = read("C|D4|E3:|F|G4|A3|]")
    assert found.score.pickup == found.score.ticks_per_quarter
    assert [(m.numerator, m.denominator) for m in found.score.metres] == [(4, 4)]


def test_chords_ties_and_unisons() -> None:
    assert heard(read("[CEG]2 [C-E-] [CE]")) == [(0, 2, 60), (0, 2, 64), (0, 2, 67), (2, 2, 60), (2, 2, 64)]
    assert heard(read("[CE]- [CE]2")) == [(0, 3, 60), (0, 3, 64)]


def test_chord_symbols_and_what_is_left_out() -> None:
    found = read('"Am7/G"C "^slowly"D {GA}E !trill!F~ .G')
    chord = found.score.chords[0]
    assert (chord.root, chord.kind, chord.bass) == ("A", "minor-seventh", "G")
    assert found.notes == ("Left out: 2 grace notes, 3 ornaments and signs of playing, 1 text over notes.",)


def test_voices_become_tracks() -> None:
    music = "V:1\nC4|D4|\nV:2\nC,4|[V:1]E4|\n[V:2]D,4|"
    found = read(music, 'M:4/4\nL:1/4\nV:1 name="High"\nV:2 clef=bass name="Low"\nK:C')
    assert [(t.name, t.clef) for t in found.score.tracks] == [("High", ""), ("Low", "bass")]
    assert pitches(found) == [60, 62, 64]
    assert heard(found, 1) == [(0, 4, 48), (4, 4, 50)]


def test_layers_of_one_measure() -> None:
    found = read("C4 & E2 G2 | C4")
    assert heard(found) == [(0, 4, 60), (0, 2, 64), (2, 2, 67), (4, 4, 60)]
    assert [n.voice for n in found.score.notes(0)] == [1, 2, 2, 1]


def test_clefs_that_sound_an_octave_lower_and_transposing_instruments() -> None:
    assert pitches(read("C", "K:C clef=treble-8")) == [48]
    found = read("D", "K:D transpose=-2")
    assert pitches(found) == [60]
    assert found.score.tracks[0].transposition == -2


def test_words_lie_under_notes() -> None:
    found = read("C D E F | G4\nw:A-ve Ma-ri | a~ha\nw:two *  one\nA B\nw:last -")
    words = [(t / 960, w.text, w.syllabic) for t, w in found.score.lyrics(0) if w.verse == 1]
    assert words == [
        (0, "A", "begin"), (1, "ve", "end"), (2, "Ma", "begin"), (3, "ri", "end"), (4, "a ha", "single"),
        (8, "last", "single"),
    ]  # fmt: skip
    second = [(t / 960, w.text) for t, w in found.score.lyrics(0) if w.verse == 2]
    assert second == [(0, "two"), (2, "one")]


@pytest.mark.parametrize(
    ("text", "bpm"),
    [
        ("1/4=120", 120),
        ("3/8=60", 90),
        ('"Allegro" 1/2=50', 100),
        ("120", 120),
        ('"Andante"', 80),
        ("C=90", 90),
    ],
)
def test_tempi(text: str, bpm: float) -> None:
    assert read("C", f"Q:{text}\nL:1/4\nK:C").score.tempi[0].bpm == bpm


def test_fields_change_in_the_middle() -> None:
    found = read("C4|[K:G][M:3/4]F3|[L:1/8]F2[Q:1/4=90]F2F2")
    assert [k.fifths for k in found.score.keys] == [0, 1]
    assert [(m.numerator, m.denominator) for m in found.score.metres] == [(4, 4), (3, 4)]
    assert pitches(found) == [60, 66, 66, 66, 66]
    assert found.score.tempi[0].tick == 8 * 960


def test_many_tunes_with_free_text_between_them() -> None:
    data = b"%abc-2.1\nM:3/4\n\nX:1\nT:One\nL:1/4\nK:C\nC3|\n\nSome text that is no music.\n\nX:2\nT:Two\nK:D\nF|\n"
    found = tunes_of(data, "tunes.abc")
    assert [tune.score.title for tune in found] == ["One", "Two"]
    assert found[1].score.metres[0].numerator == 3
    assert import_abc(data, "tunes.abc").notes[-1] == "It holds 2 tunes; this is the first of them."


def test_titles_in_other_encodings() -> None:
    assert tunes_of(b"X:1\nT:Caf\\'e \\\"Uber\nK:C\nC|", "x.abc")[0].score.title == "Café Über"
    assert tunes_of("X:1\nT:Café\nK:C\nC|".encode("latin-1"), "x.abc")[0].score.title == "Café"


def test_what_a_file_holds_says_that_it_is_abc() -> None:
    data = b"X: 1\nT:x\nK:C\nCDEF|\n"
    assert is_abc(data)
    assert not is_abc(b"Dear X: 1, how are you?\n")
    assert len(score_of(data, "tune").score.tracks[0]) == 4


@pytest.mark.parametrize(
    "data",
    [
        b"", b"X:1\nK:C\n", b"hello\n", b"X:1\nT:t\nK:C\n\n",
        b"X:1\nL:1/0\nM:0/0\nQ:1/0=0\nK:C\n%%%%\n",
    ],
)  # fmt: skip
def test_files_without_a_note_are_refused(data: bytes) -> None:
    with pytest.raises(UserError):
        tunes_of(data, "tune.abc")


def test_hostile_files_have_an_end() -> None:
    nested = "|:" * 5000 + "C4" + ":|" * 5000
    assert len(heard(read(nested))) < 5000
    assert sum(len(t) for t in read("|:::::::" + "CDEF|" * 2000 + ":::::::::|").score.tracks) <= 400_000
    assert read("C99999/9999 C4 Z99999|D" + "(" * 10_000).notes
    assert len(read("C|" + "[" * 10_000 + "D|").score.tracks) == 1


def test_bars_of_rest_fill_no_memory() -> None:
    made = read("Z2000 " * 60 + "C|")
    assert made.score.bar_count <= MOST_MEASURES
    assert made.notes


def test_what_holds_for_all_tunes_is_short() -> None:
    many = b"%%x y\n" * 5000 + b"X:1\nK:C\nC|\n"
    assert len(tunes(text_of(many))[0].lines) < 1000
    assert len(tunes_of(many, "tune.abc")) == 1


def test_fractions_do_not_grow_without_end() -> None:
    primes = [p for p in range(7000, 8000) if all(p % d for d in range(2, 90))]
    made = read("".join(f"C/{p}" for p in primes) + "|")
    assert made.notes == (f"Left out: {len(primes) - 1} signs that can't be read.",)


def test_broken_rhythm_in_layers_keeps_the_length_of_the_bar() -> None:
    assert [n.start for n in read("C8 & C>D E4|F8|").score.notes(0)] == [0, 0, 1440, 1920, 7680]


@given(st.text(alphabet="ABCabc|:[]()<>-^_=/'\",.!{}0123456789 zZxV\nKLMw&%\\", max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_music_becomes_a_score_or_a_clear_refusal(music: str) -> None:
    try:
        found = tunes_of(f"X:1\nK:C\n{music}\n".encode(), "tune.abc")
    except UserError:
        return
    for tune in found:
        assert Score.loads(tune.score.dumps()) == tune.score
