"""``music.describe``: the features of a score by which others like it are found."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, cast

from creastudio.api import Artifact, JobContext, LiveContext, LiveNotes, UserError
from creastudio.api.score import Score
from creastudio_music.theory.harmony import Harmony, harmony_of
from creastudio_music.theory.likeness import FEATURES, features_of
from creastudio_music.tools.describe import DescribeParams

NAMES: Mapping[str, str] = {
    "tempo": "tempo",
    "density": "density",
    "chromatic": "chromatic tones",
    "variety": "variety of tones",
    "range": "range",
    "height": "register",
    "steps": "motion by step",
    "leaps": "leaps",
    "repeated": "repeated notes",
    "voices": "number of voices",
    "length": "length of notes",
    "rhythms": "variety of rhythm",
    "offbeat": "syncopation",
    "changes": "pace of chords",
    "sevenths": "richness of chords",
    "loudness": "loudness",
    "dynamics": "dynamics",
    "drums": "use of drums",
    "repetition": "repetition",
    "tracks": "number of parts",
}
"""Features of ``theory.likeness`` -> what a person is told; mode and metre are words here."""

ENDS = {title: [FEATURES[name].low, FEATURES[name].high] for name, title in NAMES.items()}
"""What a score is called at either end of a feature."""

EAR = "manner"
"""The feature that a network makes of a score."""


def run(params: DescribeParams, ctx: JobContext) -> None:
    """Emit the features of the input as JSON, and in the metadata as ``features``.

    Raises
    ------
    UserError
        When there is no score, or it can't be read.
    """
    score = Score.loads(ctx.input("score").path.read_bytes())
    found = described(score, _ear(params.model, ctx), ctx.check_cancelled)
    ctx.progress(0.9)
    data = json.dumps(found, ensure_ascii=False, indent=1).encode()
    metadata = {"report": True, "features": found, "ends": ENDS}
    ctx.emit(Artifact("application/json", data, title="Description", seed=ctx.seed, metadata=metadata))
    ctx.progress(1.0)


def open_live(ctx: LiveContext) -> Callable[[DescribeParams], LiveNotes]:
    """Return what tells the features of the score that it is given as text."""
    ear = _ear(cast(DescribeParams, ctx.params).model, ctx)

    def render(params: DescribeParams) -> LiveNotes:
        if not params.score:
            return LiveNotes()
        score = Score.loads(params.score.encode())
        return LiveNotes(metadata={"features": described(score, ear, ctx.check_cancelled), "ends": ENDS})

    return render


Ear = Callable[[Score], list[float]]


def described(
    score: Score, ear: Ear | None = None, check: Callable[[], None] | None = None
) -> dict[str, Any]:
    """Return the features of a score: numbers from 0 to 1, words, and lists that are compared by their angle."""
    harmony = harmony_of(score, check=check)
    numbers = features_of(score, harmony=harmony, check=check)
    found: dict[str, Any] = {title: numbers[name] for name, title in NAMES.items()}
    found["metre"] = _metre(score)
    found |= _key(harmony)
    if ear is not None:
        # A metre that the model doesn't know: what is said without it still holds.
        with suppress(UserError):
            found[EAR] = [round(value, 5) for value in ear(score)]
    return found


def _metre(score: Score) -> str:
    first = score.metres[0] if score.metres and score.metres[0].tick == 0 else None
    return f"{first.numerator}/{first.denominator}" if first else "4/4"


def _key(harmony: Harmony) -> dict[str, Any]:
    """Return mode and place on the circle of fifths; nothing where no key is found.

    Keys that are near on the circle have a small angle, and those a tritone apart are opposite.
    """
    if harmony.home is None:
        return {}
    key = harmony.home.key
    angle = key.fifths * math.pi / 6
    return {"mode": key.mode, "key area": [round(math.cos(angle), 6), round(math.sin(angle), 6)]}


def _ear(model: str | None, ctx: JobContext | LiveContext) -> Ear | None:
    if not model:
        return None
    # Only where it is needed: it takes torch along.
    from creastudio_music.engine.choosing import opened

    return opened(ctx.model(model), ctx.device).embedding
