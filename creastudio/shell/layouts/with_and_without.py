"""The same ads with what was learned and without, beside each other among the results."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.core.results import Result
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.workspace.notice import Notice
from creastudio.workspace.requests import recipe_inputs, settings_of

SWITCH = "learned"
"""The parameter of generators that follow what was learned."""


def follows(session: Session, recipe: Recipe | None) -> bool | None:
    """Return whether a result followed what was learned; None where its generator knows of no such thing."""
    if recipe is None or not isinstance(recipe.params.get(SWITCH), bool):
        return None
    try:
        known = session.environment.registry.work(recipe.generator).params.model_fields
    except UserError:
        return None
    return bool(recipe.params[SWITCH]) if SWITCH in known else None


def add_other(menu: QMenu, session: Session, result: Result) -> None:
    """Add an entry that makes the same the other way; what went in and the seed stay."""
    recipe = result.asset.recipe
    now = follows(session, recipe)
    if recipe is not None and now is not None:
        words = tr("Compose the same without what was learned") if now else tr("Compose the same with what was learned")  # fmt: skip
        add(menu, words, "graduation-cap", lambda: make_other(session, recipe))


def make_other(session: Session, recipe: Recipe) -> bool:
    """Run a recipe with its switch turned; False where that can't be."""
    try:
        work = session.environment.registry.work(recipe.generator)
        values = {**settings_of(work, recipe), SWITCH: not recipe.params[SWITCH]}
        blobs = session.workspace.blobs
        inputs = recipe_inputs(recipe, lambda sha256: blobs.path(sha256) if blobs.has(sha256) else None)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return False
    if session.run(work.id, values, seed=recipe.seed, inputs=inputs) is None:
        return False
    session.show_results()
    return True
