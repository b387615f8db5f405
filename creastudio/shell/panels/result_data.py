"""Results on their way by drag and drop or clipboard: to other views by id, to other programs as real files."""

from __future__ import annotations

import json
import re
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from creastudio import paths
from creastudio.api.media import suffix_of
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.shell.session import Session

RESULT_TYPE = "application/x-creastudio-result"
"""Media type of dragged results: a JSON list of ids."""


def result_mime(session: Session, results: list[Result]) -> QMimeData:
    """Return what a drag of these results carries; the files are marked with their recipes.

    Raises
    ------
    UserError
        When a file can't be written.
    """
    mime = QMimeData()
    mime.setData(RESULT_TYPE, json.dumps([result.id for result in results]).encode())
    mime.setUrls([QUrl.fromLocalFile(str(write_result(session, result.asset))) for result in results])
    return mime


def result_ids(mime: QMimeData) -> list[str]:
    """Return the ids of dragged results; empty for anything else."""
    if not mime.hasFormat(RESULT_TYPE):
        return []
    try:
        found = json.loads(bytes(mime.data(RESULT_TYPE).data()))
    except ValueError:
        return []
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def write_result(session: Session, asset: Asset, out: Path | None = None) -> Path:
    """Write an asset to `out`, else to a file in the cache, with its recipe in it; returns the file.

    Raises
    ------
    UserError
        When it can't be written.
    """
    from creastudio.export.raster import export_result

    if out is None:
        folder = paths.cache_dir() / "drag" / asset.sha256[:16]
        folder.mkdir(parents=True, exist_ok=True)
        out = folder / file_name(asset)
    data = session.workspace.read_blob(asset.sha256)
    export_result(data, asset.media_type, asset.recipe, out, title=asset.title, sha256=asset.sha256)
    return out


def file_name(asset: Asset) -> str:
    """Return a file name for an asset: its title and seed, without what file systems refuse."""
    seed = (
        f" {asset.recipe.seed}"
        if asset.recipe is not None and str(asset.recipe.seed) not in asset.title
        else ""
    )
    stem = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "-", f"{asset.title or asset.kind}{seed}").strip(" .-")
    return f"{stem[:80] or asset.kind}{suffix_of(asset.media_type)}"
