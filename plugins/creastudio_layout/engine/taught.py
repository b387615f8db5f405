"""What was learned, on its way into a layout and out of one that is arranged again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from creastudio.api import JobContext
from creastudio.api.layout import Layout
from creastudio.api.layout_taste import MAX_BYTES, LayoutTaste
from creastudio_layout.engine.energy import WEIGHTS
from creastudio_layout.engine.inputs import optional_input
from creastudio_layout.engine.preferences import Preferences, learned, said
from creastudio_layout.engine.solve import Solution
from creastudio_layout.theory.concepts import Concept

KEPT_AS = "weights"
"""Where a layout keeps the weights that it was composed by, among its settings."""


def taste_of(ctx: JobContext) -> Preferences:
    """Return what was learned from the input ``taste``; the composer's own weights where there is none."""
    file = optional_input(ctx, "taste")
    if file is None:
        return Preferences()
    with file.path.open("rb") as stream:
        # No more than tells that it is too large.
        data = stream.read(MAX_BYTES + 1)
    return learned(LayoutTaste.loads(data, file.path.name).pairs)


def usual_terms(row: Sequence[Solution | None]) -> dict[str, float]:
    """Return the mean of each term over all concepts of a format."""
    found = [solution.terms for solution in row if solution is not None]
    names = {name for terms in found for name in terms}
    return {name: float(np.mean([terms.get(name, 0.0) for terms in found])) for name in sorted(names)}


def following(layout: Layout, taste: Preferences, concept: Concept, usual: Mapping[str, float]) -> Layout:
    """Return a layout that says what it owes to a taste, and keeps its weights for when it is arranged again."""
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
