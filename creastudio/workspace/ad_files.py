"""One file of a delivery: written, and told in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from creastudio.export.formats import Format, format_of, write_file
from creastudio.export.options import Options
from creastudio.export.work import Work
from creastudio.store.files import disk_error
from creastudio.workspace.ad_orders import Order


@dataclass
class Delivered:
    """What came of it.

    Attributes
    ----------
    files : list of Path
    missing : list of str
        One sentence for each file that couldn't be made.
    report : dict
        As ``report.json`` has it.
    """

    files: list[Path] = field(default_factory=list[Path])
    missing: list[str] = field(default_factory=list[str])
    report: dict[str, Any] = field(default_factory=dict[str, Any])


def written(work: Work, order: Order, done: Delivered, *, with_recipe: bool) -> dict[str, Any]:
    """Write one file and return its row of the report."""
    notes = len(work.notes)
    try:
        order.path.parent.mkdir(parents=True, exist_ok=True)
        _make(work, order, with_recipe=with_recipe)
    except UserError as error:
        return missing_row(order, error.message, done)
    except OSError as error:
        return missing_row(order, disk_error(error, order.path).message, done)
    return row_of(order, work.notes[notes:], done)


def row_of(order: Order, notes: Sequence[str], done: Delivered) -> dict[str, Any]:
    """Return the row of a file that was written."""
    weight = order.path.stat().st_size
    done.files.append(order.path)
    row = {**_head(order), "bytes": weight, "notes": list(notes)}
    return {**row, "most": order.most, "fits": weight <= order.most} if order.most else row


def missing_row(order: Order, reason: str, done: Delivered) -> dict[str, Any]:
    """Return the row of a file that can't be made."""
    sentence = f"'{order.path.name}' is missing: {reason}"
    done.missing.append(sentence)
    return {**_head(order), "missing": sentence}


def options_of(order: Order, wanted: Format, *, with_recipe: bool) -> Options:
    """Return the options of a file, as far as its format knows them."""
    known = wanted.options.model_fields
    given = {name: value for name, value in order.options.items() if name in known}
    return wanted.options(with_recipe=with_recipe, **given)


def _head(order: Order) -> dict[str, Any]:
    return {"use": order.use, "file": order.name, "boards": [board.name for board in order.boards]}


def _make(work: Work, order: Order, *, with_recipe: bool) -> None:
    if order.use == "film":
        from creastudio.export.films import write_sequence
        from creastudio.export.sequence_formats import sequence_format

        wanted = sequence_format("mp4")
        write_sequence(work, work.document.sequence(order.sequence), order.path, wanted, wanted.options())
    elif order.use == "contact sheet":
        from creastudio.export.contact_sheet import write_contact_sheet

        write_contact_sheet(work, order.boards, order.path, with_recipe=with_recipe)
    else:
        wanted = format_of(order.path)
        write_file(work, order.boards, order.path, wanted, options_of(order, wanted, with_recipe=with_recipe))
