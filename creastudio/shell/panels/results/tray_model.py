"""The tray as rows: batches, newest first, each under a heading."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from creastudio.core.results import Result, twin_of
from creastudio.shell.i18n import tr, trn
from creastudio.shell.panels.results.batch_titles import BatchTitle, BatchTitles, name_of
from creastudio.shell.panels.results.result_data import RESULT_TYPE, result_mime
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.safety.words import reasons, short
from creastudio.shell.seeds import seed_words
from creastudio.shell.session import Session
from creastudio.shell.widgets.row_changes import same_at_start

Filter = Literal["open", "new", "placed", "discarded"]

RESULT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEADING_ROLE = int(Qt.ItemDataRole.UserRole) + 2

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Heading:
    """The line above the results of one job, or above those of them that are one ad in several formats.

    Attributes
    ----------
    link : str
        What the results of a part of a job have in common; "" for all of a job.
    """

    job: str
    title: str
    count: int
    detail: str = ""
    link: str = ""

    @property
    def key(self) -> str:
        """What makes it the same line as before."""
        return f"#{self.job}{self.link}"


Row = Heading | Result

_SPOKEN = re.compile(r"-([a-z]{2,3}(?:-[A-Za-z]{2,4})?)$")
"""The links of a campaign's sets end with their language."""


def passes(result: Result, wanted: Filter) -> bool:
    """Return whether a result is shown under a filter."""
    if wanted == "open":
        return result.state != "discarded"
    return result.state == {"new": "new", "placed": "accepted", "discarded": "discarded"}[wanted]


def rows_of(
    results: Sequence[Result], wanted: Filter, text: str, title_of: Callable[[Result], BatchTitle]
) -> list[Row]:
    """Return headings and results, the newest batch first, each batch in the order it was made."""
    words = text.casefold().split()
    batches: dict[str, list[Result]] = {}
    titles: dict[str, BatchTitle] = {}
    for result in results:
        # The first of a job, shown or not, names its batch.
        if result.job not in titles:
            titles[result.job] = title_of(result)
        if passes(result, wanted) and is_found(result, titles[result.job], words):
            batches.setdefault(result.job, []).append(result)
    rows: list[Row] = []
    # A batch is as new as its newest result.
    newest = {result.job: position for position, result in enumerate(results)}
    for job in sorted(batches, key=lambda item: newest[item], reverse=True):
        rows.append(Heading(job, titles[job].title, len(batches[job]), titles[job].detail))
        rows.extend(_grouped(batches[job]))
    return rows


def _grouped(batch: Sequence[Result]) -> list[Row]:
    """Return the results of a job; where they are ads, each with its formats under a line of its own.

    So from the first one on: rows that come later leave those that are there, and what is selected, alone.
    """
    ads: dict[str, list[Result]] = {}
    for result in batch:
        ads.setdefault(str(result.asset.metadata.get("link") or ""), []).append(result)
    if "" in ads:
        return list(batch)
    rows: list[Row] = []
    for link, found in ads.items():
        rows.append(Heading(found[0].job, _ad_title(link, found[0]), len(found), link=link))
        rows.extend(found)
    return rows


def _ad_title(link: str, result: Result) -> str:
    variant = result.asset.metadata.get("variant")
    number = variant if isinstance(variant, int) and variant >= 0 else 0
    letter = string.ascii_uppercase[number] if number < 26 else str(number + 1)
    title = tr("Variant {letter}", letter=letter)
    spoken = _SPOKEN.search(link)
    return f"{title} · {spoken[1]}" if spoken else title


def is_found(result: Result, batch: BatchTitle, words: Sequence[str]) -> bool:
    """Return whether the search of the tray finds all of some words, in lower case, in a result."""
    if not words:
        return True
    recipe = result.asset.recipe
    parts = [result.asset.title, batch.title]
    if recipe is not None:
        parts += [recipe.generator, str(recipe.seed), *(str(value) for value in recipe.params.values())]
    text = " ".join(parts).casefold()
    # Whole words of these alone: "9" doesn't mean all that was made at 19:30.
    details = batch.detail.casefold().split()
    return all(word in text or word in details for word in words)


class TrayModel(QAbstractListModel):
    """Rows of the tray; changes in the middle leave the rest, with selection and scroll position, alone."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._titles = BatchTitles(session)
        self._rows: list[Row] = []
        self._filter: Filter = "open"
        self._text = ""
        self.reload()

    @property
    def wanted(self) -> Filter:
        """What is shown."""
        return self._filter

    def show_only(self, wanted: Filter, text: str | None = None) -> None:
        """Choose what is shown."""
        self._filter = wanted
        self._text = self._text if text is None else text
        self.reload()

    def reload(self) -> None:
        """Take over what the session holds now."""
        new = rows_of(self._session.workspace.results, self._filter, self._text, self._titles.of)
        old = self._rows
        head = same_at_start([_key(row) for row in old], [_key(row) for row in new])
        tail = same_at_start(
            [_key(row) for row in reversed(old[head:])], [_key(row) for row in reversed(new[head:])]
        )
        if len(old) - tail > head:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            self._rows = [*old[:head], *old[len(old) - tail :]]
            self.endRemoveRows()
        if len(new) - tail > head:
            self.beginInsertRows(QModelIndex(), head, len(new) - tail - 1)
            self._rows = new
            self.endInsertRows()
        changed = [row for row, item in enumerate(new) if item is not self._rows[row]]
        self._rows = new
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, result_id: str) -> int:
        """Return the row of a result; -1 when it isn't shown."""
        return next(
            (row for row, item in enumerate(self._rows) if isinstance(item, Result) and item.id == result_id),
            -1,
        )

    def row(self, index: Index) -> Row | None:
        """Return what an index stands for."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if isinstance(row, Heading):
            return _heading_data(row, role)
        if isinstance(row, Result):
            return _result_data(row, role, self._session)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Result):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return Qt.ItemFlag.ItemIsEnabled

    def mimeTypes(self) -> list[str]:
        return [RESULT_TYPE, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        results = [row for index in indexes if isinstance(row := self.row(index), Result)]
        return result_mime(self._session, results)

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def count_of(row: Heading) -> str:
    """Return how many results come below a line."""
    if row.link:
        return trn("{count} format", "{count} formats", row.count)
    return trn("{count} result", "{count} results", row.count)


def _heading_data(row: Heading, role: int) -> object:
    if role == HEADING_ROLE:
        return row
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        count = count_of(row)
        return " · ".join(part for part in (row.title, row.detail, count) if part)
    return None


def _result_data(row: Result, role: int, session: Session) -> object:
    if role == RESULT_ROLE:
        return row
    recipe = row.asset.recipe
    seed = seed_words(session, recipe.generator, recipe.seed) if recipe is not None else ""
    if role == Qt.ItemDataRole.DisplayRole:
        return row.asset.title or seed
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        states = {"new": tr("new"), "accepted": tr("placed"), "discarded": tr("discarded")}
        size = " × ".join(str(side) for side in row.asset.size) if any(row.asset.size) else ""
        twin = twin_of(session.workspace.results, row)
        same = tr("identical to {name}", name=name_of(twin)) if twin is not None else ""
        found = safety_of(session).of(row.asset.sha256)
        parts = (row.asset.title, seed, size, states[row.state], same, short(found) if found else "")
        told = " · ".join(part for part in parts if part)
        return f"{told}\n{reasons(found)}" if found else told
    return None


def _key(row: Row) -> str:
    return row.key if isinstance(row, Heading) else row.id
