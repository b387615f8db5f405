"""What is dragged over the timeline, read from its media types."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject

from creastudio.api.errors import UserError
from creastudio.api.media import SCORE_SUFFIXES, kind_of, media_type_of
from creastudio.api.score import MEDIA_TYPE as SCORE_TYPE
from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, TextLayer
from creastudio.core.edits.place_text import Words
from creastudio.core.timeline import STILL_DURATION, Clip
from creastudio.shell.canvas.importing import placeable_files
from creastudio.shell.live.dropping import LiveDrag, live_in
from creastudio.shell.panels.layers.model import LAYER_TYPE as ROWS_TYPE
from creastudio.shell.panels.results.result_data import dragged_assets, result_ids
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.timeline.cut_files import split
from creastudio.shell.transfer.file_kinds import LAYERED, LAYOUTS, is_played_file
from creastudio.shell.transfer.mime_ids import ids_in
from creastudio.shell.writings.drag import WRITING_TYPE, words_in
from creastudio.workspace.text_results import dropped_words

LAYER_TYPE = "application/x-creastudio-layer"
"""Media type of layers that are dragged from the canvas: a JSON list of ids."""

BOARD_TYPE = "application/x-creastudio-artboard"
"""Media type of a dragged artboard: a JSON list of one id."""

CLIP_TYPE = "application/x-creastudio-clip"
"""Media type of dragged clips: a JSON list of ids."""

SHOWN = 20
"""Files whose places are shown while they are over the timeline; all come when they are dropped."""


@dataclass(frozen=True)
class Dragged:
    """Things that can come on the timeline, one after the other.

    Attributes
    ----------
    assets, takes : tuple
        What the project has, each with its alternatives.
    clips : tuple of Clip
        What becomes a clip of its own: artboards and words; all begin at 0.
    files : tuple of Path
        What is to be taken into the project first.
    moved : tuple of str
        Ids of clips that were dragged out of the window and come back.
    live : LiveDrag or None
        A live picture, which is made first.
    words : tuple of Words
        Texts that come as subtitles.
    """

    assets: tuple[Asset, ...] = ()
    takes: tuple[tuple[Asset, ...], ...] = ()
    clips: tuple[Clip, ...] = ()
    files: tuple[Path, ...] = ()
    moved: tuple[str, ...] = ()
    live: LiveDrag | None = None
    words: tuple[Words, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.assets or self.clips or self.files or self.moved or self.live or self.words)


def dragged(session: Session, mime: QMimeData) -> Dragged:
    """Return what a drag carries; empty for what has no place on the timeline."""
    moved = tuple(ids_in(mime, CLIP_TYPE))
    if moved:
        return Dragged(moved=moved)
    live = live_in(mime)
    if live is not None:
        return Dragged((live.stand_in(),), ((),), live=live)
    words = texts_in(session, mime)
    if words:
        return Dragged(words=words)
    found = [result for name in result_ids(mime) if (result := session.result(name)) is not None]
    if found:
        tray = session.workspace.tray
        takes = tuple(tuple(item.asset for item in tray.siblings(result.id)) for result in found)
        return Dragged(tuple(result.asset for result in found), takes)
    kept = tuple(dragged_assets(session, mime))
    if kept:
        return Dragged(kept, ((),) * len(kept))
    layers = ids_in(mime, LAYER_TYPE) or ids_in(mime, ROWS_TYPE)
    own = of_canvas(session, ids_in(mime, BOARD_TYPE), layers)
    return own or Dragged(
        files=tuple(file for file in placeable_files(mime) if file.suffix.lower() not in LAYOUTS)
    )


def texts_in(session: Session, mime: QMimeData) -> tuple[Words, ...]:
    """Return the texts of a drag that consists of them: writings, results of the tray, or assets of the project."""
    if mime.hasFormat(WRITING_TYPE):
        return tuple(words_in(session, mime))
    names = [name for name in result_ids(mime) if session.result(name) is not None]
    assets = [] if names else dragged_assets(session, mime)
    of_tray = [result.asset for name in names if (result := session.result(name)) is not None]
    if not (assets or of_tray) or any(asset.kind != "text" for asset in (*assets, *of_tray)):
        return ()
    try:
        return tuple(dropped_words(session.workspace, names, assets))
    except UserError:
        return ()


def of_canvas(session: Session, board_ids: list[str], layer_ids: list[str]) -> Dragged:
    """Return artboards as clips, pictures as their assets and texts as words; empty where a layer is something else."""
    document = session.document
    boards = [board for board in document.artboards if board.id in board_ids]
    if boards:
        return Dragged(clips=tuple(clip_of_board(board.id, board.name) for board in boards))
    layers = [layer for _, layer in document.find_layers(layer_ids)]
    pictures = [document.find_asset(layer.asset) for layer in layers if isinstance(layer, ImageLayer)]
    if layers and len(pictures) == len(layers):
        there = tuple(asset for asset in pictures if asset is not None)
        return Dragged(there, ((),) * len(there))
    if layers and all(isinstance(layer, TextLayer) for layer in layers):
        words = [layer.text for layer in layers if isinstance(layer, TextLayer)]
        return Dragged(
            clips=tuple(Clip(kind="text", text=text, start=0, duration=STILL_DURATION) for text in words)
        )
    return Dragged()


def clip_of_board(artboard_id: str, name: str) -> Clip:
    """Return a clip that shows an artboard."""
    return Clip(kind="artboard", artboard=artboard_id, name=name, start=0, duration=STILL_DURATION)


class FileStandIns:
    """What stands for files while they are over the timeline: assets with their length, looked up in the background."""

    def __init__(self, session: Session, owner: QObject, changed: Callable[[], object]) -> None:
        self._session, self._owner, self._changed = session, owner, changed
        self._known: dict[Path, dict[str, Any]] = {}

    def assets(self, files: tuple[Path, ...]) -> tuple[Asset, ...]:
        """Return stand-ins for the first of some files; those of unknown length come as stills until it is known."""
        _, plain = split(list(files[:SHOWN]))
        return tuple(found for path in plain if (found := self._stand_in(path)) is not None)

    def _stand_in(self, path: Path) -> Asset | None:
        if path not in self._known:
            self._known[path] = {}
            if is_played_file(path):
                background_of(self._session).run(
                    self._owner, ("facts", path), lambda: _facts(path), lambda facts: self._learn(path, facts)
                )
        media_type = _media_type(path)
        if kind_of(media_type) is None:
            return None
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
        return Asset(sha256=name, media_type=media_type, title=path.stem, metadata=self._known[path])

    def _learn(self, path: Path, facts: dict[str, Any]) -> None:
        self._known[path] = facts
        self._changed()


def _media_type(path: Path) -> str:
    """Return what a file is once it is taken in; "" for what isn't."""
    suffix = path.suffix.lower()
    if suffix in LAYERED:
        return "image/png"
    return SCORE_TYPE if suffix in SCORE_SUFFIXES else media_type_of(path.name)


def _facts(path: Path) -> dict[str, Any]:
    """Return what an asset of a file would say; any thread."""
    try:
        if path.suffix.lower() in SCORE_SUFFIXES:
            from creastudio.media.scores import import_score

            return dict(import_score(path).artifact().metadata)
        from creastudio.media.probe import probe

        return dict(probe(path).metadata)
    except (UserError, OSError):
        return {}
