"""MusicXML out and in again, and read by another program's parser."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.api.score import Chord, Key, Lyric, Metre, Note, Score, Tempo, track_of
from creastudio.export import marking
from creastudio.export.musicxml import MEDIA_TYPE, musicxml_of
from creastudio.notation.musicxml import NO_PARTS, import_musicxml
from tests.support.scores import QUARTER, scores


def there_and_back(score: Score) -> Score:
    found = import_musicxml(musicxml_of(score), "song.musicxml")
    assert found.notes == (() if score.tracks else (NO_PARTS,))
    return found.score


def song() -> Score:
    score = Score(
        title="Rain & Sun",
        pickup=QUARTER,
        tempi=(Tempo(tick=0, bpm=96), Tempo(tick=3 * QUARTER, bpm=60.5)),
        metres=(Metre(tick=0, numerator=3, denominator=4),),
        keys=(Key(tick=0, fifths=-3, mode="minor"),),
        chords=(Chord(tick=QUARTER, root="Eb", kind="major-seventh", bass="Bb"),),
    )
    words = [
        (0, Lyric(start=0, text="雨", syllabic="begin")),
        (QUARTER, Lyric(start=0, text="drops", syllabic="end")),
    ]
    voice = [Note(0, QUARTER, 60), Note(QUARTER, 5 * QUARTER, 63), Note(QUARTER, 5 * QUARTER, 67)]
    triplet = [Note(6 * QUARTER + i * 320, 320, 72 + i, voice=2) for i in range(3)]
    score = track_of(score, [*voice, *triplet], words, name="Voice", program=52, pan=-20, volume=90)
    score = track_of(score, [Note(QUARTER, QUARTER, 58)], name="Clarinet", program=71, transposition=-2)
    return track_of(score, [Note(0, 480, 38), Note(480, 480, 42)], name="Drums", percussion=True)


def test_a_whole_song_says_what_it_said() -> None:
    score, again = song(), there_and_back(song())
    assert (again.title, again.pickup, again.ticks_per_quarter) == (score.title, score.pickup, 960)
    assert (again.tempi, again.metres, again.keys, again.chords) == (
        score.tempi,
        score.metres,
        score.keys,
        score.chords,
    )
    for index, track in enumerate(score.tracks):
        assert list(again.notes(index)) == list(score.notes(index))
        assert list(again.lyrics(index)) == list(score.lyrics(index))
        for name in ("name", "program", "percussion", "volume", "pan", "transposition"):
            assert getattr(again.tracks[index], name) == getattr(track, name), name


@settings(max_examples=40, deadline=None)
@given(scores(pitches=(24, 110)))
def test_every_note_sounds_as_it_did(score: Score) -> None:
    again = there_and_back(score)
    for index in range(len(score.tracks)):

        def sound(s: Score, index: int = index) -> set[tuple[int, int, int | None]]:
            return {(n.start, n.pitch, n.spelling) for n in s.notes(index)}

        assert sound(again) == sound(score)
        assert sum(n.duration for n in again.notes(index)) == sum(n.duration for n in score.notes(index))


PROBE = """
import json, sys
from music21 import converter
found = converter.parse(sys.argv[1], forceSource=True, storePickle=False)
print(json.dumps({
    "parts": [p.partName for p in found.parts],
    "notes": [[float(n.getOffsetInHierarchy(found)), n.pitch.midi, float(n.duration.quarterLength)]
              for n in found.parts[0].stripTies().flatten().notes if n.isNote],
    "chords": [h.figure for h in found.flatten().getElementsByClass("ChordSymbol")],
    "lyrics": [n.lyric for n in found.parts[0].flatten().notes if n.lyric],
}))
"""


def test_another_parser_reads_the_same_music(tmp_path: Path) -> None:
    file = tmp_path / "song.musicxml"
    file.write_bytes(musicxml_of(song()))
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(file)], cwd=tmp_path, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["parts"] == ["Voice", "Clarinet", "Drums"]
    assert [0.0, 60, 1.0] in told["notes"]
    assert [pytest.approx(6 + 1 / 3), 73, pytest.approx(1 / 3)] in told["notes"]
    assert told["lyrics"] == ["雨", "drops"]
    assert len(told["chords"]) == 1


def test_a_compressed_file_is_the_same(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "META-INF/container.xml",
            '<container><rootfiles><rootfile full-path="a.xml"/></rootfiles></container>',
        )
        archive.writestr("a.xml", musicxml_of(song()))
    assert import_musicxml(out.getvalue(), "a.mxl").score == there_and_back(song())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "can't be read"),
        (b"PK\3\4", "damaged"),
        (b"<html/>", "no MusicXML"),
        (b"<score-timewise/>", "timewise"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><score-partwise/>', "entities"),
        (
            b"<score-partwise><part><measure><attributes><divisions>x</divisions></attributes></measure></part></score-partwise>",
            "damaged",
        ),
        (
            b"<score-partwise><part><measure><note><duration>1e999999999</duration></note></measure></part></score-partwise>",
            "no number",
        ),
        (
            b"<score-partwise><part><measure><sound tempo='fast'/></measure></part></score-partwise>",
            "damaged",
        ),
        (
            b"<score-partwise><part><measure><note><pitch><step>H</step></pitch><duration>1</duration></note></measure></part></score-partwise>",
            "no note 'H'",
        ),
    ],
)
def test_what_can_not_be_read_is_told(data: bytes, what: str) -> None:
    with pytest.raises(UserError, match=what):
        import_musicxml(data, "song.musicxml")


def test_the_recipe_travels_inside() -> None:
    data = musicxml_of(song())
    recipe = Recipe(generator="music.toy", seed=7, params={"words": "<a> & b"})
    marked = marking.embed(data, MEDIA_TYPE, marking.Provenance((marking.Made(recipe),)))
    found = marking.read_bytes(marked)
    assert found is not None
    assert found.made[0].recipe == recipe
    assert import_musicxml(marked, "a").score == import_musicxml(data, "a").score
    assert marking.strip(marked, MEDIA_TYPE) == data
    assert marking.embed(marked, MEDIA_TYPE, found) == marked
    assert marking.read_bytes(data) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_is_survived(data: st.DataObject) -> None:
    whole = bytearray(musicxml_of(song()))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(250, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 2))] = data.draw(
            st.sampled_from([b"", b"9", b"-", b"0", b"x", b"<"])
        )
    try:
        found = import_musicxml(bytes(whole), "song.musicxml")
    except UserError:
        return
    assert Score.loads(found.score.dumps()) == found.score


def test_hundreds_of_parts_are_read_and_the_rest_is_said() -> None:
    heads = "".join(f'<score-part id="P{n}"><part-name>{n}</part-name></score-part>' for n in range(903))
    bar = (
        '<measure number="1"><attributes><divisions>1</divisions></attributes>'
        "<note><pitch><step>C</step><octave>4</octave></pitch><duration>4</duration></note></measure>"
    )
    parts = "".join(f'<part id="P{n}">{bar}</part>' for n in range(903))
    data = f'<score-partwise version="4.0"><part-list>{heads}</part-list>{parts}</score-partwise>'.encode()
    found = import_musicxml(data, "large.musicxml")
    assert len(found.score.tracks) == 900
    assert found.notes == ("Left out: 3 parts.",)
