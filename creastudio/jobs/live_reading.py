"""Live pictures as the window reads them: out of the slots that their engine wrote them into, or of the message itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from creastudio.jobs.live_events import LivePicture
from creastudio.jobs.live_slots import Slot


class SlotReader:
    """The slots of one engine that are mapped here, each as long as the engine uses it."""

    def __init__(self) -> None:
        self._slots: dict[int, Slot] = {}

    def picture(self, body: dict[str, Any], payload: bytes, release: Callable[[], None]) -> LivePicture:
        """Return the picture that a message is about.

        Parameters
        ----------
        body : dict
            Its ``number``, ``channel``, ``width``, ``height`` and ``metadata``, and ``slot``, ``name`` and ``room`` where its pixels lie
            in a slot.
        payload : bytes
            Its pixels, RGBA, where they don't.

        Raises
        ------
        OSError
            When its slot can't be read, holds another picture, or there are fewer pixels than it says.
        """
        width, height, number = int(body["width"]), int(body["height"]), int(body["number"])
        shared = "slot" in body
        pixels = self._slot(body).pixels(width * height * 4) if shared else memoryview(payload)
        if len(pixels) != width * height * 4:
            raise OSError("it is shorter than it says")
        return LivePicture(number, body["channel"], width, height, pixels, body["metadata"], release)

    def forget(self) -> None:
        """Let go of all slots; what is still shown keeps its own."""
        self._slots.clear()

    def _slot(self, body: dict[str, Any]) -> Slot:
        known = self._slots.get(body["slot"])
        if known is None or known.name != body["name"]:
            known = self._slots[body["slot"]] = Slot.attach(body["name"], int(body["room"]))
        if known.number != body["number"]:
            raise OSError("another one is in its place")
        return known
