"""What the project keeps of a score that is written by hand."""

from __future__ import annotations

from creastudio.api.score import MEDIA_TYPE, Score
from creastudio.core.assets import Asset
from creastudio.core.edits.score_notes import EDITED

LEAST_BARS = 4
"""Bars that a score made by hand has at least: there must be somewhere to write."""


def whole_bars(score: Score) -> int:
    """Return where the last bar that has something in it ends, ticks; four bars at least."""
    return score.bar_map.bar(max(score.bar_count, LEAST_BARS) - 1).end


def edited_asset(score: Score, sha256: str, title: str, before: Asset | None = None) -> Asset:
    """Return the asset of a score as a person wrote it: it plays to the end of its last bar.

    Parameters
    ----------
    sha256 : str
        Of ``score.dumps()``.
    before : Asset, optional
        What it was before, whose recipe, licence and tags it keeps.
    """
    end = whole_bars(score)
    metadata = {
        **(before.metadata if before is not None else {}),
        **score.artifact().metadata,
        "quarters": end / score.ticks_per_quarter,
        "duration": score.tempo_map.seconds(end),
        EDITED: True,
    }
    if score.pickup:
        metadata.pop("metres", None)
    if before is None:
        return Asset(sha256=sha256, media_type=MEDIA_TYPE, title=title, metadata=metadata)
    fields = {"sha256": sha256, "media_type": MEDIA_TYPE, "title": title, "metadata": metadata}
    return before.model_copy(update=fields)
