"""What the batches of results are called in the tray, so that one can be told from another."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.core.results import Result, twin_of
from creastudio.jobs.job import JobRequest
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.seeds import seed_words
from creastudio.shell.session import Session


@dataclass(frozen=True)
class BatchTitle:
    """Two lines over the results of one job.

    Attributes
    ----------
    title : str
        What it is: its generator, "Variations of ...", "Made again".
    detail : str
        What tells it from others of that title: time of day, seed, what it is identical to.
    """

    title: str
    detail: str = ""


class BatchTitles:
    """Finds the titles of batches; each is looked up once, as they don't change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, BatchTitle] = {}

    def of(self, result: Result) -> BatchTitle:
        """Return the title of the batch that a result, the first of its job, belongs to."""
        found = self._known.get(result.job)
        if found is None:
            found = self._known[result.job] = self._made(result)
        return found

    def _made(self, result: Result) -> BatchTitle:
        record = self._session.workspace.desk.queue.record(result.job)
        request, recipe = record.request if record is not None else None, result.asset.recipe
        twin = twin_of(self._session.workspace.results, result)
        details = [_time(request)] if request is not None else []
        if twin is not None:
            details.append(tr("identical to {name}", name=name_of(twin)))
        elif recipe is not None:
            details.append(seed_words(self._session, recipe.generator, recipe.seed))
        if recipe is not None and recipe.params.get("learned") is False:
            details.append(tr("without what was learned"))
        if request.again if request is not None else twin is not None:
            title = tr("Made again")
        elif recipe is not None and recipe.parent is not None:
            title = tr("Variations of {name}", name=self._name(recipe.parent))
        else:
            title = self._generator(request, recipe)
        return BatchTitle(title, " · ".join(part for part in details if part))

    def _name(self, recipe: Recipe) -> str:
        results = self._session.workspace.results
        found = next((item for item in results if item.asset.recipe == recipe), None)
        return name_of(found) if found is not None else tr("seed {seed}", seed=recipe.seed)

    def _generator(self, request: JobRequest | None, recipe: Recipe | None) -> str:
        if request is not None and request.title:
            return tr_text(request.title)
        if recipe is None:
            return tr("Results")
        try:
            return tr_text(self._session.environment.registry.work(recipe.generator).title)
        except UserError:
            # Its plugin isn't there any more.
            return recipe.generator


def name_of(result: Result) -> str:
    """Return what a result is called: its title, else its seed."""
    recipe = result.asset.recipe
    if result.asset.title or recipe is None:
        return result.asset.title or tr("Picture")
    return tr("seed {seed}", seed=recipe.seed)


def _time(request: JobRequest) -> str:
    """Return when a job was asked for, as the clock of this place says it; the day too when it isn't today."""
    if not request.asked:
        return ""
    asked = QDateTime.fromSecsSinceEpoch(int(request.asked))
    short, locale = QLocale.FormatType.ShortFormat, QLocale()
    if asked.date() == QDateTime.currentDateTime().date():
        return locale.toString(asked.time(), short)
    return locale.toString(asked, short)
