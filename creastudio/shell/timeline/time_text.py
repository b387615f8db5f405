"""What may be typed for a time: timecode, a distance, or bars and beats."""

from __future__ import annotations

import re
from fractions import Fraction

from creastudio.api.errors import UserError
from creastudio.core.tempo import BarPosition
from creastudio.core.time import frame_of_timecode, from_frame, from_seconds, timecode
from creastudio.core.timeline import Sequence
from creastudio.shell.i18n import tr

_BARS = re.compile(r"(\d{1,6})\.(\d)(?:\.(\d{1,3}))?")
"""Without a letter a beat has one digit: "5.12" is five seconds and twelve frames."""

_NAMED_BARS = re.compile(r"b\s*(\d{1,6})(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?")


def time_of_text(text: str, sequence: Sequence, now: int) -> int:
    """Return the time that a text says, flicks; 0 at the least.

    Understood are timecode ("01:00:05:12", "5:12", a bare count of frames), seconds ("5.12s", "5.5 s"), a distance from
    `now` ("+10" and "-10" frames, "+1:00", "+2s"), and bars with beats and ticks ("3.1", "3.1.480", "b3", "b3.12").

    Raises
    ------
    UserError
        When it is none of these.
    """
    words = text.strip().replace(",", ".").replace("：", ":").replace("；", ";")
    if words[:1] in ("+", "-"):
        length = _length(words[1:].strip(), sequence)
        return max(0, now + (length if words[0] == "+" else -length))
    if (found := re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:s|秒)", words)) is not None:
        return from_seconds(Fraction(found[1]))
    if (found := _BARS.fullmatch(words) or _NAMED_BARS.fullmatch(words)) is not None:
        return _bars(text, sequence, found)
    frame = frame_of_timecode(words, sequence.rate, drop_frame=sequence.drop_frame)
    return max(0, from_frame(frame - sequence.start_frame, sequence.rate))


def timecode_text(sequence: Sequence, time: int) -> str:
    """Return a time of a sequence in its timecode."""
    return timecode(time, sequence.rate, drop_frame=sequence.drop_frame, start_frame=sequence.start_frame)


def duration_text(sequence: Sequence, length: int) -> str:
    """Return a length in timecode, which counts from 0."""
    return timecode(length, sequence.rate, drop_frame=sequence.drop_frame)


def bars_text(sequence: Sequence, time: int) -> str:
    """Return a time in bars, beats and ticks."""
    return str(sequence.tempo.position(sequence.tempo.to_tick(time)))


def _bars(text: str, sequence: Sequence, found: re.Match[str]) -> int:
    bar, beat, tick = (
        int(part) if part else least for part, least in zip(found.groups(), (1, 1, 0), strict=True)
    )
    if bar < 1 or beat < 1 or beat > sequence.tempo.metre_at(sequence.tempo.bar_tick(max(0, bar - 1))).beats:
        raise UserError(
            tr("There is no beat '{text}'.", text=text.strip()),
            tr("Bars and beats are counted from 1: 3.1 is the first beat of bar 3."),
        )
    return sequence.tempo.to_flicks(sequence.tempo.tick_of(BarPosition(bar, beat, tick)))


def _length(words: str, sequence: Sequence) -> int:
    """Return a distance: frames, timecode that counts from 0, or seconds."""
    if (found := re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:s|秒)", words)) is not None:
        return from_seconds(Fraction(found[1]))
    return from_frame(frame_of_timecode(words, sequence.rate), sequence.rate)
