"""Export presets: plans by name, those the studio comes with and a person's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.export.plan import Output, Plan


@dataclass(frozen=True)
class Preset:
    """A named plan.

    Attributes
    ----------
    name : str
        As the person gave it; English for a built-in one.
    own : bool
        Whether it is the person's.
    """

    name: str
    plan: Plan
    own: bool = False


def _preset(name: str, *outputs: Output) -> Preset:
    return Preset(name, Plan(outputs=outputs))


BUILT_IN: tuple[Preset, ...] = (
    _preset("Web PNG", Output(suffix=".png")),
    _preset("Web JPEG", Output(suffix=".jpg", options={"quality": 85})),
    _preset("Small WebP", Output(suffix=".webp", options={"quality": 80})),
    _preset("Social @1x @2x", Output(suffix=".png"), Output(suffix=".png", options={"scale": 2.0})),
    _preset(
        "Print PDF with bleed and crop marks",
        Output(suffix=".pdf", options={"bleed": True, "crop_marks": True}),
    ),
    _preset("Print TIFF with bleed", Output(suffix=".tif", options={"bleed": True})),
    _preset("Layered PSD", Output(suffix=".psd")),
    _preset("Layered OpenRaster", Output(suffix=".ora")),
    _preset("SVG", Output(suffix=".svg")),
    _preset("Handover: PDF, PNG, PSD", Output(suffix=".pdf"), Output(suffix=".png"), Output(suffix=".psd")),
)
"""What the studio comes with."""


def all_presets(stored: Mapping[str, Any]) -> tuple[Preset, ...]:
    """Return the built-in presets, then those that the settings hold, by name; what can't be read is left out."""
    own: list[Preset] = []
    for name, plan in sorted(stored.items()):
        try:
            own.append(Preset(name, Plan.model_validate(plan), own=True))
        except ValidationError:
            # Of another version; it stays in the settings.
            continue
    return (*BUILT_IN, *own)


def find_preset(name: str, stored: Mapping[str, Any]) -> Preset:
    """Return a preset by its name, whatever its case, a person's own first; UserError names those there are."""
    presets = all_presets(stored)
    wanted = name.strip().casefold()
    for preset in reversed(presets):
        if preset.name.casefold() == wanted:
            return preset
    raise UserError(
        f"There is no preset '{name}'.",
        f"The presets are {', '.join(f'{preset.name!r}' for preset in presets)}.",
    )
