"""What a trainer says of its own training, in plain words: how it goes, and what a person may do about it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from creastudio.api.recipe import Frozen

Severity = Literal["good", "note", "warning", "alarm"]
"""``good``: as it should be. ``note``: worth knowing. ``warning``: act soon. ``alarm``: it is going wrong now."""


class GoBack(Frozen):
    """An offer to go on from an earlier checkpoint with other settings.

    Attributes
    ----------
    place : str
        Which checkpoint, as a person reads it: "12.0 kimg".
    step : int
        The same in the unit of the curves.
    params : dict
        Parameters that the training is started with then, those that stay left out. Among them is the one with
        ``role="go_back"``, by which the trainer knows where to go.
    """

    place: str
    step: int = Field(ge=0)
    params: dict[str, Any]


class Advice(Frozen):
    """One thing that is said of a training.

    Attributes
    ----------
    key : str
        What it is about ("over_fitting"), the same each time it is said.
    severity : Severity
    text, hint : str
        One sentence each: what was seen, and what to do. Translated by ``creastudio_translations``, where a part
        that varies is written as ``{name}``.
    gauge : float or None
        0 to 1, drawn as a bar beside the text: 0 is good.
    go_back : GoBack or None
        Shown as a button.
    """

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    severity: Severity
    text: str = Field(min_length=1)
    hint: str = ""
    gauge: float | None = Field(default=None, ge=0.0, le=1.0)
    go_back: GoBack | None = None
