"""Subtitles of files: SubRip (.srt) and WebVTT (.vtt), whatever program wrote them.

Only lines with an arrow count: numbers may be missing or wrong, blank lines may stand inside texts.
Format: W3C, "WebVTT: The Web Video Text Tracks Format"; SubRip has none but what players take.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.core.text_style import SUBTITLE
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.media.encodings import decoded
from creastudio.media.images import read_file

MAX_BYTES = 16 * 1024 * 1024

MOST_CUES = 50_000

ROOM = 2.5 * SUBTITLE.size
"""Height that two lines take, as a share of the frame's."""

BOLD = 700
"""Weight of what is bold."""

LONGEST = 5_000
"""Letters of one text."""

_FLICKS = FLICKS_PER_SECOND // 1000

_SHORTEST = 1000
"""What lasts no time is shown for, ms."""

_TIME = r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[,.](\d{1,9}))?"
_ARROW = re.compile(rf"^\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}(.*)$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}|\{/?[biu]\}", re.IGNORECASE)
_NOT_TEXT = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True)
class Cue:
    """A text from `start` to `end`, ms.

    Attributes
    ----------
    bold, italic : bool
        Whether all of it is.
    top : bool
        Whether it stands at the top of the frame.
    """

    start: int
    end: int
    text: str
    bold: bool = False
    italic: bool = False
    top: bool = False


@dataclass(frozen=True)
class ImportedSubtitles:
    """Text tracks, more than one where texts are on the screen at once, and what isn't as it was."""

    tracks: tuple[Track, ...]
    notes: tuple[str, ...] = ()


def import_subtitles(path: Path) -> ImportedSubtitles:
    """Return the subtitles of a file as tracks; any thread may call it.

    Raises
    ------
    UserError
        When the file can't be read, is too large, or holds none.
    """
    return subtitles_of(read_file(path), path.name)


def subtitles_of(data: bytes, name: str) -> ImportedSubtitles:
    """As ``import_subtitles``, for bytes that are called `name`."""
    if len(data) > MAX_BYTES:
        raise UserError(f"'{name}' is larger than {MAX_BYTES // 2**20} MB.", "Split it first.")
    text, encoding = decoded(data)
    notes: list[str] = []
    if encoding in ("gb18030", "cp1252") and not data.isascii():
        shown = "Chinese (GB 18030)" if encoding == "gb18030" else "Western European"
        notes.append(f"'{name}' doesn't say how its letters are written; they were read as {shown}.")
    cues = list(cues_of(text))
    if not cues:
        raise UserError(f"'{name}' holds no subtitles.", "Choose an SRT or WebVTT file.")
    if len(cues) > MOST_CUES:
        notes.append(f"Only the first {MOST_CUES:,} subtitles of '{name}' are used.")
    lanes = _lanes(sorted(cues[:MOST_CUES], key=lambda cue: cue.start), notes)
    title = Path(name).stem
    names = [title if len(lanes) == 1 else f"{title} {number}" for number in range(1, len(lanes) + 1)]
    return ImportedSubtitles(
        tuple(Track(name=name, kind="text", clips=clips) for name, clips in zip(names, lanes, strict=True)),
        tuple(notes),
    )


def cues_of(text: str) -> Iterator[Cue]:
    """Yield the cues of a file in the order in which they stand there."""
    is_vtt = text.lstrip("\ufeff").startswith("WEBVTT")
    found: re.Match[str] | None = None
    lines: list[str] = []
    for line in (*text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n"), None):
        arrow = _ARROW.match(line) if line is not None else None
        if arrow is None and line is not None:
            lines.append(line)
            continue
        if found is not None:
            # What stands before a line of times is the number or name of that one.
            yield from _cue(found, _without_name(lines) if line is not None else lines, is_vtt=is_vtt)
        found, lines = arrow, []


def _without_name(lines: list[str]) -> list[str]:
    """Return lines without the number or name of the next cue, which stands after a blank line."""
    if lines and lines[-1].strip().isdigit():
        return lines[:-1]
    return lines[:-1] if len(lines) > 1 and lines[-1].strip() and not lines[-2].strip() else lines


def _cue(found: re.Match[str], lines: list[str], *, is_vtt: bool) -> Iterator[Cue]:
    groups = found.groups()
    start, end = _milliseconds(groups[:4]), _milliseconds(groups[4:8])
    body: list[str] = []
    for line in lines:
        if is_vtt and body and not body[-1].strip() and line.startswith(_NOT_TEXT):
            break
        body.append(line)
    raw = "\n".join(body).strip()[:LONGEST]
    plain = _TAG.sub("", raw)
    plain = html.unescape(plain) if is_vtt else plain
    plain = "\n".join(line.strip() for line in plain.split("\n") if line.strip())
    if not plain:
        return
    top = bool(re.search(r"\{\\an[789]\}", raw)) or bool(re.search(r"\bline:(0|\d%|1\d%)(\s|,|$)", groups[8]))
    yield Cue(start, end, plain, _all_in(raw, "b"), _all_in(raw, "i"), top)


def _all_in(raw: str, tag: str) -> bool:
    """Return whether no letter stands outside a tag."""
    outside = re.sub(rf"<{tag}(?:\.[^>]*)?>.*?(?:</{tag}>|\Z)", "", raw, flags=re.DOTALL | re.IGNORECASE)
    return outside != raw and not _TAG.sub("", outside).strip(" \n-")


def _milliseconds(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, part = (group or "0" for group in groups)
    return (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(part[:3].ljust(3, "0"))


def _lanes(cues: list[Cue], notes: list[str]) -> list[tuple[Clip, ...]]:
    """Return clips in as few lanes as no two overlap in."""
    lanes: list[list[Clip]] = []
    for cue in cues:
        end = cue.end
        if end <= cue.start:
            end = cue.start + _SHORTEST
            notes.append("Subtitles that ended before they began are shown for a second.")
        start, length = cue.start * _FLICKS, (end - cue.start) * _FLICKS
        number = next((number for number, lane in enumerate(lanes) if lane[-1].end <= start), len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(clip_of(cue, start, length, number))
    if len(lanes) > 1:
        notes.append(f"Subtitles that are on the screen at once lie on {len(lanes)} tracks.")
    notes[:] = dict.fromkeys(notes)
    return [tuple(lane) for lane in lanes]


def clip_of(cue: Cue, start: int, duration: int, lane: int = 0) -> Clip:
    """Return the clip of a cue; one that is set as subtitles are has no style of its own.

    Parameters
    ----------
    lane : int
        How many others may be on the screen with it: it stands clear of them.
    """
    style: dict[str, object] = {}
    if cue.bold:
        style["weight"] = BOLD
    if cue.italic:
        style["italic"] = True
    if cue.top:
        style["position"] = "top"
    if lane:
        style["margin"] = min(0.5, SUBTITLE.margin + lane * ROOM)
    own = SUBTITLE.model_copy(update=style) if style else None
    return Clip(kind="text", text=cue.text, style=own, start=start, duration=duration)
