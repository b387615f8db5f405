"""The score of an editor on its way to other programs: dragged out, saved, or as stems."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from creastudio.api.score import Score
from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.export.naming import file_name
from creastudio.shell import icons
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.saving import save_music
from creastudio.shell.session import Session
from creastudio.shell.theme import tokens
from creastudio.shell.transfer.drag_files import NamedFile, file_drag

if TYPE_CHECKING:
    from creastudio.export.marking import Provenance


def score_to_send(editor: ScoreEditor, part: int | None = None) -> Score | None:
    """Return the score as it is heard on the timeline, or one part of it by itself; None where there is nothing."""
    score, clip, sequence = editor.score, editor.source.clip, editor.session.sequence
    if score is None or clip is None or sequence is None:
        return None
    if part is not None:
        if part >= len(score.tracks):
            return None
        alone = score.tracks[part].model_copy(update={"muted": False, "solo": False})
        score = score.with_(tracks=(alone,))
    if not any(len(track) for track in score.tracks):
        return None
    from creastudio.export.sequence_score import score_in_place

    return score_in_place(score, clip, sequence.tempo)


def score_file(editor: ScoreEditor, suffix: str, part: int | None = None) -> NamedFile | None:
    """Return a file of the score or a part, as a drag takes it; None where there is nothing to send."""
    score = score_to_send(editor, part)
    if score is None:
        return None
    return f"{title_of(editor, part)}{suffix}", partial(_write, editor.session, score, editor.source.asset)


def title_of(editor: ScoreEditor, part: int | None = None) -> str:
    """Return what a file of the score, or of a part, is called, without an ending."""
    clip, score = editor.source.clip, editor.score
    whole = (
        (clip.name if clip is not None else "") or (score.title if score is not None else "") or tr("Score")
    )
    if part is None or score is None:
        return file_name(whole)
    return file_name(f"{whole} - {score.tracks[part].name or tr('Part {number}', number=part + 1)}")


def drag_score(
    editor: ScoreEditor, view: QWidget, part: int | None = None, suffix: str = ".mid"
) -> QDrag | None:
    """Return a drag of the score or a part as a file; None where there is nothing to send."""
    file = score_file(editor, suffix, part)
    if file is None:
        return None
    drag = QDrag(view)
    drag.setMimeData(file_drag(editor.session, [file]))
    drag.setPixmap(icons.pixmap("music", tokens().accent, 32))
    return drag


def dragged_suffix(event: QMouseEvent) -> str:
    """Return what a drag becomes: MIDI, or with Shift a WAV."""
    return ".wav" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else ".mid"


class ScoreHandle(QToolButton):
    """Is dragged to other programs; a click shows what the score can be saved as."""

    def __init__(self, editor: ScoreEditor) -> None:
        super().__init__()
        self._editor = editor
        self._press: QPointF | None = None
        self.setAutoRaise(True)
        set_icon(self, "upload")
        tip = tr(
            "Drag to another program: the score as MIDI, with Shift as WAV. Click to save it, or its parts."
        )
        self.setToolTip(tip)
        self.setAccessibleName(tr("Send the score"))
        self.clicked.connect(lambda: self._menu().popup(self.mapToGlobal(self.rect().bottomLeft())))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._press = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        far = QApplication.startDragDistance()
        if self._press is not None and (event.position() - self._press).manhattanLength() >= far:
            self._press = None
            self.setDown(False)
            drag = drag_score(self._editor, self, suffix=dragged_suffix(event))
            if drag is not None:
                drag.exec(Qt.DropAction.CopyAction)
            return
        super().mouseMoveEvent(event)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        track = self._editor.state.track
        for text, part in ((tr("Save the score as…"), None), (tr("Save this part as…"), track)):
            action = menu.addAction(text)
            action.setEnabled(score_to_send(self._editor, part) is not None)
            action.triggered.connect(lambda _checked=False, part=part: save_score(self._editor, self, part))
        menu.addSeparator()
        for suffix, text in (
            (".wav", tr("Stems as WAV: a file a part…")), (".flac", tr("Stems as FLAC: a file a part…")),
        ):  # fmt: skip
            action = menu.addAction(text)
            action.setEnabled(score_to_send(self._editor) is not None)
            action.triggered.connect(
                lambda _checked=False, suffix=suffix: save_stems(self._editor, self, suffix)
            )
        return menu


def save_score(editor: ScoreEditor, parent: QWidget, part: int | None = None) -> None:
    """Ask for a name, whose ending says the format, and write the score or a part."""
    from creastudio.export.score_files import SUFFIXES

    score = score_to_send(editor, part)
    if score is None:
        return
    pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    first = f"{title_of(editor, part)}.mid"
    session = editor.session
    path = session.chooser.save_file(parent, tr("Save the score"), f"{tr('Music')} ({pattern})", first)
    if path is not None:
        path = path if path.suffix else path.with_suffix(".mid")
        make = partial(_write, session, score, editor.source.asset)
        save_music(
            session, path, make, lambda _made: session.notify(tr("'{name}' is saved.", name=path.name))
        )


def save_stems(editor: ScoreEditor, parent: QWidget, suffix: str) -> None:
    """Ask for a folder and write every part that is heard into a new one inside."""
    score = score_to_send(editor)
    if score is None:
        return
    where = editor.session.chooser.folder(parent, tr("Where the folder of stems is put"))
    if where is None:
        return
    from creastudio.export.score_audio import write_score_stems

    session, asset = editor.session, editor.source.asset
    folder = where / title_of(editor)

    def make(path: Path, tell: Callable[[float], object]) -> None:
        from creastudio.export.marking import mark_of

        made = _provenance(session, score, asset)
        write_score_stems(score, path, suffix, mark=mark_of(made) if made is not None else None, tell=tell)

    def saved(_made: object) -> None:
        session.notify(tr("Stems are in '{name}'.", name=folder.name))

    save_music(session, folder, make, saved)


def _write(
    session: Session,
    score: Score,
    asset: Asset | None,
    path: Path,
    tell: Callable[[float], object] = lambda _share: None,
) -> None:
    from creastudio.export.score_files import write_score

    write_score(score, path, _provenance(session, score, asset), tell=tell)


def _provenance(session: Session, score: Score, asset: Asset | None) -> Provenance | None:
    """Return what the file says of how the score was made; ``Blocked`` where the policy of the project lets it not leave."""
    from creastudio.export.marking import Provenance

    if asset is None:
        return None
    refuse_blocked(session.document, asset)
    return Provenance.of(asset, score.title)
