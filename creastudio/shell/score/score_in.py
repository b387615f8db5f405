"""Scores that are dropped on the editor: they go on the timeline at the playhead and are opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from creastudio.api.media import SCORE_SUFFIXES
from creastudio.core.assets import Asset
from creastudio.shell.appeared import tell_clips
from creastudio.shell.canvas.importing import files_in, import_files, placeable_files
from creastudio.shell.panels.results.result_data import dragged_assets, result_ids
from creastudio.shell.score.beginning import edit_score, place_score
from creastudio.shell.session import Session


def scores_in(session: Session, mime: QMimeData) -> list[Asset]:
    """Return the scores among results and things of the library that are dragged."""
    results = (session.result(name) for name in result_ids(mime))
    found = [result.asset for result in results if result is not None] or dragged_assets(session, mime)
    return [asset for asset in found if asset.kind == "score"]


def score_files(mime: QMimeData) -> list[Path]:
    """Return the files with scores that are dragged."""
    return [path for path in placeable_files(mime) if path.suffix.lower() in SCORE_SUFFIXES]


def drop_scores(session: Session, mime: QMimeData) -> bool:
    """Place what was dropped and open the last of it; False when there is no score."""
    assets, files = scores_in(session, mime), score_files(mime)
    for asset in assets:
        edit_score(session, asset.sha256)
    if files and not assets:
        files_in(mime, wait=True)
        import_files(session, files, lambda found: _take(session, found))
    return bool(assets or files)


def _take(session: Session, assets: tuple[Asset, ...]) -> None:
    for asset in assets:
        clip_id = place_score(session, asset) if asset.kind == "score" else ""
        if clip_id:
            session.edit_score(clip_id)
            # The timeline may be hidden.
            tell_clips(session, [clip_id])
