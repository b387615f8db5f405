"""The dock "Score": chooses which score is edited, and says how one comes here where there is none."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.score.beginning import begin_score
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.mixer_page import add_mixer
from creastudio.shell.score.notation_page import add_notation
from creastudio.shell.score.score_in import drop_scores, score_files, scores_in
from creastudio.shell.score.sound_tools import add_sound
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import EmptyState, button, tool_button
from creastudio.shell.widgets.large_dock import LargeDock

LARGE = QSize(1280, 800)
"""Of a window of its own, px at text scale 1."""


class ScorePanel(QWidget):
    """All score clips of the project, one edited at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Which score is edited"))
        calm(self.choice)
        narrowable(self.choice)
        self.shared = button("", "flat")
        self.shared.setCheckable(True)
        self.new = tool_button("plus", tr("New score"))
        self.alike = tool_button("sparkles", tr("More like this: find scores like this one"))
        self.large = tool_button("maximize", tr("Show it large, in a window of its own"))
        self._window = LargeDock(self, self.large, tr("Score"), LARGE, lambda: session.show_panel("score"))
        self.hide_button = tool_button("x", tr("Hide the score"))
        self.editor = ScoreEditor(session)
        self.notation = add_notation(self.editor)
        self.sound = add_sound(self.editor)
        self.mixer = add_mixer(self.editor)
        head = QHBoxLayout()
        head.setContentsMargins(px(SPACE), px(SPACE / 2), px(SPACE), 0)
        head.setSpacing(px(SPACE / 2))
        head.addWidget(self.choice, 1)
        head.addWidget(self.shared)
        head.addStretch(1)
        for part in (self.new, self.alike, self.large, self.hide_button):
            head.addWidget(part)
        self.nothing = EmptyState(
            "music",
            tr(
                "Write music here: draw notes, or let a generator go on from yours. Double-click a score on the "
                "timeline to open it, drop a MIDI, MusicXML or ABC file here, or begin with an empty score."
            ),
            tr("Begin a score"),
        )
        self.trouble = EmptyState("triangle-alert", tr("This score can't be read."))
        self.stack = QStackedWidget()
        for page in (self.nothing, self.trouble, self.editor):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._fill()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(900), px(380))

    # -- what is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take scores, of whatever kind of file and from wherever in the studio."""
        mime, source = event.mimeData(), event.source()
        own = isinstance(source, QWidget) and self.isAncestorOf(source)
        if not own and (scores_in(self._session, mime) or score_files(mime)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Put them on the timeline, and open them."""
        if drop_scores(self._session, event.mimeData()):
            event.acceptProposedAction()

    # -- which score

    def open(self, clip_id: str) -> None:
        """Edit the score of a clip."""
        self.editor.open(clip_id)
        self._fill()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Work with the plugins that there are now."""
        self.editor.reload()

    def begin(self) -> None:
        """Put an empty score on the timeline and edit it."""
        clip_id = begin_score(self._session)
        if clip_id:
            self.open(clip_id)

    # -- inside

    def _connect(self) -> None:
        session = self._session
        self.choice.activated.connect(lambda index: self.open(self.choice.itemData(index)))
        self.new.clicked.connect(self.begin)
        self.nothing.action.clicked.connect(self.begin)
        self.alike.clicked.connect(self._find_alike)
        self.hide_button.clicked.connect(self._hide)
        self.shared.toggled.connect(self._set_alone)
        session.documentChanged.connect(self._document_changed)
        session.selectionChanged.connect(self._follow_selection)
        session.scoreRequested.connect(self.open)

    def _document_changed(self, old: object, new: object) -> None:
        if getattr(old, "sequences", None) is not getattr(new, "sequences", None):
            self._fill()

    def _clips(self) -> list[Clip]:
        """Return the scores of the timeline in the order in which they are heard."""
        sequence = self._session.sequence
        clips = [
            clip
            for track in reversed(sequence.tracks if sequence is not None else ())
            for clip in track.clips
            if clip.kind == "score" and clip.asset
        ]
        return sorted(clips, key=lambda clip: clip.start)

    def _follow_selection(self) -> None:
        """Show the score clip that is selected alone, while the panel is seen."""
        chosen = self._session.selected_clips
        if len(chosen) == 1 and self.isVisible() and any(clip.id == chosen[0] for clip in self._clips()):
            self.editor.open(chosen[0])
            self._fill()

    def _fill(self) -> None:
        """List the scores; where none is edited, the first."""
        clips, source = self._clips(), self.editor.source
        if source.clip is None:
            self.editor.open(clips[0].id if clips else "")
        self.choice.blockSignals(True)
        self.choice.clear()
        for clip in clips:
            self.choice.addItem(clip.name or tr("Untitled"), clip.id)
        self.choice.setCurrentIndex(self.choice.findData(source.clip_id))
        self.choice.blockSignals(False)
        self.choice.setVisible(bool(clips))
        self.alike.setEnabled(source.score is not None)
        self._show_shared()
        page: QWidget = self.editor if source.score is not None else self.nothing
        if source.clip is not None and source.score is None:
            page = self.trouble
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(self.editor if page is self.editor else self.nothing.action)

    def _find_alike(self) -> None:
        from creastudio.shell.alike.question import question_of

        question_of(self._session).ask_asset(self.editor.source.sha256)

    def _show_shared(self) -> None:
        count = self.editor.source.shown_in
        self.shared.setVisible(count > 1)
        self.shared.setText(tr("Shown {count} times", count=count))
        self.shared.setToolTip(
            tr(
                "What you change here changes in all clips that show this score. Press to change this clip alone."
            )
        )
        self.shared.blockSignals(True)
        self.shared.setChecked(self.editor.source.alone)
        self.shared.blockSignals(False)
        if self.editor.source.alone:
            self.shared.setText(tr("This clip alone"))

    def _set_alone(self, on: bool) -> None:
        self.editor.source.alone = on
        self._show_shared()

    # -- a window of its own

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self._window.find()
        self._follow_selection()

    def _hide(self) -> None:
        if self._window.dock is not None:
            self._window.dock.hide()
            self._session.show_panel("timeline")
