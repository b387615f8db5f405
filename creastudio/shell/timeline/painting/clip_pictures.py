"""What clips show inside: decoded and drawn in the background, kept, and told when it is there."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from creastudio.api.errors import UserError
from creastudio.api.keys import TimedKey
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.generated import Freshness, freshness_of, generated_of, key_params
from creastudio.core.tempo import TempoMap
from creastudio.core.timeline import Clip, Generated
from creastudio.core.written import written_state
from creastudio.render.painter import render_artboard
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.media.waveforms import waveforms_of
from creastudio.shell.missing.media import missing_media_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.timeline.clip_updates import updates_of
from creastudio.shell.timeline.monitor.frame_feed import feed_of
from creastudio.shell.timeline.monitor.video_source import VideoSource
from creastudio.shell.timeline.painting.score_strip import ScoreNotes, notes_of
from creastudio.shell.timeline.score_links import score_links_of

if TYPE_CHECKING:
    from creastudio.media.peaks import Peaks

MOST_BYTES = 96 * 1024 * 1024
"""Of all frames and strips that are kept: thousands of small frames, or hundreds of waveforms of high tracks."""

KEPT_SCORES = 500
"""Scores whose notes are kept: each change of one is another."""

KEPT_BOARDS = 200
"""Pictures of artboards that are kept: each height of a track wants others."""

STALE = 1.0
"""Seconds after which nobody waits any more for a frame that wasn't painted since."""


class ClipPictures(QObject):
    """Pictures, frames, waveforms and notes for the clips of one project. Everything returns at once, None while it isn't there."""

    arrived = Signal(str)
    """Something can be painted now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = background_of(session)
        self._pictures, self._waveforms = pictures_of(session), waveforms_of(session)
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0
        self._asked: dict[Hashable, float] = {}
        self._newest: dict[str, QPixmap] = {}
        self._scores: OrderedDict[str, ScoreNotes | None] = OrderedDict()
        self._boards: OrderedDict[tuple[str, int], tuple[Artboard, int, QPixmap]] = OrderedDict()
        self._sources: dict[int, tuple[TimedKey, str]] = {}
        self._fresh: dict[Hashable, tuple[Generated, Freshness]] = {}
        self._tempo: tuple[TempoMap, int] | None = None
        self._table: tuple[tuple[Asset, ...], dict[str, Asset]] | None = None
        self._pictures.arrived.connect(self.arrived)
        self._links, self._updates = score_links_of(session), updates_of(session)
        self._updates.changed.connect(lambda: self.arrived.emit(""))
        self._missing = missing_media_of(session)
        self._missing.changed.connect(self._look_again)

    def thumbnail(self, sha256: str, side: int, ratio: float) -> QPixmap | None:
        """Return a picture of an asset whose longer side is `side` px."""
        return self._pictures.thumbnail(sha256, side, ratio) if self._is_here(sha256) else None

    def aspect(self, sha256: str) -> float:
        """Return width by height of an asset, 16 by 9 where that isn't known."""
        asset = self._asset(sha256)
        width, height = asset.size if asset is not None else (0, 0)
        return min(max(width / height, 0.2), 5.0) if width and height else 16 / 9

    def is_gone(self, sha256: str) -> bool:
        """Whether the bytes of an asset aren't there, as far as is known."""
        return self._missing.is_gone(sha256)

    def title(self, sha256: str) -> str:
        """Return what an asset is called."""
        asset = self._asset(sha256)
        return asset.title if asset is not None else ""

    def peaks(self, sha256: str) -> Peaks | None:
        """Return the peaks of a sound."""
        return self._waveforms.peaks(sha256) if self._is_here(sha256) else None

    def frame(self, sha256: str, at: int, size: tuple[int, int]) -> QPixmap | None:
        """Return a frame of a video at a time of its own, flicks, in device px; the one that came last until it is there."""
        if not self._is_here(sha256):
            return None
        key = ("frame", sha256, at, size)
        found = self._found(key)
        if found is None:
            self._ask(
                key,
                partial(self._decode, feed_of(self._session).videos, key, sha256, at, size),
                partial(self._take_frame, sha256, key),
            )
            return self._newest.get(sha256)
        return None if found.isNull() else found

    def freshness(self, clip: Clip) -> Freshness:
        """Return whether what a generated clip shows is what is wanted."""
        generated = clip.generated
        if generated is None:
            return ""
        if generated.score_track and self._links.changed(clip):
            return "changed"
        key = ("fresh", clip.asset, id(generated))
        kept = self._fresh.get(key)
        if kept is None or kept[0] is not generated:
            asset = self._asset(clip.asset) if clip.asset else None
            found: Freshness = "new" if asset is None else freshness_of(generated, asset)
            if len(self._fresh) > KEPT_BOARDS:
                self._fresh.clear()
            kept = self._fresh[key] = (generated, found)
        return kept[1]

    def other_words(self, clip: Clip) -> bool:
        """Return whether the writing that words came from has others now."""
        return written_state(self._session.document, clip) == "changed"

    def making(self, clip: Clip) -> float | None:
        """Return how far a generated clip is that is made anew now, 0 to 1; None for any other."""
        record = self._updates.record(clip) if clip.generated is not None else None
        return None if record is None else record.progress

    def key_picture(self, clip: Clip, key: TimedKey, size: tuple[int, int]) -> QPixmap | None:
        """Return what a key of a generated clip looks like, about so large in device px; None where nobody knows yet."""
        asset = self._asset(clip.asset) if clip.asset else None
        made = generated_of(asset) if asset is not None else None
        # A key that was moved looks as it did where it was.
        at = (
            next((old.at for old in made.keys if old.params == key.params), None)
            if made is not None
            else None
        )
        if at is not None:
            return self.frame(clip.asset, at, size)
        source = self._source_of(clip, key)
        return self._pictures.thumbnail(source, max(size), 1.0) if source else None

    def _source_of(self, clip: Clip, key: TimedKey) -> str:
        """Return the hash of the picture that a key was made of; empty where it isn't there."""
        kept = self._sources.get(id(key))
        if kept is None or kept[0] is not key:
            found = "" if clip.generated is None else self._made_by(clip.generated, key)
            if len(self._sources) > KEPT_BOARDS:
                self._sources.clear()
            kept = self._sources[id(key)] = (key, found)
        return kept[1]

    def _made_by(self, generated: Generated, key: TimedKey) -> str:
        results = (result.asset for result in self._session.workspace.results)
        for asset in (*self._session.document.assets, *results):
            if asset.kind == "image" and key_params(asset, generated) == key.params:
                return asset.sha256
        return ""

    def notes(self, sha256: str) -> ScoreNotes | None:
        """Return the notes of a score."""
        if sha256 in self._scores:
            self._scores.move_to_end(sha256)
            return self._scores[sha256]
        if not self._is_here(sha256):
            return None
        key = ("notes", sha256)
        self._ask(key, partial(self._read_notes, sha256), partial(self._take_notes, sha256))
        return None

    def artboard(self, artboard_id: str, height: int) -> QPixmap | None:
        """Return an artboard `height` device px high; the one of before while it is painted anew."""
        document = self._session.document
        board = document.find_artboard(artboard_id)
        if board is None:
            return None
        kept = self._boards.get((artboard_id, height))
        epoch = self._session.images.epoch
        if kept is None or kept[0] is not board or kept[1] != epoch:
            key = ("board", artboard_id, height)
            width = max(1, min(8 * height, round(board.width * height / board.height)))
            work = partial(self._paint_board, document, artboard_id, (width, height))
            self._ask(key, work, partial(self._take_board, board, epoch, key))
        return kept[2] if kept is not None else None

    def version(self, tempo: TempoMap) -> int:
        """Return a number for a tempo map, for keys: to hash a long one takes longer than to paint what it moves."""
        if self._tempo is None or self._tempo[0] is not tempo:
            self._tempo = (tempo, self._tempo[1] + 1 if self._tempo is not None else 0)
        return self._tempo[1]

    def strip(self, key: Hashable, draw: Callable[[], QImage]) -> QPixmap:
        """Return a strip that is drawn at once where it isn't kept: from peaks or notes that takes less than a ms."""
        found = self._found(key)
        if found is None:
            found = QPixmap.fromImage(draw())
            self._keep(key, found)
        return found

    def _look_again(self) -> None:
        """Forget what couldn't be read: files may have come back."""
        for key in [key for key, found in self._kept.items() if found.isNull()]:
            del self._kept[key]
        for sha256 in [sha256 for sha256, found in self._scores.items() if found is None]:
            del self._scores[sha256]
        self.arrived.emit("")

    def _is_here(self, sha256: str) -> bool:
        """Whether the project has it: what is dragged over the timeline may still be a file."""
        return self._asset(sha256) is not None

    def _asset(self, sha256: str) -> Asset | None:
        """Return an asset of the document or of the results; for every clip that is painted, so it is looked up in a table."""
        assets = self._session.document.assets
        if self._table is None or self._table[0] is not assets:
            self._table = (assets, {asset.sha256: asset for asset in assets})
        return self._table[1].get(sha256) or self._session.workspace.tray.find_asset(sha256)

    # -- off the thread of the window

    def _decode(
        self, videos: VideoSource, key: Hashable, sha256: str, at: int, size: tuple[int, int]
    ) -> QImage | None:
        if time.monotonic() - self._asked.get(key, 0.0) > STALE:
            return None
        found = videos.frame(sha256, at, *size)
        if found is None:
            return QImage()
        return QImage(found.tobytes(), *size, 4 * size[0], QImage.Format.Format_RGB32).copy()

    def _read_notes(self, sha256: str) -> ScoreNotes | None:
        try:
            data = self._session.workspace.read_blob(sha256)
        except (UserError, OSError, KeyError):
            return None
        return notes_of(data, sha256)

    def _paint_board(self, document: Document, artboard_id: str, size: tuple[int, int]) -> QImage:
        return render_artboard(document, artboard_id, self._session.images, size)

    # -- on it

    def _take_frame(self, sha256: str, key: Hashable, image: QImage | None) -> None:
        if image is not None:
            pixmap = QPixmap.fromImage(image)
            self._keep(key, pixmap)
            if not image.isNull():
                self._newest[sha256] = pixmap
        self.arrived.emit(sha256)

    def _take_notes(self, sha256: str, notes: ScoreNotes | None) -> None:
        self._scores[sha256] = notes
        while len(self._scores) > KEPT_SCORES:
            self._scores.popitem(last=False)
        self.arrived.emit(sha256)

    def _take_board(self, board: Artboard, epoch: int, key: tuple[str, str, int], image: QImage) -> None:
        self._boards[key[1:]] = (board, epoch, QPixmap.fromImage(image))
        self._boards.move_to_end(key[1:])
        while len(self._boards) > KEPT_BOARDS:
            self._boards.popitem(last=False)
        self.arrived.emit("")

    def _found(self, key: Hashable) -> QPixmap | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def _keep(self, key: Hashable, pixmap: QPixmap) -> None:
        old = self._kept.pop(key, None)
        self._kept[key] = pixmap
        self._bytes += _size(pixmap) - (_size(old) if old is not None else 0)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])

    def _ask(self, key: Hashable, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        waiting = key in self._asked
        self._asked[key] = time.monotonic()
        if not waiting:

            def taken(result: Any) -> None:
                self._asked.pop(key, None)
                done(result)

            self._background.run(self, key, work, taken)


def _size(pixmap: QPixmap) -> int:
    """Return how many bytes a picture takes; none for one that couldn't be read."""
    return 4 * pixmap.width() * pixmap.height()


def clip_pictures_of(session: Session) -> ClipPictures:
    """Return what the clips of a session show, made when it is first asked for."""
    found = session.findChild(ClipPictures)
    return found if found is not None else ClipPictures(session)
