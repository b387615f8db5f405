"""Clips as files for other programs: PNG of pictures, WAV of sounds, MIDI of scores, films as they are, words as text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.core.document import Document
from creastudio.core.time import to_sample
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.naming import file_name
from creastudio.shell import icons
from creastudio.shell.panels.results.result_data import asset_file
from creastudio.shell.session import Session
from creastudio.shell.theme import tokens
from creastudio.shell.timeline.drop_source import CLIP_TYPE
from creastudio.shell.timeline.painting.track_looks import clip_icon
from creastudio.shell.timeline.selected import selected_spots
from creastudio.shell.transfer.drag_files import NamedFile, file_drag
from creastudio.shell.transfer.layer_files import artboard_file
from creastudio.shell.transfer.mime_ids import with_ids

RATE = 48_000
"""Samples a second of sounds."""


def clip_files(session: Session, clips: Iterable[Clip]) -> list[NamedFile]:
    """Return the files of clips; what has none, as its media are missing, is left out."""
    found = (_file(session, clip) for clip in clips)
    return [item for item in found if item is not None]


def chosen_clips(session: Session) -> list[Clip]:
    """Return the selected clips of the shown sequence, in order of time."""
    return sorted((spot.clip for spot in selected_spots(session)), key=lambda clip: clip.start)


def drag_out(session: Session, clips: list[Clip], view: QWidget) -> QDrag | None:
    """Return a drag of the system with the files of clips; None where they have none."""
    files = clip_files(session, clips)
    if not files:
        return None
    mime = file_drag(session, files)
    with_ids(mime, CLIP_TYPE, [clip.id for clip in clips])
    drag = QDrag(view)
    drag.setMimeData(mime)
    drag.setPixmap(icons.pixmap(clip_icon(clips[0]), tokens().accent, 32))
    return drag


def left_window(view: QWidget, event: QMouseEvent) -> bool:
    """Return whether the mouse, with its left button held, is outside of the window."""
    held = bool(event.buttons() & Qt.MouseButton.LeftButton)
    return held and not view.window().frameGeometry().contains(event.globalPosition().toPoint())


def _file(session: Session, clip: Clip) -> NamedFile | None:
    document, sequence = session.document, session.sequence
    if clip.missing or sequence is None:
        return None
    name = file_name(clip.name or clip.kind)
    if clip.kind == "artboard":
        board = document.find_artboard(clip.artboard)
        return artboard_file(session, board) if board is not None else None
    if clip.kind == "text" and not clip.asset:
        return f"{file_name(' '.join(clip.text.split())[:40] or 'text')}.txt", partial(_write_text, clip.text)
    asset = session.find_asset(clip.asset)
    if asset is None:
        return None
    if clip.kind == "audio":
        return f"{name}.wav", partial(_write_sound, session, document, sequence, clip, asset)
    if clip.kind == "score":
        return f"{name}.mid", partial(_write_midi, session, clip, asset)
    return asset_file(session, asset)


def _write_text(text: str, path: Path) -> None:
    path.write_text(text + "\n", encoding="utf-8")


def _write_midi(session: Session, clip: Clip, asset: Asset, path: Path) -> None:
    from creastudio.export.marking import Provenance
    from creastudio.export.score_files import write_score
    from creastudio.notation.scores import score_of

    refuse_blocked(session.document, asset)
    found = score_of(session.workspace.read_blob(clip.asset), clip.name)
    write_score(found.score, path, Provenance.of(asset, clip.name))


def _write_sound(
    session: Session, document: Document, sequence: Sequence, clip: Clip, asset: Asset, path: Path
) -> None:
    """Write what is heard of a clip alone, with its fades, speed and volume; a second at a time."""
    from creastudio.export.marking import Provenance, mark_of
    from creastudio.export.sound_files import sound_file
    from creastudio.media.mixer import Mixer

    refuse_blocked(session.document, asset)
    made = Provenance.of(asset, clip.name)
    alone = clip.model_copy(update={"start": 0, "transition": None, "link": "", "group": ""})
    track = Track(kind="audio", clips=(alone,))
    single = sequence.model_copy(update={"tracks": (track,), "markers": (), "loop": None})
    mixer = Mixer(
        document.model_copy(update={"sequences": (single,)}), single.id, session.workspace.blobs.path
    )
    count = to_sample(alone.duration, RATE)
    try:
        with sound_file(path, ".wav", rate=RATE, bits=16, mark=mark_of(made) if made else None) as take:
            for start in range(0, count, RATE):
                take(mixer.render(start, min(RATE, count - start)))
    finally:
        mixer.close()
