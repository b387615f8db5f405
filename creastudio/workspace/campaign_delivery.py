"""All files of a campaign: stills, banners, prints, layered files, films, the project, and a report that names everything.

A file that can't be made costs itself alone, and stands in the report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creastudio.api.campaign import Campaign
from creastudio.api.errors import UserError
from creastudio.api.formats import ArtboardFormat, formats_in
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.core.safety import SafetyPolicy
from creastudio.export.formats import Format, format_of, write_file
from creastudio.export.options import Options
from creastudio.export.work import Cancelled, Progress, Work
from creastudio.workspace.campaign_project import campaign_project, pack_of, told_of
from creastudio.workspace.campaign_report import report_page

if TYPE_CHECKING:
    from creastudio.store.blobs import BlobStore

LETTERS = "ABCDEFGHIJKL"


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


@dataclass(frozen=True)
class Order:
    """One file: where, of which artboards, what it is for, and how heavy it may be."""

    path: Path
    use: str
    boards: tuple[Artboard, ...]
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    most: int = 0
    sequence: str = ""


def deliver(
    blobs: BlobStore,
    results: Sequence[Result],
    folder: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    with_recipe: bool = True,
    apart: bool = False,
    policy: SafetyPolicy | None = None,
) -> Delivered:
    """Write everything that a campaign asks for into a folder.

    Parameters
    ----------
    apart : bool
        Whether other processes paint, so that a window stays free: one for the files of a folder, one for a film.
    policy : SafetyPolicy, optional
        That of the project: what it blocks isn't delivered.

    Raises
    ------
    UserError
        When the campaign is gone, or nothing can be written there.
    ExportCancelled
        When `cancelled` said so; files that were finished stay.
    """
    campaign = pack_of(results, blobs).campaign
    document = campaign_project(blobs, results, policy)
    orders = list(_orders(document, campaign, folder))
    done = Delivered()
    rows: list[dict[str, Any]] = []
    work = Work(document, blobs.read, files=blobs.path)
    work.progress, work.cancelled = progress or work.progress, cancelled or work.cancelled
    if apart:
        from creastudio.workspace.campaign_apart import written_apart

        rows = written_apart(work, orders, done, with_recipe=with_recipe)
    for index, order in enumerate(() if apart else orders):
        part = work.part(index / len(orders), (index + 1) / len(orders))
        rows.append(written(part, order, done, with_recipe=with_recipe))
    if campaign.deliver.project:
        _save(document, blobs, results, folder / f"{_name(campaign.title) or 'campaign'}.crea", done)
    done.report = {
        "title": campaign.title,
        "boards": [_board_row(board) for board in document.artboards],
        "files": rows,
        "missing": done.missing,
    }
    _save_report(done, folder)
    return done


def _orders(document: Document, campaign: Campaign, folder: Path) -> Iterator[Order]:
    deliver_ = campaign.deliver
    forms = {form.id: form for form in formats_in(", ".join(_all_formats(campaign)))}
    for board in document.artboards:
        told, form, name = told_of(board), _form(board, forms), _stem(board)
        home = _name(str(told.get("language", "")))
        most = form.max_bytes // 1000 if form is not None else 0
        if "still" in told.get("uses", ()):
            options: dict[str, Any] = {"most": most} if most else {}
            yield Order(
                folder / "stills" / home / f"{name}.{deliver_.stills}",
                "still",
                (board,),
                options,
                1000 * most,
            )
            if deliver_.psd:
                yield Order(folder / "layered" / home / f"{name}.psd", "layered", (board,))
        if "html5" in told.get("uses", ()):
            given = {"click": campaign.click_url, **({"most": most} if most else {})}
            yield Order(folder / "html5" / home / f"{name}.zip", "html5", (board,), given, 1000 * most)
    prints: dict[tuple[str, int], list[Artboard]] = {}
    for board in document.artboards:
        told = told_of(board)
        if "print" in told.get("uses", ()) and board.layout is not None:
            prints.setdefault((str(told["language"]), board.layout.variant), []).append(board)
    for (language, variant), boards in prints.items():
        path = folder / "print" / _name(language) / f"print-{LETTERS[variant % 12]}.pdf"
        yield Order(path, "print", tuple(boards), {"crop_marks": True})
    if deliver_.contact_sheet:
        yield Order(folder / "contact-sheet.png", "contact sheet", document.artboards)
    for sequence in document.sequences:
        name = _name(sequence.name.replace(" s", "s").replace(" ", "-"))
        yield Order(folder / "films" / f"{name}.mp4", "film", (), sequence=sequence.id)


def written(work: Work, order: Order, done: Delivered, *, with_recipe: bool) -> dict[str, Any]:
    """Write one file and return its row of the report."""
    notes = len(work.notes)
    try:
        order.path.parent.mkdir(parents=True, exist_ok=True)
        _make(work, order, with_recipe=with_recipe)
    except (UserError, OSError) as error:
        text = error.message if isinstance(error, UserError) else f"It can't be written: {error}."
        return missing_row(order, text, done)
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
    path = order.path
    named = path.parts[-3:] if path.parent.parent.name else path.parts[-2:]
    return {"use": order.use, "file": "/".join(named), "boards": [board.name for board in order.boards]}


def _make(work: Work, order: Order, *, with_recipe: bool) -> None:
    if order.use == "film":
        from creastudio.export.films import write_sequence
        from creastudio.export.sequence_formats import sequence_format

        wanted = sequence_format("mp4")
        write_sequence(work, work.document.sequence(order.sequence), order.path, wanted, wanted.options())
    elif order.use == "contact sheet":
        from creastudio.export.contact_sheet import write_contact_sheet

        write_contact_sheet(work, order.boards, order.path)
    else:
        wanted = format_of(order.path)
        write_file(work, order.boards, order.path, wanted, options_of(order, wanted, with_recipe=with_recipe))


def _save(
    document: Document, blobs: BlobStore, results: Sequence[Result], path: Path, done: Delivered
) -> None:
    from creastudio.store.project_file import save_project

    try:
        save_project(path, document, blobs, results=results)
        done.files.append(path)
    except UserError as error:
        done.missing.append(f"'{path.name}' is missing: {error.message}")


def _save_report(done: Delivered, folder: Path) -> None:
    from creastudio.store.files import write_bytes

    folder.mkdir(parents=True, exist_ok=True)
    page, data = folder / "report.html", folder / "report.json"
    write_bytes(data, json.dumps(done.report, ensure_ascii=False, indent=1).encode())
    write_bytes(page, report_page(done.report).encode())
    done.files += [page, data]


def _board_row(board: Artboard) -> dict[str, Any]:
    layout, told = board.layout, told_of(board)
    return {
        "board": board.name,
        "format": layout.format if layout is not None else "",
        "language": told.get("language", ""),
        "variant": LETTERS[layout.variant % 12] if layout is not None else "",
        "width": board.width,
        "height": board.height,
        "scores": layout.scores if layout is not None else {},
        "reasons": list(layout.reasons) if layout is not None else [],
        "findings": told.get("findings", []),
    }


def _all_formats(campaign: Campaign) -> list[str]:
    deliver_ = campaign.deliver
    return [*deliver_.formats, *deliver_.html5, *deliver_.print, *deliver_.films.formats]


def _form(board: Artboard, forms: dict[str, ArtboardFormat]) -> ArtboardFormat | None:
    return forms.get(board.layout.format) if board.layout is not None else None


def _stem(board: Artboard) -> str:
    if board.layout is None:
        return _name(board.name)
    return f"{_name(board.layout.format)}-{LETTERS[board.layout.variant % 12]}"


def _name(text: str) -> str:
    from creastudio.export.naming import file_name

    return file_name(text) if text else ""
