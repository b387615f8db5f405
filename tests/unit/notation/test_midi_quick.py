"""Files that are read column by column: the same score as by the patient reader, whatever is in them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.score import Key, Lyric, Metre, Note, Score, Tempo, track_of
from creastudio.export.midi import midi_of
from creastudio.notation import midi
from creastudio.notation.midi_columns import columns_of
from tests.unit.notation.test_midi import END, at
from tests.unit.notation.test_midi import midi as file_of


def both(data: bytes) -> None:
    """Read a file in both ways, and compare what comes of it."""
    reading = midi._quick(data)
    assert reading is not None, "nothing unusual is in it"
    quick = midi._QuickReading(reading).imported()
    slow = midi._Reading(midi.parse(data)).imported()
    assert quick.notes == slow.notes
    assert quick.score == slow.score


def a_score(seed: int, tracks: int = 3, notes: int = 60) -> Score:
    chance = random.Random(seed)
    score = Score(
        ticks_per_quarter=480,
        title="Piece",
        tempi=(Tempo(tick=0, bpm=100), Tempo(tick=960, bpm=90)),
        metres=(Metre(tick=0, numerator=3, denominator=4), Metre(tick=1440 * 3, numerator=4, denominator=4)),
        keys=(Key(tick=0, fifths=-3, mode="minor"), Key(tick=3000, fifths=2)),
    )
    for number in range(tracks):
        made = [
            Note(
                chance.randrange(20_000),
                chance.randrange(1, 2000),
                chance.randrange(30, 90),
                chance.randrange(1, 128),
            )
            for _ in range(notes)
        ]
        score = track_of(
            score,
            made,
            name=f"Part {number}",
            program=number * 7,
            percussion=number == 2,
            channel=number,
            volume=90 + number,
        )
    return score


@pytest.mark.parametrize("seed", range(6))
def test_what_the_studio_writes_is_read_alike(seed: int) -> None:
    both(midi_of(a_score(seed)))


def test_words_and_instruments_that_change_are_read_alike() -> None:
    score = track_of(a_score(1), [Note(0, 480, 60), Note(480, 480, 62)], [(0, Lyric(start=0, text="Ah"))])
    both(midi_of(score))
    both(
        file_of(
            at(0, 0xC0, 5) + at(0, 0xB0, 7, 99) + at(0, 0x90, 60, 80) + at(240, 60, 0) + at(0, 0xC0, 9)
            + at(0, 0x90, 62, 80) + at(0, 0xB0, 7, 50) + at(240, 0x80, 62, 0) + at(0, 0xE0, 1, 2) + at(5, 0xB0, 64, 127) + END,
            at(120, 0xC0, 3) + at(0, 0xD0, 3) + END,
        )
    )  # fmt: skip


def port(number: int) -> bytes:
    return at(0, 0xFF, 0x21, 1, number)


def test_ports_are_read_alike() -> None:
    score = Score(ticks_per_quarter=480)
    for program in range(40):
        score = track_of(score, [Note(10 * program, 480, 60)], program=program, volume=60 + program)
    both(midi_of(score))
    note = at(0, 0x90, 60, 80) + at(240, 60, 0)
    both(
        file_of(
            port(3) + port(1) + at(0, 0xC0, 5) + at(0, 0xB0, 7, 99) + note + port(1) + END,
            at(0, 0xC0, 3) + at(0, 0xB0, 7, 11) + note + END,
            at(0, 0xFF, 0x21, 0) + port(255) + note + END,
            port(2) + END,
        )
    )


def test_a_track_that_changes_its_port_is_left_to_the_patient_reader() -> None:
    note = at(0, 0x90, 60, 80) + at(240, 60, 0)
    data = file_of(at(0, 0xC0, 5) + note + port(1) + at(0, 0xC0, 7) + note + END)
    assert midi._quick(data) is None
    assert [track.program for track in midi.import_midi(data, "x").score.tracks] == [5, 7]


def test_notes_of_no_length_and_of_one_key_at_once_are_read_alike() -> None:
    both(
        file_of(
            at(0, 0x90, 60, 80)
            + at(0, 60, 70)
            + at(10, 60, 0)
            + at(5, 60, 0)
            + at(0, 60, 9)
            + at(0, 60, 0)
            + END
        )
    )


@pytest.mark.parametrize(
    "body",
    [
        at(0, 0x90, 60, 80) + END,
        at(0, 0x80, 60, 0) + END,
        at(0, 0x90, 60, 80) + at(10, 60, 0),
        at(0, 60, 80) + END,
        at(0, 0xC0, 5) + at(0, 6) + END,
        at(0, 0xF0, 1, 0x41) + END,
        b"\xff\xff\xff\xff\xff" + END,
        b"",
    ],
)
def test_whatever_is_unusual_is_left_to_the_patient_reader(body: bytes) -> None:
    assert midi._quick(file_of(body)) is None


def test_large_files_take_this_way(monkeypatch: pytest.MonkeyPatch) -> None:
    data = midi_of(a_score(3, notes=2500))
    assert len(data) > midi._LARGE
    monkeypatch.setattr(midi, "parse", lambda _data: pytest.fail("the patient reader was asked"))
    assert sum(len(track) for track in midi.import_midi(data, "x").score.tracks) == 7500


@given(st.integers(0, 5), st.lists(st.tuples(st.integers(30, 900), st.integers(0, 255)), max_size=4))
@settings(max_examples=150, deadline=None)
def test_damaged_files_are_read_alike_or_left(seed: int, changes: list[tuple[int, int]]) -> None:
    data = bytearray(midi_of(a_score(seed, notes=20)))
    for place, value in changes:
        data[place % len(data)] = value
    try:
        reading = midi._quick(bytes(data))
    except ValueError:
        return
    if reading is not None:
        both(bytes(data))


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_columns_or_none(body: bytes) -> None:
    found = columns_of(body)
    if found is not None:
        assert len(found.tick) == len(found.place)
