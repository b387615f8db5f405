"""The page "Mixer" of the score editor: a strip a part, and the sound font that they are heard by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from creastudio.core.playing import part_key
from creastudio.core.score_tracks import with_track_fields
from creastudio.shell.i18n import tr
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.mixer_strip import MixerStrip
from creastudio.shell.score.score_out import drag_score, dragged_suffix
from creastudio.shell.score.sound_font import choose_font, font_title
from creastudio.shell.theme import SPACE, px
from creastudio.shell.timeline.playback.ring import Levels
from creastudio.shell.timeline.player import Player, PlayerPlace
from creastudio.shell.transfer.dropped_files import FONT_SUFFIXES
from creastudio.shell.widgets.labels import label


class MixerPage(QWidget):
    """How the parts of a score sound; every change is an undo step."""

    def __init__(self, editor: ScoreEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.strips: list[MixerStrip] = []
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE))
        self._row.setSpacing(px(SPACE))
        self._row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.font_name = label("", "dim")
        self.fonts = QToolButton()
        self.fonts.setText(tr("Sound font…"))
        self.fonts.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Choose a file…")).triggered.connect(lambda: self.choose_file())
        menu.addAction(tr("The one that ships")).triggered.connect(lambda: choose_font(editor.session, None))
        self.fonts.setMenu(menu)
        below = QHBoxLayout()
        below.setContentsMargins(px(SPACE), 0, px(SPACE), px(SPACE / 2))
        below.addWidget(self.font_name, 1)
        below.addWidget(self.fonts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(below)
        editor.score_changed.connect(self.refresh)
        editor.state.trackChanged.connect(self.refresh)
        editor.session.settingsChanged.connect(self._show_font)
        place = PlayerPlace.of(editor.session)
        place.found.connect(self._follow)
        if place.player is not None:
            self._follow(place.player)
        self.refresh()
        self._show_font()

    def refresh(self, *_: object) -> None:
        """Show the parts as they are."""
        score = self._editor.score
        tracks = score.tracks if score is not None else ()
        while len(self.strips) > len(tracks):
            self.strips.pop().deleteLater()
        while len(self.strips) < len(tracks):
            strip = MixerStrip()
            strip.wanted.connect(partial(self._change, len(self.strips)))
            strip.dragged.connect(partial(self._drag, len(self.strips)))
            self._row.insertWidget(len(self.strips), strip)
            self.strips.append(strip)
        for number, (strip, track) in enumerate(zip(self.strips, tracks, strict=True)):
            if strip.track is not track:
                strip.show_track(track, number)
        heard = set(score.heard) if score is not None else set[int]()
        for number, strip in enumerate(self.strips):
            strip.meter.setEnabled(number in heard)

    def choose_file(self) -> None:
        """Ask for a sound font."""
        pattern = " ".join(f"*{suffix}" for suffix in FONT_SUFFIXES)
        session = self._editor.session
        chosen = session.chooser.open_file(self, tr("Sound font"), f"{tr('Sound fonts')} ({pattern})")
        if chosen is not None:
            choose_font(session, chosen)

    # -- inside

    def _change(self, number: int, title: str, fields: dict[str, object]) -> None:
        score = self._editor.score
        if score is None or number >= len(score.tracks):
            return
        if not self._editor.set_score(with_track_fields(score, number, **fields), title):
            self.strips[number].show_track(score.tracks[number], number)

    def _drag(self, number: int, event: QMouseEvent) -> None:
        drag = drag_score(self._editor, self, number, dragged_suffix(event))
        if drag is not None:
            drag.exec(Qt.DropAction.CopyAction)

    def _follow(self, player: Player) -> None:
        player.measured.connect(self._measure)

    def _measure(self, levels: Levels, seconds: float) -> None:
        if not self.isVisible():
            return
        clip = self._editor.source.clip_id
        for number, strip in enumerate(self.strips):
            strip.meter.take(levels.tracks.get(part_key(clip, number), 0.0), seconds)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.refresh()

    def _show_font(self) -> None:
        self.font_name.setText(
            tr("Heard by {font}", font=font_title(self._editor.session.settings.sound_font))
        )


def add_mixer(editor: ScoreEditor) -> MixerPage:
    """Give an editor its mixer."""
    page = MixerPage(editor)
    editor.add_page(page, tr("Mixer"))
    return page
