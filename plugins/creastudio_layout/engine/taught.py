"""What was learned, on its way into a layout and out of one that is arranged again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from creastudio.api import JobContext
from creastudio.api.layout import Layout
from creastudio.api.layout_taste import MAX_BYTES, LayoutPair, LayoutTaste
from creastudio.api.past_ads import PastAd, read_past
from creastudio.ml.job_inputs import optional_input
from creastudio_layout.engine.energy import WEIGHTS
from creastudio_layout.engine.past_pairs import past_pairs
from creastudio_layout.engine.preferences import Preferences, learned, said
from creastudio_layout.engine.solve import Solution
from creastudio_layout.theory.concepts import Concept

KEPT_AS = "weights"
"""Where a layout keeps the weights that it was composed by, among its settings."""

AFTER = "Words and picture stand as in one of your past ads."
MOST_PAST = 200
"""Ads of the past that weights are learned from."""


def past_of_job(ctx: JobContext) -> tuple[PastAd, ...]:
    """Return the ads of the input ``past``; none where there is none."""
    file = optional_input(ctx, "past")
    return read_past(file.path) if file is not None else ()


def taste_of(ctx: JobContext, past: Sequence[PastAd] = ()) -> Preferences:
    """Return what was learned from the input ``taste`` and from ads; the composer's own weights where there is nothing."""
    return learned([*past_pairs(past[:MOST_PAST]), *_told(ctx)])


def _told(ctx: JobContext) -> tuple[LayoutPair, ...]:
    file = optional_input(ctx, "taste")
    if file is None:
        return ()
    with file.path.open("rb") as stream:
        # No more than tells that it is too large.
        data = stream.read(MAX_BYTES + 1)
    return LayoutTaste.loads(data, file.path.name).pairs


def usual_terms(row: Sequence[Solution | None]) -> dict[str, float]:
    """Return the mean of each term over all concepts of a format."""
    found = [solution.terms for solution in row if solution is not None]
    names = {name for terms in found for name in terms}
    return {name: float(np.mean([terms.get(name, 0.0) for terms in found])) for name in sorted(names)}


def following(layout: Layout, taste: Preferences, concept: Concept, usual: Mapping[str, float]) -> Layout:
    """Return a layout that says what it owes to a taste, and keeps its weights for when it is arranged again."""
    if layout.scores.get("past", 0.0) > 0:
        layout = layout.model_copy(update={"reasons": (*layout.reasons, AFTER)})
    if not taste.count:
        return layout
    reasons = (*layout.reasons, *said(taste, concept, layout.scores, usual))
    moved = {
        name: round(value, 4) for name, value in taste.weights.items() if abs(value - WEIGHTS[name]) > 1e-3
    }
    return layout.model_copy(update={"reasons": reasons, "settings": {**layout.settings, KEPT_AS: moved}})


def weights_of(layout: Layout) -> dict[str, float]:
    """Return the weights that a layout was composed by; values that can't be are left alone."""
    given: Any = layout.settings.get(KEPT_AS)
    found = dict(WEIGHTS)
    for name, value in given.items() if isinstance(given, Mapping) else ():
        if name in found and isinstance(value, (int, float)) and abs(value) <= 3.01 * abs(WEIGHTS[name]):
            found[name] = float(value)
    return found
