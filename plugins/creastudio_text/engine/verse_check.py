"""``text.check``: notes on a poem, as a file or beside the lines while a person writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from creastudio.api import Artifact, JobContext, LiveContext, LiveNotes
from creastudio_text.engine.flags import asked
from creastudio_text.flags.look import live_notes
from creastudio_text.tools.verse import CheckParams
from creastudio_text.verse.check import check
from creastudio_text.verse.check_en import SHAPES
from creastudio_text.verse.forms import form, guess
from creastudio_text.verse.metre import Form
from creastudio_text.verse.notes import Note, faults
from creastudio_text.verse.places import verses
from creastudio_text.verse.tunes import tunes
from creastudio_text.words.english import form_name

SEVERITY = {"fault": "warning", "hint": "info"}


def run(params: CheckParams, ctx: JobContext) -> None:
    """Emit the notes on a text as JSON: the form, whether it is kept, and each note with its place."""
    ctx.check_cancelled()
    found, notes = looked_at(params)
    ctx.progress(0.9)
    report: dict[str, Any] = {
        "form": found.id if found else None,
        "title": found.title if found else None,
        "kept": found is not None and not faults(notes),
        "summary": summary(found, notes),
        "notes": [asdict(note) for note in notes],
    }
    data = json.dumps(report, ensure_ascii=False, indent=1).encode()
    ctx.emit(Artifact("application/json", data, title="Check of a poem", seed=ctx.seed))
    ctx.progress(1.0)


def open_live(ctx: LiveContext) -> Callable[[CheckParams], LiveNotes]:
    """Return what gives notes on a text as it stands, what the project's safety policy flags among them."""
    categories, exceptions = asked(ctx.settings)

    def render(params: CheckParams) -> LiveNotes:
        found, notes = looked_at(params)
        flagged = live_notes(params.text, categories, exceptions)
        if found is None and params.form == "auto":
            return LiveNotes(flagged)  # prose needs no remark that it is no verse
        growing = found is not None and is_growing(params.text, found)
        beside = [
            {**asdict(note), "severity": "info" if _is_end(note, growing) else SEVERITY[note.severity]}
            for note in notes
        ]
        whole = [note for note in notes if not _is_end(note, growing)]
        return LiveNotes([*beside, *flagged], {"summary": summary(found, whole)})

    return render


def is_growing(text: str, found: Form) -> bool:
    """Return whether a text has fewer lines than its form: its writer isn't done."""
    if found.language == "zh":
        return len(verses(text)) < len(found.metres[0].lines)
    return sum(any(c.isalpha() for c in line) for line in text.split("\n")) < len(SHAPES[found.id].rhymes)


def _is_end(note: Note, growing: bool) -> bool:
    """Return whether a note only says that the poem isn't whole yet."""
    return growing and note.kind == "lines"


def looked_at(params: CheckParams) -> tuple[Form | None, list[Note]]:
    """Return the form that a text is held against, None where none is near, and the notes."""
    if params.form == "auto":
        found = guess(params.text)
    elif params.form == "ci" and params.tune == "auto":
        near = list(tunes().values())
        found = min(near, key=lambda tune: len(faults(check(params.text, tune))))
    else:
        found = form(params.form, params.tune)
    return found, check(params.text, found) if found else []


def summary(found: Form | None, notes: list[Note]) -> str:
    """Return one sentence on the whole, in English; a ci goes by the name of its tune."""
    if found is None:
        return "No form of verse was recognised."
    count, name = len(faults(notes)), found.title if found.id == "ci" else form_name(found.id)
    if count == 0:
        return f"{name}: the form is kept."
    return f"{name}: {count} {'places break' if count > 1 else 'place breaks'} the form."
