"""A describer of scores for tests: mean pitch as a number, and whether it is above middle C as a word."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.api import Generator, Input, JobContext, LiveContext, LiveNotes, Params, UserError, param
from creastudio.api.score import Score
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from tests.gui import toy


class DescribeParams(Params):
    score: str = param("", title="Score", role="score")


def describe(params: DescribeParams, ctx: JobContext) -> None:
    raise UserError("The toy describes only live.")


def open_live(ctx: LiveContext) -> Callable[[DescribeParams], LiveNotes]:
    def render(params: DescribeParams) -> LiveNotes:
        score = Score.loads(params.score.encode())
        pitches = [note.pitch for note in score.notes(0)]
        if pitches[0] == 1:
            raise UserError("This score is too low.")
        mean = sum(pitches) / len(pitches)
        features = {"height": mean, "place": "high" if mean >= 60 else "low"}
        return LiveNotes(metadata={"features": features, "ends": {"height": ["deep", "lofty"]}})

    return render


def registry() -> Registry:
    """Return the toy registry with the describer."""
    known = toy.registry()
    work = Generator(
        id="ear.describe", title="Describe", category="Music", makes="text", params=DescribeParams,
        takes=(Input(name="score", kind="score", title="Score"),),
        entry="tests.gui.alike.toy_describe:describe", live_entry="tests.gui.alike.toy_describe:open_live",
        quick=True, api=">=1.4,<2",
    )  # fmt: skip
    return Registry((*known.plugins, PluginInfo("ear", "1.0", face=Face(generators=(work,)))))
