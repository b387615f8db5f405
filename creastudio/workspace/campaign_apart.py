"""The files of a campaign written in other processes, so that the window stays free: one for each folder, one for each film."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from creastudio.api.errors import UserError
from creastudio.export.formats import format_of
from creastudio.export.plan import PlannedFile
from creastudio.export.render_process import export_files, export_film
from creastudio.export.sequence_formats import sequence_format
from creastudio.export.work import Progress, Work
from creastudio.workspace.ad_files import Delivered, missing_row, options_of, row_of, written
from creastudio.workspace.ad_orders import Order

Rows = list[dict[str, Any]]


def written_apart(work: Work, orders: Sequence[Order], done: Delivered, *, with_recipe: bool = True) -> Rows:
    """Write files and return their rows of the report; a process that breaks down costs its own files alone.

    Raises
    ------
    ExportCancelled
        When `work` was given up; files that were finished stay.
    """
    rows: Rows = []
    ordered = sorted(orders, key=lambda order: (str(order.path.parent), order.use))
    for (_, use), group in groupby(ordered, key=lambda order: (order.path.parent, order.use)):
        batch = list(group)
        part = work.part(len(rows) / len(orders), (len(rows) + len(batch)) / len(orders))
        if use == "contact sheet":
            rows += [written(part, order, done, with_recipe=with_recipe) for order in batch]
        elif use == "film":
            for at, order in enumerate(batch):
                inner = part.part(at / len(batch), (at + 1) / len(batch))
                rows.append(_film(inner, order, done))
        else:
            rows += _files(part, batch, done, with_recipe=with_recipe)
    return rows


def _files(work: Work, batch: list[Order], done: Delivered, *, with_recipe: bool) -> Rows:
    try:
        wanted = format_of(batch[0].path)
        files = [
            PlannedFile(
                order.path,
                tuple(board.id for board in order.boards),
                wanted,
                options_of(order, wanted, with_recipe=with_recipe),
            )
            for order in batch
        ]
        made = export_files(work.document, files, work.read, _share(work), work.cancelled)
    except UserError as error:
        return [missing_row(order, error.message, done) for order in batch]
    there = {path.name for path in made.files}
    rows: Rows = []
    for order in batch:
        name = order.path.name
        if name in there:
            rows.append(row_of(order, [note for note in made.notes if name in note], done))
        else:
            reason = next((text for text in made.missing if name in text), "It can't be written.")
            rows.append(missing_row(order, reason, done))
    return rows


def _film(work: Work, order: Order, done: Delivered) -> dict[str, Any]:
    wanted = sequence_format("mp4")
    try:
        made = export_film(
            work.document, order.sequence, work.read, work.file, order.path, wanted.options(),
            _share(work), work.cancelled, wanted=wanted,
        )  # fmt: skip
    except UserError as error:
        return missing_row(order, error.message, done)
    return row_of(order, made.notes, done)


def _share(work: Work) -> Progress:
    """Return whom a process tells how much of its own part is done."""
    room = work.end - work.start
    return lambda fraction, message: work.progress(work.start + room * fraction, message)
