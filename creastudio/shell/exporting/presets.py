"""The export presets of a person: found, saved, renamed and deleted in the settings."""

from __future__ import annotations

from typing import Any

from creastudio.export.plan import DEFAULT_PATTERN, Plan
from creastudio.export.presets import Preset, all_presets
from creastudio.shell.dialogs.ask_name import MAX_NAME
from creastudio.shell.session import Session


class Presets:
    """All presets of a person."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Preset, ...]:
        """Return the built-in ones, then the person's by name."""
        return all_presets(self._stored())

    def own_names(self) -> frozenset[str]:
        """Return the names of the person's own presets, which a new one of that name replaces."""
        return frozenset(self._stored())

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
        others = {name: plan for name, plan in stored.items() if name not in (old, new)}
        self._store({**others, new: stored[old]})
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
