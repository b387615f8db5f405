"""What can be done with the frame under the playhead: copied, saved as a picture, placed on the canvas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.flagged import shown_in
from creastudio.core.playing import active_tracks, clip_at, meeting_at
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.naming import file_name
from creastudio.render.frame import FramePainter
from creastudio.render.painter import png_bytes
from creastudio.shell.canvas.dropping import place_assets
from creastudio.shell.canvas.importing import import_bytes
from creastudio.shell.i18n import tr
from creastudio.shell.safety.exporting import may_leave
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.timeline.monitor.video_source import VideoSource
from creastudio.shell.timeline.time_text import timecode_text
from creastudio.store.files import write_bytes


class FrameActions:
    """Paints the frame in the size of the sequence, in the background, and hands it on."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session, self._parent = session, parent

    def copy_frame(self) -> None:
        """Put the frame on the clipboard."""

        def done(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self._session.notify(tr("The frame is on the clipboard."))

        self._paint("copy", lambda image: image, done)

    def save_frame(self) -> None:
        """Ask for a name, and save the frame there as a PNG."""
        name = self._name()
        if not name:
            return
        out = self._session.chooser.save_file(
            self._parent, tr("Save frame as PNG"), "PNG (*.png)", f"{file_name(name)}.png"
        )
        if out is None:
            return
        target = out if out.suffix.lower() == ".png" else out.with_name(out.name + ".png")
        self._paint("save", lambda image: _saved(image, target), self._tell_saved(target))

    def frame_to_canvas(self) -> None:
        """Place the frame on the canvas, as a picture of its own."""
        name = self._name()

        def place(assets: tuple[Asset, ...]) -> None:
            if place_assets(self._session, assets):
                self._session.show_panel("canvas")

        def done(data: bytes) -> None:
            import_bytes(self._session, data, name, place)

        self._paint("canvas", png_bytes, done)

    def _name(self) -> str:
        session, sequence = self._session, self._session.sequence
        if sequence is None:
            return ""
        at = timecode_text(sequence, session.playhead)
        return f"{sequence.name} {at.replace(':', '.').replace(';', '.')}"

    def _paint(self, slot: str, work: Callable[[QImage], object], done: Callable[..., object]) -> None:
        session, sequence = self._session, self._session.sequence
        if sequence is None:
            return
        if not may_leave(session, shown_in(session.document, _at(sequence, session.playhead))):
            return
        document, time, images = session.document, session.playhead, session.originals
        # From the originals: what plays the sequence may take smaller copies.
        videos = VideoSource(session.workspace.blobs.path)

        def made() -> object:
            painter = FramePainter(images, videos)
            try:
                return work(painter.frame(document, sequence, time, sequence.width, sequence.height))
            finally:
                videos.close()

        background_of(session).run(self._parent, ("frame", slot), made, done)

    def _tell_saved(self, target: Path) -> Callable[[UserError | None], None]:
        def told(error: UserError | None) -> None:
            if error is not None:
                self._session.notify(error.message, error.hint, level="error")
            else:
                self._session.notify(tr("Saved {name}", name=target.name))

        return told


def _at(sequence: Sequence, time: int) -> Sequence:
    """Return a sequence with the tracks and clips alone that its frame at `time`, flicks, shows."""
    tracks = tuple(
        track.model_copy(update={"clips": tuple(_shown(track, time))})
        for kind in ("picture", "text")
        for track in active_tracks(sequence, kind)
    )
    return sequence.model_copy(update={"tracks": tracks})


def _shown(track: Track, time: int) -> list[Clip]:
    meeting, clip = meeting_at(track, time), clip_at(track, time)
    if meeting is not None:
        return [meeting.left, meeting.right]
    return [clip] if clip is not None else []


def _saved(image: QImage, target: Path) -> UserError | None:
    try:
        write_bytes(target, png_bytes(image))
    except UserError as error:
        return error
    return None
