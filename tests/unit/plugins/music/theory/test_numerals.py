"""Roman numerals: what they name, what chords are called, and that both fit."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.chord_kinds import KINDS, bass_of, chord_at, pitch_classes_of, symbol_of
from creastudio.api.errors import UserError
from creastudio.api.score_parts import Chord, Key
from creastudio_music.theory.numerals import looks_like_numeral, numeral_of, parse_numeral

C = Key(tick=0, fifths=0)
C_MINOR = Key(tick=0, fifths=-3, mode="minor")

keys = st.builds(Key, tick=st.just(0), fifths=st.integers(-7, 7), mode=st.sampled_from(["major", "minor"]))


@st.composite
def chords(draw: st.DrawFn) -> Chord:
    root, kind = draw(st.integers(-8, 12)), draw(st.sampled_from(sorted(KINDS)))
    bass = draw(st.sampled_from([None, -2, 6, *KINDS[kind].tones]))
    return chord_at(0, root, kind, None if bass is None else root + bass)


@pytest.mark.parametrize(
    ("numeral", "major", "minor"),
    [
        ("I", "C", "C"),
        ("ii6", "Dm/F", "Dm/F"),
        ("V7", "G7", "G7"),
        ("V7/V", "D7", "D7"),
        ("V65/ii", "A7/C#", "A7/C#"),
        ("V7/V/V", "A7", "A7"),
        ("bVII", "Bb", "Bb"),
        ("VII", "B", "Bb"),
        ("vi", "Am", "Am"),
        ("VI", "A", "Ab"),
        ("III", "E", "Eb"),
        ("viio7", "Bdim7", "Bdim7"),
        ("vii°7", "Bdim7", "Bdim7"),
        ("viiø65", "Bm7b5/D", "Bm7b5/D"),
        ("iiø7", "Dm7b5", "Dm7b5"),
        ("IVmaj7", "Fmaj7", "Fmaj7"),
        ("IVM42", "Fmaj7/E", "Fmaj7/E"),
        ("V/D", "G/D", "G/D"),
        ("I6/4", "C/G", "C/G"),
        ("Cad64", "C/G", "Cm/G"),
        ("N6", "Db/F", "Db/F"),
        ("Ger65", "Ab7", "Ab7"),
        ("Fr43", "Ab7b5", "Ab7b5"),
        ("I+", "Caug", "Caug"),
        ("Isus4", "Csus4", "Csus4"),
        ("iiadd6", "Dm6", "Dm6"),
        ("V9", "G9", "G9"),
        ("ⅳ", "Fm", "Fm"),
    ],
)
def test_a_numeral_names_a_chord(numeral: str, major: str, minor: str) -> None:
    assert symbol_of(parse_numeral(numeral, C)) == major
    assert symbol_of(parse_numeral(numeral, C_MINOR)) == minor


@pytest.mark.parametrize(
    ("key", "called"),
    [
        (C, "I I6 ii V7 V65 V/V V7/ii viio7 viio7/V bVII bVI IVmaj7 I64 iv N6 Ger65 V7/IV vi"),
        (C_MINOR, "i i6 iiø65 V7 VI VII viio7 viio7/V III V7/III iv IV I N6 Ger65 V7/iv v"),
    ],
)
def test_a_chord_is_called_as_musicians_call_it(key: Key, called: str) -> None:
    for numeral in called.split():
        assert numeral_of(parse_numeral(numeral, key), key) == numeral


def test_a_dominant_of_another_degree_may_be_called_by_its_own() -> None:
    assert numeral_of(parse_numeral("V7/V", C), C, applied=False) == "II7"


@given(chords(), keys, st.booleans())
def test_what_a_chord_is_called_sounds_like_it(chord: Chord, key: Key, applied: bool) -> None:
    again = parse_numeral(numeral_of(chord, key, applied=applied), key)
    assert again.kind == chord.kind
    assert pitch_classes_of(again) == pitch_classes_of(chord)
    assert bass_of(again) == bass_of(chord)


@given(st.text(alphabet="bIViv#o+7645/NGerDø", max_size=12))
def test_anything_typed_is_a_chord_or_a_clear_error(text: str) -> None:
    with contextlib.suppress(UserError):
        assert parse_numeral(text, C).root


@pytest.mark.parametrize("word", ["VIII", "Io", "i+", "V7/Q", "ii8", "Iv", "Ger43", "", "I" * 50])
def test_what_is_no_numeral_is_named(word: str) -> None:
    with pytest.raises(UserError, match="no Roman numeral") as raised:
        parse_numeral(word, C)
    assert f"'{word[:40]}'" in raised.value.message


def test_numerals_are_told_from_symbols() -> None:
    assert all(map(looks_like_numeral, ["I", "bVII", "viio7", "N6", "Ger65", "Ⅳ"]))
    assert not any(map(looks_like_numeral, ["C", "Bb", "F#m", "N.C.", "Dm7b5", "bb"]))
