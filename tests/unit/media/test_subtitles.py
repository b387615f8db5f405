"""Subtitles of every kind of file, and their way out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.subtitles import srt_of, vtt_of
from creastudio.media.subtitles import subtitles_of

SECOND = FLICKS_PER_SECOND
MS = SECOND // 1000


def clips(data: bytes | str, name: str = "a.srt") -> list[Clip]:
    (track,) = subtitles_of(data.encode() if isinstance(data, str) else data, name).tracks
    return list(track.clips)


def test_times_and_texts_are_those_of_the_file() -> None:
    found = clips(
        "1\r\n00:00:01,500 --> 00:00:03,040\r\nGood morning\r\nto you\r\n\r\n2\r\n01:00:04,000 --> 01:00:05,000\r\nBye\r\n"
    )
    assert [(c.start, c.end, c.text) for c in found] == [
        (1500 * MS, 3040 * MS, "Good morning\nto you"),
        (3604 * SECOND, 3605 * SECOND, "Bye"),
    ]
    assert all(c.kind == "text" and c.style is None for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "00:00:01,000 --> 00:00:02,000\nOne\n00:00:03,000 --> 00:00:04,000\nTwo",
        "7\n00:00:01.000 --> 00:00:02.000\nOne\n\n\n7\n00:00:03,0 --> 00:00:04\nTwo\n\n",
        "  3  \n 0:0:1,000  -->  0:0:2,000  X1:40 X2:600\nOne\n\n9\n00:00:03,000 -> 00:00:04,000\nTwo\n",
        "2\n00:00:03,000 --> 00:00:04,000\nTwo\n\n1\n00:00:01,000 --> 00:00:02,000\nOne\n",
        "WEBVTT - made by hand\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:01.000 --> 00:02.000 align:start\nOne\n\nNOTE nothing\n\nsecond\n00:03.000 --> 00:04.000\n<v Ann>Two</v>\n",
    ],
)
def test_what_other_programs_write_is_understood(text: str) -> None:
    found = clips(text)
    assert [(c.text, c.start, c.end) for c in found] == [
        ("One", SECOND, 2 * SECOND),
        ("Two", 3 * SECOND, 4 * SECOND),
    ]


def test_a_blank_line_inside_a_text_and_a_number_as_text_stay() -> None:
    assert [
        c.text
        for c in clips(
            "1\n00:00:01,000 --> 00:00:02,000\nOne\n\nmore\n\n2\n00:00:03,000 --> 00:00:04,000\n1984\n"
        )
    ] == [
        "One\nmore",
        "1984",
    ]


def test_what_our_style_can_say_is_kept_of_tags() -> None:
    slanted, bold, high, mixed = clips(
        "1\n00:00:01,000 --> 00:00:02,000\n<i>One\ntwo</i>\n\n2\n00:00:02,000 --> 00:00:03,000\n<font color=\"red\"><b>Two</b></font>\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\n{\\an8}High\n\n4\n00:00:05,000 --> 00:00:06,000\nOnly <i>one</i> word, 1 < 2\n"
    )  # fmt: skip
    assert (slanted.text, slanted.words_style.italic) == ("One\ntwo", True)
    assert (bold.text, bold.words_style.weight, bold.words_style.italic) == ("Two", 700, False)
    assert (high.text, high.words_style.position) == ("High", "top")
    assert (mixed.text, mixed.style) == ("Only one word, 1 < 2", None)


def test_texts_on_the_screen_at_once_lie_on_two_tracks() -> None:
    found = subtitles_of(
        b"1\n00:00:01,000 --> 00:00:05,000\nLong\n\n2\n00:00:02,000 --> 00:00:03,000\nOver it\n\n"
        b"3\n00:00:05,000 --> 00:00:06,000\nAfter\n", "talk.srt"
    )  # fmt: skip
    assert [[c.text for c in track.clips] for track in found.tracks] == [["Long", "After"], ["Over it"]]
    assert [track.name for track in found.tracks] == ["talk 1", "talk 2"]
    low, high = (track.clips[0].words_style for track in found.tracks)
    assert high.margin > low.margin + low.size
    assert "2 tracks" in found.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_chinese_is_read_however_it_is_encoded(encoding: str) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\n素未谋面的人们来了。\n\n2\n00:00:03,000 --> 00:00:04,000\n晚安\n"
    )
    assert [c.text for c in clips(text.encode(encoding))] == ["素未谋面的人们来了。", "晚安"]


def test_accents_of_an_old_file_are_no_chinese() -> None:
    found = subtitles_of(
        "1\n00:00:01,000 --> 00:00:02,000\nDéjà vu à Paris, près du café\n".encode("cp1252"), "a.srt"
    )
    assert found.tracks[0].clips[0].text == "Déjà vu à Paris, près du café"
    assert "Western" in found.notes[0]


def test_a_text_that_ends_before_it_begins_is_shown_and_told_of() -> None:
    found = subtitles_of(b"1\n00:00:05,000 --> 00:00:04,000\nOdd\n", "a.srt")
    assert (found.tracks[0].clips[0].start, found.tracks[0].clips[0].duration) == (5 * SECOND, SECOND)
    assert found.notes


@pytest.mark.parametrize("data", [b"", b"\0\1\2" * 50, b"just words", b"\xff\xfe", "Déjà".encode("cp1252")])
def test_what_holds_no_subtitles_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="holds no subtitles"):
        subtitles_of(data, "a.srt")


@given(st.binary(max_size=400))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    try:
        found = subtitles_of(b"00:00:01,000 --> 00:00:02,000\n" + data, "a.srt")
    except UserError:
        return
    for track in found.tracks:
        assert all(a.end <= b.start for a, b in zip(track.clips, track.clips[1:], strict=False))


WORDS = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="<>&{}\\"), min_size=1, max_size=20
).filter(lambda text: text.strip() and not text.strip().isdigit())


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 5000), WORDS), min_size=1, max_size=5))
def test_what_goes_out_comes_back(rows: list[tuple[int, int, str]]) -> None:
    found: list[Clip] = []
    at = 0
    for gap, length, text in rows:
        start = at + gap
        found.append(Clip(kind="text", text=" ".join(text.split()), start=start * MS, duration=length * MS))
        at = start + length
    sequence = Sequence(tracks=(Track(name="T1", kind="text", clips=tuple(found)),))
    for data, name in (
        (srt_of(sequence, lambda c: c.text), "a.srt"),
        (vtt_of(sequence, lambda c: c.text), "a.vtt"),
    ):
        assert [(c.start, c.end, c.text) for c in clips(data, name)] == [
            (c.start, c.end, c.text) for c in found
        ]
