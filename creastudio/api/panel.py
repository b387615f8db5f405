"""Panels: what a plugin asks the shell to draw for one of its generators or trainers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from creastudio.api.generator import ID_PATTERN
from creastudio.api.recipe import Frozen

View = Literal["form", "dashboard"]
"""The closed set of views. ``form``: the parameters. ``dashboard``: live curves and sample grids."""


class Panel(Frozen):
    """A view of one generator or trainer.

    Attributes
    ----------
    generator : str
        Id of the generator or trainer whose jobs it shows.
    bindings : dict
        For ``dashboard``: axis title -> names of the metrics drawn on it, split by ``,``.
    """

    id: str = Field(pattern=ID_PATTERN)
    title: str
    view: View
    generator: str
    bindings: dict[str, str] = Field(default_factory=dict)
