"""The mark in a MIDI file: a text event at the beginning of its first track."""

from __future__ import annotations

from creastudio.export.midi import variable
from creastudio.export.recipe_graph import MAX_TEXT, BadMark
from creastudio.export.xmp import Mark
from creastudio.notation.midi import RECIPE

SIGNATURE = b"MThd"
_PREFIX = RECIPE.encode()
_TEXT = b"\x00\xff\x01"


def insert(data: bytes, mark: Mark) -> bytes:
    """Return the file with a mark; one it had before is replaced."""
    data = remove(data)
    if not mark.recipe:
        return data
    at, size = _first_track(data)
    text = _PREFIX + mark.recipe.encode("ascii", "backslashreplace")
    event = _TEXT + variable(len(text)) + text
    return data[: at - 4] + (size + len(event)).to_bytes(4, "big") + event + data[at:]


def remove(data: bytes) -> bytes:
    """Return the file without a mark at the beginning of its first track."""
    at, size = _first_track(data)
    found = _event(data, at)
    if found is None:
        return data
    _, end = found
    return data[: at - 4] + (size - (end - at)).to_bytes(4, "big") + data[end:]


def find(data: bytes) -> str | None:
    """Return the recipe, wherever another program has moved it to, or None."""
    place = data.find(_PREFIX)
    # The length is one to four bytes before the text.
    for back in range(1, 5):
        found = _event(data, place - back - 3) if place >= back + 3 else None
        if found is not None:
            return found[0]
    return None


def _event(data: bytes, at: int) -> tuple[str, int] | None:
    """Return text and end of the event of ours at `at`, where its time stands, or None."""
    if data[at + 1 : at + 3] != _TEXT[1:]:
        return None
    size, begin = 0, at + 3
    for begin in range(at + 3, min(at + 7, len(data))):
        size = size << 7 | data[begin] & 0x7F
        if data[begin] < 0x80:
            break
    begin += 1
    text = data[begin : begin + size]
    if len(text) < size or size > MAX_TEXT or not text.startswith(_PREFIX):
        return None
    return text[len(_PREFIX) :].decode("ascii", "replace"), begin + size


def _first_track(data: bytes) -> tuple[int, int]:
    """Return where the events of the first track begin, and how many bytes they are."""
    at = 8 + int.from_bytes(data[4:8], "big")
    if data[at : at + 4] != b"MTrk":
        raise BadMark("the MIDI file has no track")
    return at + 8, int.from_bytes(data[at + 4 : at + 8], "big")
