"""The hooks a plugin may implement. Each has a shipped plugin that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pluggy

from creastudio.api.generator import Generator, Trainer
from creastudio.api.panel import Panel
from creastudio.api.params import Params
from creastudio.api.safety import SafetyCheck

PROJECT = "creastudio"
ENTRY_POINT_GROUP = "creastudio.plugins"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def creastudio_generators() -> Iterable[Generator]:  # pyright: ignore[reportReturnType]
    """Return the generators of this plugin."""


@hookspec
def creastudio_trainers() -> Iterable[Trainer]:  # pyright: ignore[reportReturnType]
    """Return the trainers of this plugin."""


@hookspec
def creastudio_panels() -> Iterable[Panel]:  # pyright: ignore[reportReturnType]
    """Return the panels of this plugin."""


@hookspec
def creastudio_safety_checks() -> Iterable[SafetyCheck]:  # pyright: ignore[reportReturnType]
    """Return the checks of safety of this plugin."""


@hookspec
def creastudio_settings() -> type[Params]:  # pyright: ignore[reportReturnType]
    """Return what a person can set once for the whole plugin; a job reads it as ``ctx.settings["own"]``. Since 1.6.

    It is how the plugin works on this machine. No recipe has it, so it may change nothing of a result: what does is a
    parameter.
    """


@hookspec
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:  # pyright: ignore[reportReturnType]
    """Return locale -> English text -> translated text, for titles, help and choices ("zh_CN").

    Under "en" choices that are ids get names that are shown in English: ``{"en": {"jueju5": "Jueju, 5 characters"}}``.
    """
