from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.score import Note, Score, Tempo, track_of
from creastudio.api.score_changes import at_resolution, transposed
from creastudio.export.midi import midi_of
from creastudio.export.musicxml import musicxml_of
from creastudio.ml.score_folder import Caps, digest_of, read_scores, tune_of

PITCHES = (60, 62, 64, 65, 67, 65, 64, 62, 60, 67, 72, 71, 69, 67, 65, 64)
ABC = "X:1\nT:One\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|cBAG|FEDC|\n\nX:2\nT:Two\nM:4/4\nL:1/4\nK:G\nGABc|dedc|BAGA|G4|\n"


def piece(pitches: tuple[int, ...] = PITCHES, **fields: object) -> Score:
    notes = [Note(i * 960, 960, pitch) for i, pitch in enumerate(pitches)]
    return track_of(Score(**fields), notes, name="Flute")  # type: ignore[arg-type]


def put(folder: Path, name: str, data: bytes | str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def test_every_format_in_the_order_of_paths(tmp_path: Path) -> None:
    put(tmp_path, "d.mid", midi_of(piece()))
    put(tmp_path, "c/e.musicxml", musicxml_of(piece(PITCHES[::-1])))
    put(tmp_path, "b.score", piece(tuple(p + i % 3 for i, p in enumerate(PITCHES))).dumps())
    put(tmp_path, "a.abc", ABC)
    found = read_scores(tmp_path)
    assert [own.name for own in found.pieces] == ["a.abc:1", "a.abc:2", "b.score", "c/e.musicxml", "d.mid"]
    assert [own.notes for own in found.pieces] == [16, 13, 16, 16, 16]
    assert found.problems == ()
    assert found.notes == 77
    assert found.data[0].items == 5
    assert read_scores(tmp_path).digest == found.digest


def test_what_a_file_holds_counts_and_not_its_ending(tmp_path: Path) -> None:
    put(tmp_path, "really-midi.musicxml", midi_of(piece()))
    assert read_scores(tmp_path).pieces[0].notes == 16


def test_each_problem_is_named_and_the_rest_is_used(tmp_path: Path) -> None:
    put(tmp_path, "good.mid", midi_of(piece()))
    put(tmp_path, "empty.mid", "")
    put(tmp_path, "silent.mid", midi_of(Score()))
    put(tmp_path, "broken.musicxml", "<score-partwise><part>")
    put(tmp_path, "noise.mid", b"\x00\x01\x02" * 30)
    put(tmp_path, "bomb.musicxml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><score-partwise/>')
    put(tmp_path, "huge.mid", midi_of(piece()) + bytes(5000))
    put(tmp_path, "song.mscz", b"PK")
    put(tmp_path, ".hidden.mid", midi_of(piece()))
    found = read_scores(tmp_path, caps=Caps(file_bytes=4000))
    assert [own.name for own in found.pieces] == ["good.mid"]
    said = "\n".join(found.problems)
    for name in ("empty", "silent", "broken", "noise", "bomb", "huge", "song"):
        assert f"'{name}." in said
    assert "hidden" not in said


def test_the_same_notes_count_once_whatever_the_format(tmp_path: Path) -> None:
    put(tmp_path, "a.mid", midi_of(piece()))
    put(tmp_path, "b.musicxml", musicxml_of(piece()))
    put(tmp_path, "c.mid", midi_of(at_resolution(piece(tempi=(Tempo(tick=0, bpm=90),)), 480)))
    found = read_scores(tmp_path)
    assert [own.name for own in found.pieces] == ["a.mid"]
    assert any("'b.musicxml' has the same notes as 'a.mid'" in remark for remark in found.remarks)
    assert any("'c.mid' has the same notes as 'a.mid'" in remark for remark in found.remarks)


def test_a_tune_is_known_again_in_another_key_and_rhythm() -> None:
    slow = track_of(
        Score(), [Note(i * 960 + 7 * (i % 2), 480 + 400 * (i % 2), p + 5) for i, p in enumerate(PITCHES)]
    )
    assert tune_of(piece()) == tune_of(transposed(piece(), 3)) == tune_of(slow) != ""
    assert tune_of(piece()) != tune_of(piece(PITCHES[::-1]))
    assert tune_of(piece(PITCHES[:5])) == ""
    assert digest_of(piece()) != digest_of(transposed(piece(), 3))


def test_caps_end_the_reading_and_say_so(tmp_path: Path) -> None:
    for number in range(5):
        put(tmp_path, f"{number}.mid", midi_of(piece(tuple(p + number for p in PITCHES))))
    few = read_scores(tmp_path, caps=Caps(files=2))
    assert len(few) == 2
    assert few.problems == ("Only the first 2 of 5 files are read.",)
    short = read_scores(tmp_path, caps=Caps(notes=30))
    assert [own.name for own in short.pieces] == ["0.mid", "1.mid"]
    assert short.problems == ("After 30 notes the rest was left out, from '2.mid' on.",)
    put(tmp_path, "0.abc", ABC)
    assert (
        "After 10 notes the rest of '0.abc' was left out."
        in read_scores(tmp_path, caps=Caps(notes=10)).problems
    )
    with pytest.raises(UserError, match="0 s of reading"):
        read_scores(tmp_path, caps=Caps(seconds=0))


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder 'gone'"):
        read_scores(tmp_path / "gone")
    with pytest.raises(UserError, match="has no music"):
        read_scores(tmp_path)
    put(tmp_path, "empty.mid", "")
    with pytest.raises(UserError, match=r"None of the music .* 'empty\.mid' is empty"):
        read_scores(tmp_path)


def test_one_file_is_a_folder_of_itself(tmp_path: Path) -> None:
    put(tmp_path, "tunes.abc", ABC)
    assert len(read_scores(tmp_path / "tunes.abc")) == 2


def test_progress_may_stop_the_reading(tmp_path: Path) -> None:
    put(tmp_path, "a.mid", midi_of(piece()))

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_scores(tmp_path, on_file=stop)
