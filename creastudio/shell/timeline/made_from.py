"""The score that a candidate was made from: what there was before it, to be seen and heard."""

from __future__ import annotations

from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.shell.session import Session


def score_before(session: Session, result: Result | None) -> Asset | None:
    """Return the first score that a candidate was made from, as far as this project has it; None for anything else."""
    recipe = result.asset.recipe if result is not None and result.asset.kind == "score" else None
    if recipe is None:
        return None
    found = (session.find_asset(item.sha256) for item in recipe.inputs)
    return next((asset for asset in found if asset is not None and asset.kind == "score"), None)
