"""Live pictures are read out of slots, or out of the message."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.jobs.live_reading import SlotReader
from creastudio.jobs.live_slots import Slot

PIXELS = bytes(range(16))


def body(slot: Slot | None = None, number: int = 3) -> dict[str, Any]:
    """Return what is said of a picture of 2 x 2 px."""
    said: dict[str, Any] = {
        "number": number,
        "channel": "",
        "width": 2,
        "height": 2,
        "metadata": {"note": "n"},
    }
    return said if slot is None else {**said, "slot": 0, "name": slot.name, "room": slot.room}


def written(number: int, pixels: bytes = PIXELS) -> Slot:
    """Return a slot as an engine leaves it."""
    slot = Slot.create(16)
    slot.write(number, memoryview(pixels))
    return slot


def test_a_picture_may_come_with_its_message() -> None:
    found = SlotReader().picture(body(), PIXELS, lambda: None)
    assert (found.number, found.width, found.height, found.metadata) == (3, 2, 2, {"note": "n"})
    assert bytes(found.pixels) == PIXELS
    with pytest.raises(OSError, match="shorter than it says"):
        SlotReader().picture(body(), PIXELS[:-1], lambda: None)


def test_a_slot_is_mapped_once() -> None:
    reader, slot = SlotReader(), written(3)
    assert bytes(reader.picture(body(slot), b"", lambda: None).pixels) == PIXELS
    slot.write(4, memoryview(bytes(16)))
    # Its name is gone by now, so that it could not be mapped again.
    assert bytes(reader.picture(body(slot, 4), b"", lambda: None).pixels) == bytes(16)


def test_another_slot_takes_its_place_and_a_forgotten_one_is_not_known() -> None:
    reader, first, second = SlotReader(), written(3), written(4, bytes(16))
    reader.picture(body(first), b"", lambda: None)
    assert bytes(reader.picture(body(second, 4), b"", lambda: None).pixels) == bytes(16)
    reader.forget()
    with pytest.raises(FileNotFoundError):
        reader.picture(body(second, 4), b"", lambda: None)


def test_a_slot_that_holds_another_picture_is_not_shown() -> None:
    with pytest.raises(OSError, match="another one is in its place"):
        SlotReader().picture(body(written(9)), b"", lambda: None)
