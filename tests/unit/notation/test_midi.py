"""MIDI files in any state: kept and reported, never a crash."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio.export.midi import midi_of, variable
from creastudio.notation.imported_score import ImportedScore
from creastudio.notation.midi import import_midi


def midi(*tracks: bytes, division: int = 480, kind: int = 1) -> bytes:
    head = struct.pack(">4sIHHh", b"MThd", 6, kind, len(tracks), division)
    return head + b"".join(b"MTrk" + len(body).to_bytes(4, "big") + body for body in tracks)


def at(delta: int, *data: int) -> bytes:
    return variable(delta) + bytes(data)


END = at(0, 0xFF, 0x2F, 0)


def read(*tracks: bytes, division: int = 480, kind: int = 1) -> ImportedScore:
    return import_midi(midi(*tracks, division=division, kind=kind), "song.mid")


def heard(found: ImportedScore, track: int = 0) -> list[tuple[int, int, int]]:
    return [note[:3] for note in found.score.notes(track)]


def test_running_status_and_note_ons_of_no_velocity() -> None:
    found = read(at(0, 0x90, 60, 80) + at(240, 60, 0) + at(0, 62, 80) + at(240, 62, 0) + END)
    assert heard(found) == [(0, 240, 60), (240, 240, 62)]
    assert found.notes == ()


def test_a_missing_note_off_ends_where_the_note_begins_again() -> None:
    found = read(
        at(0, 0x90, 60, 80) + at(480, 60, 80) + at(240, 60, 0) + at(0, 62, 80) + at(4800, 0xFF, 0x2F, 0)
    )
    assert heard(found) == [(0, 480, 60), (480, 240, 60), (720, 1920, 62)]
    assert "without an end" in found.notes[0]


def test_overlapping_notes_of_one_pitch_end_in_their_order() -> None:
    found = read(at(0, 0x90, 60, 80) + at(100, 60, 90) + at(100, 60, 0) + at(100, 60, 0) + END)
    assert heard(found) == [(0, 200, 60), (100, 200, 60)]


def test_smpte_time_is_kept_in_seconds() -> None:
    body = at(0, 0xFF, 0x51, 3, 1, 0, 0) + at(1000, 0x90, 60, 80) + at(500, 60, 0) + END
    found = read(body, division=-(25 << 8) + 40)
    (note,) = found.score.notes(0)
    assert found.score.tempo_map.seconds(note.start) == 1
    assert found.score.tempo_map.seconds(note.duration) == 0.5
    assert "SMPTE" in found.notes[0]


def test_a_cut_off_file_keeps_what_is_there() -> None:
    whole = midi_of(track_of(Score(), [Note(i * 960, 960, 60) for i in range(40)]))
    found = import_midi(whole[: len(whole) // 2], "song.mid")
    assert 10 < len(heard(found)) < 40
    assert any("middle" in note for note in found.notes)


def test_format_0_is_split_by_channel_and_instrument() -> None:
    body = (
        at(0, 0xC0, 40) + at(0, 0x90, 60, 80) + at(10, 0x80, 60, 0) + at(0, 0x99, 38, 80) + at(5, 0x89, 38, 0)
    )
    body += at(0, 0xC0, 73) + at(0, 0x90, 72, 80) + at(10, 0x80, 72, 0) + END
    found = read(body, kind=0)
    assert [(t.program, t.percussion, len(t)) for t in found.score.tracks] == [
        (40, False, 1),
        (0, True, 1),
        (73, False, 1),
    ]


def test_what_has_no_place_in_a_score_is_counted() -> None:
    found = read(
        at(0, 0xE0, 0, 80)
        + at(0, 0xB0, 64, 127)
        + at(0, 0x80, 60, 0)
        + at(0, 0x90, 60, 1)
        + at(9, 60, 0)
        + END
    )
    assert found.notes == ("Left out: 1 controller, 1 end of a note that never began, 1 pitch bend.",)


@pytest.mark.parametrize("more", [b"", bytes((0, 0x80, 61, 0))], ids=["quick", "event by event"])
def test_a_pitch_bend_that_bends_nothing_is_no_loss(more: bytes) -> None:
    found = read(at(0, 0xE0, 0, 64) + at(0, 0x90, 60, 80) + more + at(9, 0x80, 60, 0) + END)
    assert not any("bend" in note for note in found.notes)


def test_impossible_tempi_and_metres_are_brought_into_range() -> None:
    found = read(
        at(0, 0xFF, 0x51, 3, 0, 0, 1)
        + at(0, 0xFF, 0x58, 4, 0, 2, 24, 8)
        + at(0, 0x90, 60, 1)
        + at(9, 60, 0)
        + END
    )
    assert found.score.tempi[0].bpm == 2000
    assert found.score.metres == ()
    assert len(found.notes) == 2


def test_exotic_chunks_and_junk_before_the_header_are_passed_over() -> None:
    body = at(0, 0x90, 60, 1) + at(9, 60, 0) + END
    data = midi(body)
    data = data[:14] + b"XFIH\0\0\0\2ab" + data[14:]
    assert len(heard(import_midi(b"\0" * 128 + data, "x.mid"))) == 1


def test_a_note_of_a_lifetime_away_is_left_out_and_said() -> None:
    body = b"".join(at(0x0FFFFFFF, 0xB0, 1, 1) for _ in range(7)) + at(0, 0x90, 60, 1) + at(9, 60, 0) + END
    found = read(at(0, 0x90, 61, 1) + at(9, 61, 0) + END, body)
    assert len(heard(found)) == 1
    assert any("after bar" in note for note in found.notes)


def test_hundreds_of_tracks_are_read_and_the_rest_is_said() -> None:
    found = read(*(at(i, 0x90, 60, 80) + at(480, 60, 0) + END for i in range(1000)))
    assert len(found.score.tracks) == 900
    assert "900 of its 1000 tracks" in found.notes[-1]


@pytest.mark.parametrize("data", [b"", b"MThd", b"RIFF", b"x" * 100])
def test_what_is_no_midi_file_is_told(data: bytes) -> None:
    with pytest.raises(UserError, match="no MIDI file"):
        import_midi(data, "song.mid")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(-32768, 32767), st.integers(0, 3))
def test_any_bytes_are_a_score_or_a_sentence(body: bytes, division: int, kind: int) -> None:
    found = import_midi(midi(body, division=division, kind=kind), "song.mid")
    assert Score.loads(found.score.dumps()) == found.score


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_damage_is_survived(data: st.DataObject) -> None:
    whole = bytearray(
        midi_of(track_of(Score(title="x"), [Note(i * 480, 960, 60 + i % 3) for i in range(12)]))
    )
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(14, len(whole) - 1))] = data.draw(st.integers(0, 255))
    import_midi(bytes(whole), "song.mid")


def test_a_tempo_of_zero_is_one_that_can_be_played() -> None:
    found = read(at(0, 0xFF, 0x51, 3, 0, 0, 0) + at(0, 0x90, 60, 80) + at(480, 60, 0) + END)
    assert found.score.tempi[0].bpm == 120
    assert found.notes == ("A tempo of zero became 120 quarter notes a minute.",)
    assert found.score.seconds > 0


def test_a_file_of_drums_alone_is_one_track_of_percussion() -> None:
    found = read(at(0, 0x99, 36, 80) + at(10, 36, 0) + at(230, 42, 70) + at(10, 42, 0) + END)
    assert [track.percussion for track in found.score.tracks] == [True]
    assert [pitch for _, _, pitch in heard(found)] == [36, 42]


def test_ports_have_channels_of_their_own() -> None:
    note = at(0, 0x90, 60, 80) + at(240, 60, 0) + END
    first = at(0, 0xFF, 0x21, 1, 0) + at(0, 0xC0, 40) + at(0, 0xB0, 7, 90)
    second = at(0, 0xFF, 0x21, 1, 1) + at(0, 0xC0, 56) + at(0, 0xB0, 7, 50)
    tracks = read(first + note, second + note).score.tracks
    assert [(track.program, track.volume) for track in tracks] == [(40, 90), (56, 50)]
    assert [track.channel for track in tracks] == [0, 0]


def test_instruments_of_one_track_are_told_apart_by_name() -> None:
    note = at(0, 0x90, 60, 80) + at(240, 60, 0)
    named = at(0, 0xFF, 0x03, 5) + b"Piano"
    body = named + at(0, 0xC0, 0) + note + at(0, 0xC0, 48) + note + at(0, 0x91, 60, 80) + at(1, 60, 0) + END
    found = read(body, named + note + END)
    assert [track.name for track in found.score.tracks] == [
        "Piano",
        "Piano (String ensemble 1)",
        "Piano (Acoustic grand piano)",
        "Piano",
    ]
    assert len(read(note + at(0, 0xC0, 48) + note + END).score.tracks) == 2


def test_format_2_keeps_every_pattern() -> None:
    body = at(0, 0x90, 60, 80) + at(480, 60, 0) + END
    found = read(body, body, kind=2)
    assert sum(len(track) for track in found.score.tracks) == 2


def test_pieces_of_type_2_and_hundreds_of_tracks_are_told() -> None:
    one = at(0, 0x90, 60, 80) + at(240, 60, 0) + END
    assert read(one, one, kind=2).notes == (
        "Its 2 tracks are pieces by themselves (MIDI type 2); they sound together here.",
    )
    assert read(one, kind=2).notes == ()
    assert read(*[one] * 99).notes == ()
    found = read(*[one] * 500)
    assert len(found.score.tracks) == 500
    assert found.notes == ("It has 500 tracks; so many take time to play and to draw.",)
