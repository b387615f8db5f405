"""``music.analyze``: the analysis of a score as a report, or as notes over its bars."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from creastudio.api import Artifact, JobContext, LiveContext, LiveNotes
from creastudio.api.chord_kinds import symbol_of
from creastudio.api.live import MAX_LIVE_NOTES
from creastudio.api.score import Score
from creastudio_music.engine.voice_leading import Fault, VoiceLeading, report
from creastudio_music.theory.analysis import Analysis, analyse
from creastudio_music.theory.cadences import CadenceKind
from creastudio_music.theory.frames import pitched
from creastudio_music.theory.keys import key_name
from creastudio_music.theory.likeness import features_of
from creastudio_music.theory.walking import bars_within
from creastudio_music.tools.analyze import AnalyzeParams

MOST_LINES = 8
"""Lines up to which their leading is looked at: in a band of more, octaves are meant."""

CADENCES: dict[CadenceKind, str] = {
    "authentic": "Authentic cadence",
    "half": "Half cadence",
    "plagal": "Plagal cadence",
    "deceptive": "Deceptive cadence",
}

FAULTS = {
    "parallel fifth": "Parallel fifths",
    "parallel octave": "Parallel octaves",
    "contrary fifth": "Fifths by contrary motion",
    "contrary octave": "Octaves by contrary motion",
    "hidden fifth": "Hidden fifths",
    "hidden octave": "Hidden octaves",
    "crossing": "Crossing",
    "overlap": "Overlap",
    "spacing": "Wide spacing",
    "range": "Out of range",
    "leading tone": "Leading note that doesn't rise",
    "leap": "Awkward leap",
    "repeated note": "Note repeated often",
}

HARMLESS = ("hidden fifth", "hidden octave", "overlap", "repeated note", "contrary fifth", "contrary octave")
"""Faults that stand beside the notes and aren't underlined."""


def run(params: AnalyzeParams, ctx: JobContext) -> None:
    """Emit what is found in ``ctx.input("score")`` as JSON; what the score is like stands in its metadata as ``features``.

    Raises
    ------
    UserError
        When the score can't be read.
    """
    given = ctx.input("score")
    score = Score.loads(given.path.read_bytes())
    ctx.progress(0.1, "looking at the notes")
    found = analyse(score, ctx.check_cancelled)
    facts = found.facts()
    leading = leading_of(score) if params.voice_leading else None
    facts["voice_leading"] = None if leading is None else _leading_facts(score, leading)
    features = features_of(score, harmony=found.harmony, check=ctx.check_cancelled)
    facts["features"] = features
    title = f"{score.title}, analysed" if score.title else "Analysis"
    data = json.dumps(facts, ensure_ascii=False, indent=1).encode()
    metadata: dict[str, Any] = {"summary": found.summary, "features": features}
    ctx.emit(Artifact("application/json", data, title=title, seed=ctx.seed, metadata=metadata))
    ctx.progress(1.0, "done")


def open_live(ctx: LiveContext) -> Callable[[AnalyzeParams], LiveNotes]:
    """Return what gives notes on a score as it stands.

    What was worked out of a slot is kept from one to the next, so that an edit costs what it touches.
    """
    kept: dict[tuple[str, bool], LiveNotes] = {}

    def render(params: AnalyzeParams) -> LiveNotes:
        key = (params.score, params.voice_leading)
        if key not in kept:
            made = notes_on(params, ctx.check_cancelled)
            kept.clear()
            kept[key] = made
        return kept[key]

    return render


def notes_on(params: AnalyzeParams, check: Callable[[], None] | None = None) -> LiveNotes:
    """Return the notes on the score among parameters; none without a score.

    First come keys and sections, then cadences, faults and chords, as far as there is room.
    """
    if not params.score:
        return LiveNotes()
    score = Score.loads(params.score.encode())
    found = analyse(score, check)
    leading = leading_of(score) if params.voice_leading else None
    notes = [*_frame(found), *_cadences(found), *_faults(score, leading), *_chords(found)]
    summary = f"{found.summary} {found.left_out}".strip()
    return LiveNotes(notes[:MAX_LIVE_NOTES], {"summary": summary})


def leading_of(score: Score) -> VoiceLeading | None:
    """Return the voice leading of a score, where it has two to ``MOST_LINES`` lines of tracks that are one each, or voices."""
    tracks = pitched(score)
    if not 1 <= len(tracks) <= MOST_LINES:
        return None
    found = report(score, tracks=tracks, bars=range(bars_within(score)))
    return found if 2 <= found.lines <= MOST_LINES else None


def _note(line: int, start: int, end: int, kind: str, text: str, severity: str = "info") -> dict[str, Any]:
    return {"line": line, "start": start, "end": end, "kind": kind, "text": text, "severity": severity}


def _frame(found: Analysis) -> Iterator[dict[str, Any]]:
    for span in found.harmony.keys:
        yield _note(0, span.start, span.end, "key", key_name(span.key))
    for section in found.sections:
        yield _note(0, section.start, section.end, "section", section.letter)


def _cadences(found: Analysis) -> Iterator[dict[str, Any]]:
    for cadence in found.cadences:
        text = f"{CADENCES[cadence.kind]}: {cadence.numerals[0]} {cadence.numerals[1]}."
        yield _note(0, cadence.tick, cadence.end, "cadence", text, "good")


def _chords(found: Analysis) -> Iterator[dict[str, Any]]:
    for span in found.harmony.chords:
        yield _note(0, span.start, span.end, "chord", f"{symbol_of(span.chord)} {span.numeral}")


def _faults(score: Score, leading: VoiceLeading | None) -> Iterator[dict[str, Any]]:
    for fault in leading.faults if leading is not None else ():
        severity = "info" if fault.kind in HARMLESS else "warning"
        end = fault.tick + score.ticks_per_quarter
        yield _note(fault.tracks[-1], fault.tick, end, fault.kind, _said(score, fault), severity)


def _said(score: Score, fault: Fault) -> str:
    names = [score.tracks[track].name or f"track {track + 1}" for track in dict.fromkeys(fault.tracks)]
    where = f" and {names[-1]}" if len(names) > 1 else ""
    return f"{FAULTS[fault.kind]}: {names[0]}{where}."


def _leading_facts(score: Score, leading: VoiceLeading) -> dict[str, Any]:
    return {
        **leading.facts(),
        "places": [
            {
                "kind": fault.kind,
                "bar": score.bar_map.number(fault.tick) + 1,
                "tick": fault.tick,
                "tracks": [track + 1 for track in fault.tracks],
            }
            for fault in leading.faults
        ],
    }
