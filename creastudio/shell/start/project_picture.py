"""The picture that stands for a project file: its first artboard with something on it, else a frame of its film."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage

from creastudio.api.errors import UserError
from creastudio.core.blocked import judged
from creastudio.core.timeline import Clip, Sequence
from creastudio.render.image_source import ImageSource
from creastudio.render.thumbnails import Thumbnails, fitted
from creastudio.store.project_file import Peeked, peek_project

MOST = 64 * 2**20
"""Bytes of the largest video that is read for the sake of a small picture."""


def project_picture(path: Path, side: int) -> QImage | None:
    """Return a picture whose longer side is `side` px; None where the file can't be read or shows nothing.

    Any thread may call it.
    """
    try:
        with peek_project(path) as project:
            boards = project.document.artboards
            filled = next((board for board in boards if board.layers), None)
            film = _film_frame(project, side) if filled is None else None
            board = filled or next(iter(boards), None)
            if film is not None or board is None:
                return film
            return Thumbnails(_images(project)).artboard(project.document, board.id, side)
    except UserError:
        # It is told when somebody opens it.
        return None


def _images(project: Peeked) -> ImageSource:
    """Return the pictures of a project as its window shows them: what its policy veils is veiled here, too."""
    images = ImageSource(project.read)
    document = project.document
    images.veil(asset.sha256 for asset in document.assets if judged(document, asset).hides)
    return images


def _film_frame(project: Peeked, side: int) -> QImage | None:
    """Return the middle of the first picture, else of the first words, of a sequence; None where there are none."""
    for sequence in project.document.sequences:
        shown = _readable(project, sequence)
        clips = [clip for track in shown.tracks if not track.muted for clip in track.clips if _seen(clip)]
        if clips:
            first = min(clips, key=lambda clip: (clip.kind == "text", clip.start))
            return _painted(project, shown, first.start + first.duration // 2, side)
    return None


def _painted(project: Peeked, sequence: Sequence, time: int, side: int) -> QImage:
    # With NumPy, which the window starts without.
    from creastudio.media.video_frames import VideoFrames
    from creastudio.render.frame import FramePainter

    with TemporaryDirectory() as folder:

        def unpacked(sha256: str) -> Path:
            file = Path(folder) / sha256
            if not file.exists():
                file.write_bytes(project.read(sha256))
            return file

        videos = VideoFrames(unpacked)
        try:
            width, height = fitted(sequence.width, sequence.height, side)
            painter = FramePainter(_images(project), videos)
            return painter.frame(project.document, sequence, time, width, height)
        finally:
            videos.close()


def _readable(project: Peeked, sequence: Sequence) -> Sequence:
    """Return a sequence without the videos that are too large or not there."""

    def kept(clip: Clip) -> bool:
        return clip.kind != "video" or project.sizes.get(clip.asset, MOST + 1) <= MOST

    tracks = tuple(
        track.model_copy(update={"clips": tuple(clip for clip in track.clips if kept(clip))})
        for track in sequence.tracks
    )
    return sequence.model_copy(update={"tracks": tracks})


def _seen(clip: Clip) -> bool:
    return clip.track_kind in ("picture", "text")
