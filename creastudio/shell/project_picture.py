"""The picture that stands for a project file: its first artboard with something on it, else a frame of its film."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.timeline import Clip, Sequence
from creastudio.render.frame import FramePainter
from creastudio.render.image_source import ImageSource
from creastudio.render.thumbnails import Thumbnails, fitted
from creastudio.store.project_file import peek_project


def project_picture(path: Path, side: int) -> QImage | None:
    """Return a picture whose longer side is `side` px; None where the file can't be read or shows nothing.

    Any thread may call it.
    """
    try:
        with peek_project(path) as (document, read):
            images = ImageSource(read)
            filled = next((board for board in document.artboards if board.layers), None)
            film = _film_frame(document, images, side) if filled is None else None
            board = filled or next(iter(document.artboards), None)
            if film is not None or board is None:
                return film
            return Thumbnails(images).artboard(document, board.id, side)
    except UserError:
        # It is told when somebody opens it.
        return None


def _film_frame(document: Document, images: ImageSource, side: int) -> QImage | None:
    """Return the middle of the first picture or words of a sequence; None where there are none.

    Videos are left out: reading a whole one out of the file would take too long for a small picture.
    """
    for sequence in document.sequences:
        shown = _without_videos(sequence)
        clips = [clip for track in shown.tracks if not track.muted for clip in track.clips if _seen(clip)]
        if clips:
            first = min(clips, key=lambda clip: (clip.kind == "text", clip.start))
            width, height = fitted(shown.width, shown.height, side)
            time = first.start + first.duration // 2
            return FramePainter(images).frame(document, shown, time, width, height)
    return None


def _without_videos(sequence: Sequence) -> Sequence:
    tracks = tuple(
        track.model_copy(update={"clips": tuple(clip for clip in track.clips if clip.kind != "video")})
        for track in sequence.tracks
    )
    return sequence.model_copy(update={"tracks": tracks})


def _seen(clip: Clip) -> bool:
    return clip.track_kind in ("picture", "text")
