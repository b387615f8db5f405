"""Live sessions: a picture, notes on a text, or layouts, that follow the hand. Nothing of one is stored; what is kept is made by an ordinary job.

>>> def open(ctx):
...     network = load(ctx.model(ctx.params.model))
...     def render(params):
...         return LiveFrame(64, 64, rgba_of(network, params))
...     return render
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.context import Model
from creastudio.api.layout import Layout
from creastudio.api.measuring import TextFit, TextSize
from creastudio.api.params import Params

MAX_LIVE_PIXELS = 1 << 24
"""Pixels of one live picture: 4096 x 4096, which takes 64 MB."""


@dataclass(frozen=True)
class LiveFrame:
    """One picture of a live session.

    Attributes
    ----------
    width, height : int
        px; at most ``MAX_LIVE_PIXELS`` together.
    data : bytes-like
        ``width * height * 4`` bytes, row by row from the top, without gaps: red, green, blue and alpha (not
        premultiplied), 0 to 255. Bytes, or whatever lends its memory (a C-contiguous uint8 array): it is copied
        before ``render`` is called again, so the same array may be used each time.
    metadata : dict
        JSON values; ``note`` is shown under the picture.
    """

    width: int
    height: int
    data: Any
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])

    def pixels(self) -> memoryview:
        """Return the pixels as flat bytes.

        Raises
        ------
        ValueError
            When they aren't as many as width and height say, or don't lie one after another.
        """
        view = memoryview(self.data)
        if not view.c_contiguous or view.itemsize != 1:
            raise ValueError("a live picture needs uint8 values that lie one after another (C-contiguous)")
        wanted = self.width * self.height * 4
        if not 0 < self.width * self.height <= MAX_LIVE_PIXELS or view.nbytes != wanted:
            raise ValueError(
                f"a live picture of {self.width} x {self.height} px needs {wanted} bytes (RGBA), not {view.nbytes}"
            )
        return view.cast("B")


MAX_LIVE_NOTES = 2000
"""Notes on one text."""

MAX_NOTE_TEXT = 500
"""Characters of one note."""

_SEVERITIES = ("info", "good", "warning", "error")


@dataclass(frozen=True)
class LiveNotes:
    """What a checker says of the text that a person is writing: a live session's other kind of result.

    Attributes
    ----------
    notes : sequence of mapping
        Each with ``line`` (from 0; lines end at a line break), ``start`` and ``end`` (characters of that line; both 0 for
        the whole of it), ``kind`` ("rhyme", "tone", "syllables", "length", "repetition", "flag"; or a word of the
        plugin's own), ``text`` (one short sentence) and ``severity``: ``info`` stands beside the line, ``good``
        confirms, ``warning`` and ``error`` are underlined too.
    metadata : dict
        JSON values; ``summary`` is one sentence on the whole text.
    """

    notes: Sequence[Mapping[str, Any]] = ()
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])

    def checked(self) -> list[dict[str, Any]]:
        """Return the notes in JSON types, at most ``MAX_LIVE_NOTES``.

        Raises
        ------
        ValueError
            When one lacks something or has a severity that isn't known.
        """
        return [_checked_note(note) for note in self.notes[:MAX_LIVE_NOTES]]


def _checked_note(note: Mapping[str, Any]) -> dict[str, Any]:
    missing = sorted({"line", "text"} - set(note))
    if missing:
        raise ValueError(f"a note lacks '{missing[0]}'")
    severity = str(note.get("severity", "info"))
    if severity not in _SEVERITIES:
        raise ValueError(f"the severity of a note is {', '.join(_SEVERITIES)}; not '{severity}'")
    places = {name: int(note.get(name, 0)) for name in ("line", "start", "end")}
    if min(places.values()) < 0 or places["end"] < places["start"]:
        raise ValueError(f"a note lies at {places}")
    text = str(note["text"])[:MAX_NOTE_TEXT]
    return {**places, "kind": str(note.get("kind", ""))[:40], "text": text, "severity": severity}


MAX_LIVE_LAYOUTS = 500
"""Layouts of one answer."""


@dataclass(frozen=True)
class LiveLayouts:
    """Layouts whose elements have found new places: a live session's third kind of result.

    Attributes
    ----------
    layouts : sequence of Layout
        In the order in which they were asked for.
    metadata : dict
        JSON values; ``summary`` is one sentence.
    """

    layouts: Sequence[Layout] = ()
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])

    def checked(self) -> list[dict[str, Any]]:
        """Return the layouts in JSON types.

        Raises
        ------
        ValueError
            When they are more than ``MAX_LIVE_LAYOUTS``, or one isn't sound.
        """
        if len(self.layouts) > MAX_LIVE_LAYOUTS:
            raise ValueError(
                f"a live session answers with at most {MAX_LIVE_LAYOUTS} layouts, not {len(self.layouts)}"
            )
        return [_checked_layout(layout) for layout in self.layouts]


def _checked_layout(layout: Layout) -> dict[str, Any]:
    """Return a layout in JSON types, looked at anew: a copy of one may hold anything."""
    told = layout.model_dump(mode="json", exclude_defaults=True, warnings=False)
    Layout.model_validate(told)
    return told


LiveRender = Callable[[Any], LiveFrame | LiveNotes | LiveLayouts]
"""``render(params)``: the picture of these parameters and of ``ctx.seed``, or the notes or layouts that they ask for."""


class LiveContext(Protocol):
    """The argument of ``open(ctx)``.

    Attributes
    ----------
    params : Params
        What the first picture will be made of, so that the model can be loaded beforehand. When a parameter with
        ``role="model"`` changes, the session is closed and another opened.
    seed : int
        The seed of the picture that is asked for, as that of a job; it may differ from one ``render`` to the next.
    device, settings, data_dir, scratch, log
        As in ``JobContext``.
    """

    params: Params
    seed: int
    device: str
    settings: Mapping[str, Any]
    data_dir: Path
    scratch: Path
    log: logging.Logger

    def model(self, ref: str) -> Model:
        """Open a model of the library; UserError when it is missing or damaged."""
        ...

    def measure_text(self, fits: Sequence[TextFit]) -> list[TextSize]:
        """Return how texts come out where they are set; as that of ``JobContext``."""
        ...

    def check_cancelled(self) -> None:
        """Raise ``JobCancelled`` when the session has been closed: for an ``open`` that takes its time."""
        ...


LiveOpen = Callable[[LiveContext], LiveRender]
"""What ``Generator.live_entry`` names."""
