"""Export presets: those the studio comes with, and the person's own in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from creastudio.export.plan import DEFAULT_PATTERN, Output, Plan
from creastudio.shell.i18n import mark, tr_text
from creastudio.shell.session import Session

MAX_NAME = 60


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

    @property
    def title(self) -> str:
        """The name as it is shown."""
        return self.name if self.own else tr_text(self.name)


def _plan(*outputs: Output, pattern: str = DEFAULT_PATTERN) -> Plan:
    return Plan(outputs=outputs, pattern=pattern)


BUILT_IN: tuple[Preset, ...] = (
    Preset(mark("Web PNG"), _plan(Output(suffix=".png"))),
    Preset(mark("Web JPEG"), _plan(Output(suffix=".jpg", options={"quality": 85}))),
    Preset(mark("Small WebP"), _plan(Output(suffix=".webp", options={"quality": 80}))),
    Preset(
        mark("Social @1x @2x"), _plan(Output(suffix=".png"), Output(suffix=".png", options={"scale": 2.0}))
    ),
    Preset(
        mark("Print PDF with bleed and crop marks"),
        _plan(Output(suffix=".pdf", options={"bleed": True, "crop_marks": True})),
    ),
    Preset(mark("Print TIFF with bleed"), _plan(Output(suffix=".tif", options={"bleed": True}))),
    Preset(mark("Layered PSD"), _plan(Output(suffix=".psd"))),
    Preset(mark("Layered OpenRaster"), _plan(Output(suffix=".ora"))),
    Preset(mark("SVG"), _plan(Output(suffix=".svg"))),
    Preset(
        mark("Handover: PDF, PNG, PSD"),
        _plan(Output(suffix=".pdf"), Output(suffix=".png"), Output(suffix=".psd")),
    ),
)
"""What the studio comes with."""


class Presets:
    """All presets of a person."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Preset, ...]:
        """Return the built-in ones, then the person's by name; what can't be read is left out."""
        own: list[Preset] = []
        for name, stored in sorted(self._stored().items()):
            try:
                own.append(Preset(name, Plan.model_validate(stored), own=True))
            except ValidationError:
                # Of another version; it stays in the settings.
                continue
        return (*BUILT_IN, *own)

    def matching(self, plan: Plan) -> Preset | None:
        """Return the preset that makes the same outputs, under the same pattern where it has one."""
        return next((preset for preset in self.all() if same(preset.plan, plan)), None)

    def save(self, name: str, plan: Plan) -> str:
        """Keep a plan under a name and return the name as it was kept; an older one of that name is replaced."""
        name = " ".join(name.split())[:MAX_NAME]
        if name:
            self._store({**self._stored(), name: plan.model_dump(mode="json")})
        return name

    def rename(self, old: str, new: str) -> str:
        """Give a preset another name and return it as it was kept; "" where there is nothing to do."""
        stored = self._stored()
        new = " ".join(new.split())[:MAX_NAME]
        if not new or old not in stored:
            return ""
        self._store({(new if name == old else name): plan for name, plan in stored.items()})
        return new

    def delete(self, name: str) -> None:
        """Forget a preset of the person."""
        self._store({key: plan for key, plan in self._stored().items() if key != name})

    def _stored(self) -> dict[str, dict[str, Any]]:
        return self._session.settings.export_presets

    def _store(self, presets: dict[str, dict[str, Any]]) -> None:
        self._session.update_settings(export_presets=presets)


def same(one: Plan, other: Plan) -> bool:
    """Return whether two plans make the same; an option that isn't there has its default.

    How files are called counts only where `one`, the preset, says it.
    """
    return (
        one.pattern in (DEFAULT_PATTERN, other.pattern)
        and one.together == other.together
        and [(item.suffix, item.checked) for item in one.outputs]
        == [(item.suffix, item.checked) for item in other.outputs]
    )
