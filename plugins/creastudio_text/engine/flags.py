"""``text.flags``: claims of advertising and coarse words in a text, by lists; and the same beside the lines while one writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from creastudio.api import Artifact, CheckContext, CheckedItem, JobContext, LiveContext, LiveNotes, SafetyFlag
from creastudio_text.flags.look import CATEGORIES, find, flags_of, live_notes
from creastudio_text.tools.flags import FlagsParams


def check(item: CheckedItem, ctx: CheckContext) -> Iterable[SafetyFlag]:
    """Return a flag a category, with the places in the text."""
    del ctx
    text, wanted = item.text(), item.categories & CATEGORIES
    found = find(text, wanted, item.exceptions, language=item.language, generator=item.generator)
    return flags_of(found, wanted, len(text))


def open_live(ctx: LiveContext) -> Callable[[FlagsParams], LiveNotes]:
    """Return what marks a text while it is written, as the project's policy asks."""
    categories, exceptions = asked(ctx.settings)

    def render(params: FlagsParams) -> LiveNotes:
        return LiveNotes(live_notes(params.text, categories, exceptions, language=params.language))

    return render


def run(params: FlagsParams, ctx: JobContext) -> None:
    """Emit a list of the flagged places, one a line."""
    categories, exceptions = asked(ctx.settings)
    ctx.check_cancelled()
    notes = live_notes(params.text, categories, exceptions, language=params.language)
    lines = [f"{cast(int, note['line']) + 1}: {note['text']}" for note in notes]
    ctx.emit(
        Artifact(
            "text/plain",
            "\n".join(lines or ["Nothing is flagged."]).encode(),
            title="Flags",
            metadata={"notes": notes},
        )
    )
    ctx.progress(1.0)


def asked(settings: Mapping[str, Any]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the categories and exceptions that the project's policy asks for, as the studio's settings tell them."""
    policy = settings.get("safety") or {}
    off = frozenset(str(item) for item in policy.get("off", ()))
    return CATEGORIES - off, tuple(str(item) for item in policy.get("words", ()))
