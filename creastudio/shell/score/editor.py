"""The score editor: pages that show one score, and the tools that all of them share."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.score.act_bar import ActBar
from creastudio.shell.score.analysis_lane import AnalysisLane
from creastudio.shell.score.candidates import Candidates
from creastudio.shell.score.roll_page import RollPage
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.roll_tools import RollTools
from creastudio.shell.score.score_checks import OVER, ScoreChecks
from creastudio.shell.score.source import ScoreSource
from creastudio.shell.score.tracks_list import TracksList
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.workspace.notice import Notice

WIDE = 1400
"""Width from which there is room for the instruments of tracks beside their names, px at text scale 1."""

WIDE_TRACKS, NARROW_TRACKS = 310, 204
"""Width of the list of tracks until a person makes it another, px at text scale 1."""


class ScoreEditor(QWidget):
    """Edits the score of one clip at a time.

    Attributes
    ----------
    source : ScoreSource
        Which clip, and how its score is changed.
    state : RollState
        The track that is written in, and the notes and bars that are chosen: shared by all pages.
    """

    score_changed = Signal(object)
    """``Score`` or None: another version, by whatever way, or another score."""
    position_changed = Signal(int)
    """Tick of the playhead."""
    play_wanted = Signal()
    """The space bar was pressed: play, or stop."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.source = ScoreSource(session, self)
        self.state = RollState(self.source, self)
        self.roll = RollPage(self.state, lambda: self.position, self._tell)
        self.tools = RollTools(self.state, self.roll)
        self.bar = QWidget()
        self.row = FlowLayout(px(SPACE / 2), self.bar)
        self.row.setContentsMargins(px(SPACE / 2), px(2), px(SPACE / 2), px(2))
        self.row.addWidget(self.tools)
        self.candidates = Candidates(session, self.source, self)
        self.acts = ActBar(session, self.state, self.candidates)
        self.checks = ScoreChecks(session, self.source, self)
        analysis = AnalysisLane(self.state, self.checks)
        self.roll.add_lane(analysis, 2)
        self.roll.roomLacked.connect(analysis.set_lack)
        self.acts.begun.connect(lambda: self.roll.setFocus(Qt.FocusReason.OtherFocusReason))
        self.roll.extra_keys = self.candidates.press
        self.roll.extra_releases = self.candidates.release
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.tabBar().hide()
        self.pages.addTab(self.roll, tr("Piano roll"))
        self.tools.told.setMinimumHeight(self.pages.tabBar().sizeHint().height())
        self.pages.setCornerWidget(self.tools.told)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.setChildrenCollapsible(False)
        self.tracks = TracksList(self.state, self._tell)
        self.middle.addWidget(self.tracks)
        self.middle.addWidget(self.pages)
        self.middle.setStretchFactor(1, 1)
        self._placed = False
        self.middle.splitterMoved.connect(self._keep_width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.middle, 1)
        column.addWidget(self.acts)
        self.setFocusProxy(self.roll)
        self.source.changed.connect(lambda: self.score_changed.emit(self.source.score))
        self.source.placed.connect(self._show_position)
        session.playheadChanged.connect(self._show_position)
        for signal in (session.leaving, self.source.closing):
            signal.connect(self._commit)
        self.candidates.changed.connect(self._show_candidate)
        self.checks.found.connect(self._show_faults)
        self.reload()
        self.roll.ruler.placeWanted.connect(self.seek)

    # -- the seam

    def add_page(self, widget: QWidget, title: str) -> None:
        """Show another page beside the piano roll; `title` is translated."""
        self.pages.addTab(widget, title)
        self.pages.tabBar().show()

    def add_tools(self, widget: QWidget) -> None:
        """Put a widget behind the tools above the pages."""
        self.row.addWidget(widget)

    @property
    def score(self) -> Score | None:
        """The score that is edited; None where there is none."""
        return self.source.score

    def set_score(self, score: Score, label: str) -> bool:
        """Make this the score of the clip, as one undo step; `label` is English, marked for translation."""
        return self.source.set_score(score, label)

    @property
    def position(self) -> int:
        """Tick of the playhead; below 0 or beyond the end where it is outside of the clip."""
        return self.source.tick(self.session.playhead)

    def seek(self, tick: int) -> None:
        """Put the playhead at a tick."""
        if self.score is not None:
            self.session.set_playhead(self.source.flicks(max(0, tick)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        if not self._placed:
            wide = px(WIDE_TRACKS if self.width() >= px(WIDE) else NARROW_TRACKS)
            self.middle.setSizes([wide, self.width() - wide])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Play by the space bar; left alone, it would be the hand of the canvas."""
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            super().keyPressEvent(event)
        elif self.score is not None and not event.isAutoRepeat():
            self.play_wanted.emit()

    # -- inside

    def _keep_width(self) -> None:
        """Leave the list of tracks as wide as a person has made it."""
        self._placed = True

    def open(self, clip_id: str) -> None:
        """Edit the score of a clip."""
        self.source.open(clip_id)
        self._show_position()

    def reload(self) -> None:
        """Work with the plugins that there are now."""
        self.acts.reload()
        self.checks.use(self.session.environment.registry.scores())

    def _tell(self, error: UserError) -> None:
        self.session.noticeAdded.emit(Notice.from_error(error))

    def _show_faults(self) -> None:
        self.roll.grid.set_faults([note for note in self.checks.notes if note.kind not in OVER])

    def _show_candidate(self) -> None:
        grid = self.roll.grid
        grid.gone_notes, grid.ghost_notes = self.candidates.ghosts()
        grid.update()
        words = self.candidates.fresh_words()
        if words and not any(track == self.state.track for track, _ in words):
            self.state.set_track(words[0][0])  # lyrics are seen of one track
        self.roll.show_candidate(None if self.candidates.before else self.candidates.score())
        if grid.ghost_notes or words:
            if grid.ghost_notes:
                self.roll.sight.reveal(grid.ghost_notes)
            focus = QApplication.focusWidget()
            if focus is None or self.acts.isAncestorOf(focus):
                # The keys of candidates are those of the notes.
                self.roll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _commit(self) -> None:
        """Put into the score what is half typed: the window is about to be closed, or another score opened."""
        for lane in (self.roll.chords, self.roll.lyrics):
            lane.finish()

    def _show_position(self, *_: object) -> None:
        if self.score is None:
            self.roll.show_playhead(None)
            return
        tick = self.position
        self.roll.show_playhead(tick if tick >= 0 else None)
        if self.session.settings.follow_playhead != "off":
            self.roll.sight.follow(tick)
        self.position_changed.emit(tick)
