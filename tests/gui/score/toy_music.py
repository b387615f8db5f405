"""A tiny plugin that goes on from scores, changes them, breaks locks, and has something to say of them."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.api import Generator, Input, JobContext, LiveContext, LiveNotes, Panel, Params, param
from creastudio.api.score import Note, Score, Track
from creastudio.core.score_words import with_chord, with_lyric
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from tests.gui import toy

_SCORE = (Input(name="score", kind="score"),)


class GoOnParams(Params):
    bars: str = param("", title="Bars", role="bars", max_length=200)
    tracks: str = param("", title="Tracks", role="tracks", max_length=200)
    count: int = param(2, title="Candidates", ge=1, le=8, role="count")
    up: int = param(0, title="Up", ge=-12, le=12)


class LookParams(Params):
    score: str = param("", title="Score", role="score", max_length=100_000_000)


def go_on(params: GoOnParams, ctx: JobContext) -> None:
    """Put a note into bar 3; candidate `index` plays it higher by its number."""
    score = Score.loads(ctx.input("score").path.read_bytes())
    for index in range(params.count):
        note = Note(2 * 3840, 960, 60 + params.up + index, 70)
        made = score.with_notes(0, [*score.notes(0), note])
        ctx.emit(made.artifact(title=f"Candidate {index}", seed=ctx.seed + index, index=index))


def beats(params: GoOnParams, ctx: JobContext) -> None:
    """Write one short note of nothing; the next candidate's is higher."""
    for index in range(params.count):
        made = Score(tracks=(Track(name="Beats"),)).with_notes(0, [Note(0, 240, 60 + index, 70)])
        ctx.emit(made.artifact(title=f"Beats {index}", seed=ctx.seed + index, index=index))


def rewrite(params: GoOnParams, ctx: JobContext) -> None:
    """Throw away what is there, locks and all."""
    score = Score.loads(ctx.input("score").path.read_bytes())
    ctx.emit(score.with_notes(0, [Note(0, 480, 72)]).artifact(title="Rewritten", seed=ctx.seed))


def sing(params: GoOnParams, ctx: JobContext) -> None:
    """Lay a word under the first note of the last track, and write a chord; the notes stay."""
    score = Score.loads(ctx.input("score").path.read_bytes())
    last = len(score.tracks) - 1
    for index in range(params.count):
        made = with_lyric(with_chord(score, 0, "G7"), last, 0, f"La{index}")
        ctx.emit(made.artifact(title=f"Sung {index}", seed=ctx.seed + index, index=index))


def look(ctx: LiveContext) -> Callable[[LookParams], LiveNotes]:
    def notes(params: LookParams) -> LiveNotes:
        score = Score.loads(params.score.encode())
        found = [
            {"line": 0, "start": 0, "end": 3840, "kind": "key", "text": "C major", "severity": "info"},
            {"line": 0, "start": 0, "end": 1920, "kind": "chord", "text": "I", "severity": "info"},
            {"line": 0, "start": 0, "end": 7680, "kind": "section", "text": "A", "severity": "info"},
        ]
        for note in score.notes(0):
            if note.pitch > 100:
                found.append(
                    {"line": 0, "start": note.start, "end": note.start + note.duration, "kind": "range",
                     "text": "Too high to be sung.", "severity": "warning"}
                )  # fmt: skip
        return LiveNotes(found, {"summary": f"{len(score.tracks[0])} notes"})

    return notes


def never(params: LookParams, ctx: JobContext) -> None:
    raise AssertionError("only looks live")


HERE = "tests.gui.score.toy_music"


def registry() -> Registry:
    """Return the toy with the tunes beside it."""
    generators = (
        Generator(id="tune.go_on", title="Go on", category="Music", makes="score", takes=_SCORE, params=GoOnParams,
                  entry=f"{HERE}:go_on"),
        Generator(id="tune.rewrite", title="Rewrite", category="Music", makes="score", takes=_SCORE, params=GoOnParams,
                  entry=f"{HERE}:rewrite", seeded=False),
        Generator(id="tune.sing", title="Sing", category="Music", makes="score", takes=_SCORE, params=GoOnParams,
                  entry=f"{HERE}:sing"),
        Generator(id="tune.beats", title="Beats", category="Music", makes="score", params=GoOnParams,
                  entry=f"{HERE}:beats"),
        Generator(id="tune.look", title="Look", category="Music", makes="text", params=LookParams,
                  entry=f"{HERE}:never", live_entry=f"{HERE}:look"),
    )  # fmt: skip
    bindings = {"acts": "tune.rewrite, tune.gone", "checks": "tune.look"}
    panels = (Panel(id="tune.score", title="Tune", view="score", generator="tune.go_on", bindings=bindings),)
    tune = PluginInfo("tune", "1.0", face=Face(generators=generators, panels=panels))
    return Registry((*toy.registry().plugins, tune))
