"""What is heard of a live session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from creastudio.api.layout import Layout

Channel = str
"""What a picture is for: "" for the large one, "map" for the tiny ones of the plane; see ``live_engine.CHANNELS``."""


@dataclass(frozen=True)
class LivePicture:
    """One picture; call ``release`` when another is shown in its place, and don't touch ``pixels`` after that.

    Attributes
    ----------
    pixels : memoryview
        ``width * height * 4`` bytes, RGBA, straight from shared memory.
    """

    number: int
    channel: Channel
    width: int
    height: int
    pixels: memoryview
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    release: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class LiveFindings:
    """Notes on a text; see ``api.LiveNotes`` for what each holds."""

    number: int
    channel: Channel
    notes: tuple[dict[str, Any], ...]
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class LiveComposed:
    """Layouts that have found new places; see ``api.LiveLayouts``."""

    number: int
    channel: Channel
    layouts: tuple[Layout, ...]
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class LiveTrouble:
    """A picture couldn't be drawn: one sentence, what to do, and for a mistake of a plugin its report."""

    number: int
    channel: Channel
    message: str
    hint: str = ""
    report: str = ""


@dataclass(frozen=True)
class LiveNotice:
    """A warning of the plugin, for a person to read."""

    message: str


LiveEvent = LivePicture | LiveFindings | LiveComposed | LiveTrouble | LiveNotice

Heard = Callable[[LiveEvent], None]
"""Hears of a session, on a thread of the job system: hand it on, and don't work there."""
