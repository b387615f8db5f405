"""A check of pictures that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api import CheckContext, CheckedItem, SafetyCategory, SafetyCheck, SafetyFlag
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.session import Session
from creastudio.workspace.environment import Environment

SEES = {"score": 0.93}

CHECK = SafetyCheck(
    id="eyes.bare",
    title="Bare dots",
    summary="Looks for bare dots.",
    kind="image",
    categories=(SafetyCategory(id="bare", title="Bareness", summary="Dots without anything on."),),
    entry="tests.gui.eyes:look",
)

NEEDY = CHECK.model_copy(
    update={"id": "eyes.needy", "title": "Needy", "needs_model_family": "nowhere", "how_to_get": "Ask for it.",
            "categories": (SafetyCategory(id="need", title="Need", summary="Needy things."),)}
)  # fmt: skip


def look(item: CheckedItem, ctx: CheckContext) -> Iterator[SafetyFlag]:
    yield SafetyFlag(category="bare", score=SEES["score"], reason="The dot has nothing on.")


def give_eyes(session: Session) -> None:
    """Let the studio of a test have the checks of this module."""
    give_eyes_to(session.environment)


def give_eyes_to(environment: Environment) -> None:
    """Let an environment have the checks of this module."""
    SEES["score"] = 0.93
    plugin = PluginInfo(name="eyes", face=Face(checks=(CHECK, NEEDY)))
    environment.registry = Registry([*environment.registry.plugins, plugin])
