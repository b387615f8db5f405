"""Panels: what a plugin asks the shell to draw for one of its generators or trainers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from creastudio.api.generator import ID_PATTERN
from creastudio.api.recipe import Frozen

View = Literal["form", "dashboard", "pad", "branches", "score"]
"""The closed set of views. ``form``: the parameters. ``dashboard``: live curves and sample grids. ``pad``: a live
picture with a plane under the mouse. ``branches``: a text that is written together, with its alternatives. ``score``:
generators and a checker in the score editor."""

PAD_BINDINGS = ("x", "y", "sliders", "draft", "map", "random", "acts")
"""What a ``pad`` may bind; see ``Panel``."""


BRANCHES_BINDINGS = (
    "text", "memory", "note", "world", "stops", "sample", "language", "form", "style", "presets", "checks", "acts",
)  # fmt: skip
"""What a view ``branches`` may bind; see ``Panel``."""

SCORE_BINDINGS = ("acts", "checks")
"""What a view ``score`` may bind; see ``Panel``."""


class Panel(Frozen):
    """A view of one generator or trainer.

    Attributes
    ----------
    generator : str
        Id of the generator or trainer whose jobs it shows.
    bindings : dict
        For ``dashboard``: axis title -> names of the metrics drawn on it, split by ``,``.

        For ``pad``, whose generator has a ``live_entry``; names are split by ``,`` and only ``PAD_BINDINGS`` are known:

        ``x``, ``y``: the float parameters of the plane, both or neither; both with bounds, which are its edges.
        ``sliders``: parameters that stand beside the picture, in this order; without it, all but the plane's.
        ``draft``: ``name=value`` pairs that hold while a person moves something ("size=128").
        ``map``: ``name=value`` pairs for the tiny pictures that lie faintly on the plane ("size=32"); none without it.
        ``random``: parameters that Random draws anew; without it, plane and seed.
        ``acts``: ids of generators of any plugin that go on from what is shown: parameters of the same name are
        filled in.

        For ``branches``, whose generator makes text, has a parameter with ``role="count"`` and streams (``ctx.stream``,
        channel "0", "1", ... for the results with these indices); only ``BRANCHES_BINDINGS`` are known. Each result is
        what comes after the text, and becomes an alternative of the others:

        ``text``: the parameter that takes the text before the caret; needed.
        ``memory``, ``note``, ``sample``: parameters that take what is to be remembered, the author's note, and the
        text whose style is wanted.
        ``world``: the parameter that takes the entries of the world, one a line: keys split by commas, a colon, what
        is told; the key "*" always counts.
        ``stops``: the parameter that takes stop strings, one a line; a backslash and an n stand for a line break.
        ``language``, ``form``: parameters that take the language (BCP 47) and the form of the writing.
        ``style``: parameters that are offered as its style, in this order; without it, all that nothing else sets.
        ``presets``: named styles, ``Careful: temperature=0.6, top_p=0.9; Free: temperature=1.2``.
        ``checks``: id of a generator of any plugin whose live session returns ``LiveNotes`` on the text; its
        parameter with ``role="prompt"`` takes the text, ``language`` and ``form`` the writing's where it has them.
        ``acts``: ids of generators of text that work on what is selected, or on the text: their parameter with
        ``role="prompt"`` takes it, and parameters of the same name are filled in.

        For ``score``, whose generator takes a score and makes one; only ``SCORE_BINDINGS`` are known. The editor shows
        it and the others as buttons; parameters with the roles ``bars`` and ``tracks`` take what is selected:

        ``acts``: ids of more generators, of any plugin, that work on the score.
        ``checks``: id of a generator of any plugin whose live session returns ``LiveNotes`` on the score; its
        parameter with ``role="score"`` takes it. A note's ``line`` is the number of its track, from 0, and ``start`` and
        ``end`` are ticks. Notes of the kinds "key", "chord" and "section" are shown over the bars, others at their place.
    """

    id: str = Field(pattern=ID_PATTERN)
    title: str
    view: View
    generator: str
    bindings: dict[str, str] = Field(default_factory=dict)


def listed(text: str) -> tuple[str, ...]:
    """Return the names of a binding that are split by ``,``."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def pairs(text: str) -> dict[str, str]:
    """Return the ``name=value`` pairs of a binding that are split by ``,``."""
    split = (item.partition("=") for item in listed(text))
    return {name.strip(): value.strip() for name, _, value in split}


def presets(text: str) -> dict[str, dict[str, str]]:
    """Return name -> values of the binding ``presets``."""
    found: dict[str, dict[str, str]] = {}
    for part in text.split(";"):
        name, _, values = part.partition(":")
        if name.strip():
            found[name.strip()] = pairs(values)
    return found
