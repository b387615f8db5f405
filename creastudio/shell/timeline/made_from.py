"""The score that a candidate was made from: what there was before it, to be seen and heard."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.media import kind_of
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.core.score_assets import edited_asset
from creastudio.shell.session import Session


def score_before(session: Session, result: Result | None) -> Asset | None:
    """Return the first score that a candidate was made from, as far as this project has it; None for anything else."""
    recipe = result.asset.recipe if result is not None and result.asset.kind == "score" else None
    if recipe is None:
        return None
    given = next((item for item in recipe.inputs if kind_of(item.media_type) == "score"), None)
    if given is None:
        return None
    found = session.find_asset(given.sha256)
    blobs = session.workspace.blobs
    if found is None and blobs.has(given.sha256):
        # A version that is no longer on the timeline, since somebody went on writing.
        found = _read(str(blobs.path(given.sha256)), given.sha256)
    return found


@lru_cache(maxsize=16)
def _read(path: str, sha256: str) -> Asset | None:
    """Return a score of the project, which never changes, as an asset: it is asked for at every painting."""
    from creastudio.notation.scores import score_of

    try:
        score = score_of(Path(path).read_bytes(), "").score
    except (UserError, OSError):
        return None
    return edited_asset(score, sha256, score.title)
