"""Text tracks as subtitles: SubRip and WebVTT."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from creastudio.core.playing import active_tracks
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence

WordsOf = Callable[[Clip], str]
"""Gives what a clip says."""


def srt_of(sequence: Sequence, words_of: WordsOf) -> bytes:
    """Return all that is seen of the text tracks of a sequence, in the order of time; times are rounded to ms."""
    rows = _rows(sequence, words_of, ",", top="{\\an8}")
    return "\n".join(f"{number}\n{times}\n{text}\n" for number, (times, text) in enumerate(rows, 1)).encode()


def vtt_of(sequence: Sequence, words_of: WordsOf) -> bytes:
    """As ``srt_of``, as WebVTT."""
    rows = _rows(sequence, lambda clip: html.escape(words_of(clip), quote=False), ".", line=" line:0")
    return "\n".join(["WEBVTT\n", *(f"{times}\n{text}\n" for times, text in rows)]).encode()


def _rows(
    sequence: Sequence, words_of: WordsOf, point: str, *, top: str = "", line: str = ""
) -> Iterator[tuple[str, str]]:
    clips = [clip for track in active_tracks(sequence, "text") for clip in track.clips]
    for clip in sorted(clips, key=lambda clip: clip.start):
        # A blank line ends a subtitle, and an arrow begins one.
        lines = (line.strip() for line in words_of(clip).replace("-->", "->").splitlines())
        text = "\n".join(line for line in lines if line)
        if text:
            start = _milliseconds(clip.start)
            end = max(start + 1, _milliseconds(clip.end))
            high = clip.words_style.position == "top"
            times = f"{_clock(start, point)} --> {_clock(end, point)}{line if high else ''}"
            yield times, f"{top if high else ''}{_tagged(clip, text)}"


def _tagged(clip: Clip, text: str) -> str:
    """Return a text with what subtitle files can say of its style."""
    if clip.words_style.italic:
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if clip.words_style.weight >= 600 else text


def _milliseconds(flicks: int) -> int:
    return round(flicks * 1000 / FLICKS_PER_SECOND)


def _clock(milliseconds: int, point: str) -> str:
    seconds, part = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02d}:{minute:02d}:{second:02d}{point}{part:03d}"
