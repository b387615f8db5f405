"""All files of ads: stills, banners, prints, layered files, films, the project, and a report that names everything.

They are made in a hidden folder, and moved to where they are for when all is done: what is given up leaves nothing. A file that
can't be made costs itself alone, and stands in the report.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creastudio.api.campaign_file import read_pack
from creastudio.api.errors import UserError
from creastudio.core.blocked import named
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.flagged import check_export, shown_on
from creastudio.core.results import Result
from creastudio.core.safety import SafetyPolicy
from creastudio.export.work import Cancelled, Progress, Work
from creastudio.store.files import disk_error, write_bytes
from creastudio.workspace.ad_checks import Claims, checked
from creastudio.workspace.ad_files import Delivered, written
from creastudio.workspace.ad_orders import (
    LETTERS,
    REPORT,
    REPORT_DATA,
    Ads,
    ad_orders,
    ads_of,
    project_name,
    project_of,
)
from creastudio.workspace.ad_plan import AdPlan, plan_of, told_of
from creastudio.workspace.campaign_apart import written_apart
from creastudio.workspace.campaign_project import INPUT, campaign_project, pack_of
from creastudio.workspace.campaign_report import report_page
from creastudio.workspace.speech import Speech

if TYPE_CHECKING:
    from creastudio.store.blobs import BlobStore

CHECKS = 0.04
"""Share of the whole that looking at the artboards takes."""


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
    speech: Speech | None = None,
) -> Delivered:
    """Write everything that a campaign asks for into a folder, as the campaign was made.

    Parameters
    ----------
    apart : bool
        Whether other processes paint, so that a window stays free: one for the files of a folder, one for a film.
    policy : SafetyPolicy, optional
        That of the project: what it blocks isn't delivered.
    speech : Speech, optional
        What the page of the report is written in; English without it.

    Raises
    ------
    UserError
        When the campaign is gone, or nothing can be written there.
    ExportCancelled
        When `cancelled` said so; nothing is written then.
    """
    document = campaign_project(blobs, results, policy)
    ads = ads_of(document, [board.id for board in document.artboards], campaign_plan(blobs, results))
    work = _work(ads, blobs, progress, cancelled)
    done = _delivered(work, ads, folder, blobs, results, None, with_recipe=with_recipe, apart=apart)
    _save_report(done, folder, speech)
    return done


def deliver_ads(
    blobs: BlobStore,
    ads: Ads,
    folder: Path,
    *,
    claims: Claims | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    with_recipe: bool = True,
    apart: bool = False,
    speech: Speech | None = None,
) -> Delivered:
    """Write artboards as they are now into a folder, with a report on what is delivered.

    Parameters
    ----------
    claims : callable, optional
        Looks for claims in their words; without it those that were found when the ads were made are told again.
    apart, speech
        As for ``deliver``.

    Raises
    ------
    UserError
        When there is no artboard, the project's policy blocks what one shows, or nothing can be written there.
    ExportCancelled
        When `cancelled` said so; nothing is written then.
    """
    if not ads.boards:
        raise UserError("There is no ad to deliver.", "Choose artboards.")
    work = _work(ads, blobs, progress, cancelled)
    looked = claims or (lambda _text, _language: None)
    done = _delivered(work, ads, folder, blobs, (), looked, with_recipe=with_recipe, apart=apart)
    _save_report(done, folder, speech)
    return done


def _work(ads: Ads, blobs: BlobStore, progress: Progress | None, cancelled: Cancelled | None) -> Work:
    work = Work(ads.document, blobs.read, files=blobs.path)
    work.progress, work.cancelled = progress or work.progress, cancelled or work.cancelled
    return work


def campaign_plan(blobs: BlobStore, results: Sequence[Result]) -> AdPlan:
    """Return what the campaign of results asks for; UserError when it is gone."""
    return plan_of(pack_of(results, blobs).campaign)


def plan_for(document: Document, read: Callable[[str], bytes], board_ids: Sequence[str]) -> AdPlan:
    """Return what the campaign of the first of these artboards asks for; the usual where none is known."""
    for board in (board for board in document.artboards if board.id in board_ids):
        asset = document.find_asset(board.layout.asset) if board.layout is not None else None
        for item in asset.recipe.inputs if asset is not None and asset.recipe is not None else ():
            if item.name == INPUT:
                try:
                    return plan_of(read_pack(read(item.sha256)).campaign)
                except (UserError, KeyError, OSError):
                    # Its file is gone; its artboards are there.
                    continue
    return AdPlan()


def _delivered(
    work: Work,
    ads: Ads,
    folder: Path,
    blobs: BlobStore,
    results: Sequence[Result],
    claims: Claims | None,
    *,
    with_recipe: bool,
    apart: bool,
) -> Delivered:
    """Write files beside the folder, move them there, and tell what came; `claims` is None where nothing was changed."""
    done = Delivered()
    with _beside(folder) as room:
        orders = [order.below(room) for order in ad_orders(ads)]
        boards = [
            _board_row(board, _findings(work.part(at / len(ads.boards) * CHECKS, CHECKS), board, claims))
            for at, board in enumerate(ads.boards)
        ]
        making = work.part(CHECKS, 1.0)
        rows: list[dict[str, Any]] = []
        if apart:
            rows = written_apart(making, orders, done, with_recipe=with_recipe)
        for index, order in enumerate(() if apart else orders):
            part = making.part(index / len(orders), (index + 1) / len(orders))
            rows.append(written(part, order, done, with_recipe=with_recipe))
        if ads.plan.project:
            _save(project_of(ads), blobs, results, room / project_name(ads), done)
        making.step(1.0)
        _move(room, folder, done, rows)
    done.report = {
        "title": ads.plan.title or ads.document.title,
        "boards": boards,
        "files": rows,
        "missing": done.missing,
    }
    return done


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give a folder on the disk of another, which goes whatever happens; UserError where that can't be one."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"'{folder.name}' is a file.", "Choose a folder for what is delivered.")
    # One that is there may be a disk of its own, or a link to one.
    home = folder if folder.is_dir() else folder.absolute().parent
    try:
        home.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=".delivery-", dir=home))
    except OSError as error:
        raise disk_error(error, folder) from None
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _move(room: Path, folder: Path, done: Delivered, rows: list[dict[str, Any]]) -> None:
    """Move finished files to where they are for; one that can't be put there is missing."""
    from creastudio.export.marking import sidecar_of

    made, done.files = done.files, []
    beside = [path for path in room.rglob("*") if path.is_file() and path not in made]
    for path in (*made, *beside):
        out = folder / path.relative_to(room)
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, out)
        except OSError as error:
            name = path.relative_to(room).as_posix()
            sentence = f"'{path.name}' is missing: {disk_error(error, out).message}"
            done.missing.append(sentence)
            for row in rows:
                if row["file"] == name:
                    row["missing"] = sentence
                    row.pop("bytes", None)
            continue
        if path in made:
            done.files.append(out)
            if room / sidecar_of(out).relative_to(folder) not in beside:
                # A recipe of what had this name before would be a lie now.
                sidecar_of(out).unlink(missing_ok=True)


def _findings(work: Work, board: Artboard, claims: Claims | None) -> list[dict[str, Any]]:
    work.step(0.0, board.name)
    found = list(told_of(board).get("findings", ())) if claims is None else checked(work, board, claims)
    return [*found, *_flagged(work.document, board)]


def _flagged(document: Document, board: Artboard) -> list[dict[str, Any]]:
    """Return what checks of safety flagged of the pictures on an artboard (words are claims); Blocked where one is blocked."""
    return [
        {
            "rule": "safety",
            "severity": "warning",
            "element": "",
            "text": f"'{named(asset)}' is flagged: {item.title or item.category} {item.score:.2f}.",
        }
        for asset, judgement in check_export(document, shown_on(document, [board]))
        if asset.kind == "image"
        for item in judgement.findings
    ]


def _save(
    document: Document, blobs: BlobStore, results: Sequence[Result], path: Path, done: Delivered
) -> None:
    from creastudio.store.project_file import save_project

    try:
        save_project(path, document, blobs, results=results)
        done.files.append(path)
    except UserError as error:
        done.missing.append(f"'{path.name}' is missing: {error.message}")


def _save_report(done: Delivered, folder: Path, speech: Speech | None) -> None:
    page, data = folder / REPORT, folder / REPORT_DATA
    write_bytes(data, json.dumps(done.report, ensure_ascii=False, indent=1).encode())
    write_bytes(page, report_page(done.report, speech).encode())
    done.files += [page, data]


def _board_row(board: Artboard, findings: list[dict[str, Any]]) -> dict[str, Any]:
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
        "findings": findings,
    }
