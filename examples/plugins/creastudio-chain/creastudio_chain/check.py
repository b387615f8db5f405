"""Notes on a text: words that repeat within a line, lines that are long, and how long each is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from creastudio.api import Artifact, JobContext, LiveContext, LiveNotes
from creastudio_chain.plugin import CheckParams

_WORD = re.compile(r"[^\W\d_]{4,}|[一-鿿]{2}")


def open_session(ctx: LiveContext) -> Callable[[CheckParams], LiveNotes]:
    """Open a session that looks at a text as it is typed."""
    del ctx

    def render(params: CheckParams) -> LiveNotes:
        notes = notes_on(params.text, params.longest)
        wrong = sum(note["severity"] == "warning" for note in notes)
        return LiveNotes(notes, {"summary": f"{wrong} to look at" if wrong else "Nothing repeats"})

    return render


def run(params: CheckParams, ctx: JobContext) -> None:
    """Emit the same notes as a text."""
    ctx.check_cancelled()
    lines = [f"{note['line'] + 1}: {note['text']}" for note in notes_on(params.text, params.longest)]
    ctx.emit(Artifact("text/plain", ("\n".join(lines) or "Nothing to say.").encode()))
    ctx.progress(1.0)


def notes_on(text: str, longest: int) -> list[dict[str, Any]]:
    """Return what is to be said about each line."""
    found: list[dict[str, Any]] = []
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        found.append(
            _note(number, 0, 0, "length", f"{len(line)}", "warning" if len(line) > longest else "info")
        )
        seen: set[str] = set()
        for match in _WORD.finditer(line):
            word = match.group().casefold()
            if word in seen:
                told = f"'{match.group()}' is in this line already."
                found.append(_note(number, match.start(), match.end(), "repetition", told, "warning"))
            seen.add(word)
    return found


def _note(line: int, start: int, end: int, kind: str, text: str, severity: str) -> dict[str, Any]:
    return {"line": line, "start": start, "end": end, "kind": kind, "text": text, "severity": severity}
