"""Results on their way by drag and drop or clipboard: to other views by id, to other programs as real files."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from creastudio.api.media import suffix_for, suffix_of
from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.core.results import Result
from creastudio.shell.session import Session
from creastudio.shell.transfer.drag_files import NamedFile, file_drag
from creastudio.shell.transfer.mime_ids import ids_in, with_ids
from creastudio.store.files import copy_file
from creastudio.workspace.layout_results import write_layout_picture

RESULT_TYPE = "application/x-creastudio-result"
"""Media type of dragged results: a JSON list of ids."""

ASSET_TYPE = "application/x-creastudio-asset"
"""Media type of dragged assets of the project: a JSON list of hashes."""


def result_mime(session: Session, results: list[Result]) -> QMimeData:
    """Return what a drag of these results carries; the files are marked with their recipes."""
    return asset_mime(session, [result.asset for result in results], [result.id for result in results])


def asset_mime(session: Session, assets: Sequence[Asset], results: Sequence[str] = ()) -> QMimeData:
    """Return what a drag of assets of the project carries; `results` are their ids in the tray, if all have one."""
    mime = file_drag(session, [asset_file(session, asset) for asset in assets])
    if results:
        with_ids(mime, RESULT_TYPE, list(results))
    with_ids(mime, ASSET_TYPE, [asset.sha256 for asset in assets])
    return mime


def asset_file(session: Session, asset: Asset) -> NamedFile:
    """Return an asset as a file to be made, with its recipe in it."""
    return file_name(asset), lambda path: write_result(session, asset, path)


def result_ids(mime: QMimeData) -> list[str]:
    """Return the ids of dragged results; empty for anything else."""
    return ids_in(mime, RESULT_TYPE)


def dragged_assets(session: Session, mime: QMimeData) -> list[Asset]:
    """Return the dragged assets that this project holds; empty for anything else."""
    found = (session.find_asset(sha256) for sha256 in ids_in(mime, ASSET_TYPE))
    return [asset for asset in found if asset is not None]


def write_result(
    session: Session, asset: Asset, out: Path, tell: Callable[[float], object] = lambda _share: None
) -> Path:
    """Write an asset to `out` with its recipe in it; returns the file.

    Parameters
    ----------
    tell : callable, optional
        Told the share of a score's sound or pages that is done, 0 to 1; what it raises ends it.

    Raises
    ------
    Blocked
        When the policy of the project blocks it.
    UserError
        When it can't be written.
    """
    refuse_blocked(session.document, session.find_asset(asset.sha256) or asset)
    if (
        asset.kind in ("video", "audio")
        and asset.recipe is None
        and out.suffix.lower() == suffix_of(asset.media_type)
    ):
        # As it came in, whatever its size.
        copy_file(session.workspace.blobs.path(asset.sha256), out)
        return out
    if asset.kind == "layout" and out.suffix.lower() != suffix_of(asset.media_type):
        write_layout_picture(session.workspace, asset, out)
        return out
    from creastudio.export.raster import export_result

    data = session.workspace.read_blob(asset.sha256)
    export_result(
        data, asset.media_type, asset.recipe, out, title=asset.title, sha256=asset.sha256, tell=tell
    )
    return out


def file_name(asset: Asset) -> str:
    """Return a file name for an asset: its title and seed, without what file systems refuse."""
    seed = (
        f" {asset.recipe.seed}"
        if asset.recipe is not None and str(asset.recipe.seed) not in asset.title
        else ""
    )
    stem = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "-", f"{asset.title or asset.kind}{seed}").strip(" .-")
    # Other programs know no layouts, but pictures.
    suffix = ".png" if asset.kind == "layout" else suffix_for(asset.media_type, asset.metadata)
    return f"{stem[:80] or asset.kind}{suffix}"
