"""The row of buttons that play, count, record and listen, above the pages of the score editor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.keyboard_in import KeyboardIn
from creastudio.shell.score.live_player import LivePlayer
from creastudio.shell.score.piano_keys import PianoKeys
from creastudio.shell.score.recording import Recording
from creastudio.shell.score.score_out import ScoreHandle
from creastudio.shell.theme import SPACE, px
from creastudio.shell.timeline.player import PlayerPlace
from creastudio.shell.widgets.labels import tool_button


class SoundTools(QWidget):
    """Everything of an editor that sounds."""

    def __init__(self, editor: ScoreEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.live = LivePlayer(editor)
        self.keyboard = KeyboardIn(editor.session, self.live.key, parent=self)
        self.piano = PianoKeys(editor, self.keyboard.press)
        self.recording = Recording(editor, self.live, self.keyboard)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        row.addSpacing(px(SPACE))
        self.play = tool_button("play", tr("Play from the playhead, or stop"))
        self.loop = tool_button(
            "repeat",
            tr("Play the selection again and again: marked bars, chosen notes, or all"),
            checkable=True,
        )
        self.metronome = tool_button(
            "metronome", tr("Metronome: clicks on every beat while it plays"), checkable=True
        )
        self.record = tool_button("circle", tr("Record what is played on a keyboard"), checkable=True)
        self.steps = tool_button(
            "step-forward",
            tr("Step by step: keys write notes of the grid's length while nothing plays"),
            checkable=True,
        )
        self.keys = tool_button(
            "keyboard",
            tr("Piano keys: A to ' are white and black keys, Z and X an octave down and up"),
            checkable=True,
        )
        self.more = tool_button("ellipsis", tr("Recording and keyboards"))
        for part in (self.play, self.loop, self.metronome, self.record, self.steps, self.keys, self.more):
            row.addWidget(part)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self.send = ScoreHandle(editor)
        row.addWidget(self.send)
        self._connect()
        editor.installEventFilter(self)
        editor.roll.installEventFilter(self)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what is on."""
        playing, player = self.live.playing, self.live.player
        set_icon(self.play, "square" if playing else "play")
        self.record.setChecked(self.recording.on)
        self.steps.setChecked(self.recording.steps)
        self.keys.setChecked(self.piano.on)
        self.loop.setChecked(self.live.loops)
        self.metronome.setChecked(player is not None and player.metronome)
        names = ", ".join(self.keyboard.names)
        tip = (
            tr("Record what is played on a keyboard: {names}", names=names)
            if names
            else tr(
                "Record what is played on a keyboard. No MIDI keyboard is plugged in; the piano keys play, too."
            )
        )
        self.record.setToolTip(tip)

    def close_sound(self) -> None:
        """Listen to no keyboard, and wait for the threads."""
        self.piano.set_on(False)
        self.keyboard.listen(False)
        self.live.sound.close()

    # -- inside

    def _connect(self) -> None:
        live, recording = self.live, self.recording
        self.play.clicked.connect(lambda: live.toggle())
        self._editor.play_wanted.connect(live.toggle)
        self.loop.clicked.connect(live.set_loops)
        self.metronome.clicked.connect(self._set_metronome)
        self.record.clicked.connect(lambda: self._record())
        self.steps.clicked.connect(recording.set_steps)
        self.keys.clicked.connect(self._set_piano)
        for signal in (live.playingChanged, live.loopChanged, recording.changed, self.keyboard.changed):
            signal.connect(self.refresh)
        self.keyboard.changed.connect(self._wake)
        self._editor.state.trackChanged.connect(live.choose_instrument)
        self._editor.source.changed.connect(live.choose_instrument)
        PlayerPlace.of(self._editor.session).closing.connect(self.close_sound)

    def _wake(self) -> None:
        # The first key comes on the thread of its keyboard: the device must be known by then.
        if self.keyboard.names:
            self.live.wake()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for bars, text in (
            (0, tr("Record at once")),
            (1, tr("Count in one bar")),
            (2, tr("Count in two bars")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(bars == self.recording.count_in)
            action.triggered.connect(lambda _checked=False, count=bars: self._set_count_in(count))
            action.setData(bars)
        menu.addSeparator()
        quantise = menu.addAction(tr("Put what is recorded on the grid"))
        quantise.setCheckable(True)
        quantise.setChecked(self.recording.quantise)
        quantise.toggled.connect(lambda on: setattr(self.recording, "quantise", on))
        menu.addSeparator()
        self.plugged = menu.addAction("")
        self.plugged.setEnabled(False)
        menu.aboutToShow.connect(self._show_plugged)
        return menu

    def _show_plugged(self) -> None:
        names = self.keyboard.names
        self.plugged.setText(", ".join(names) if names else tr("No MIDI keyboard is plugged in"))

    def _set_count_in(self, bars: int) -> None:
        self.recording.count_in = bars
        for action in self.more.menu().actions():
            if isinstance(action.data(), int):
                action.setChecked(action.data() == bars)

    def _set_metronome(self, on: bool) -> None:
        if self.live.player is not None:
            self.live.player.set_metronome(on)

    def _set_piano(self, on: bool) -> None:
        self.piano.set_on(on)
        if on:
            self._editor.roll.setFocus()

    def _record(self) -> None:
        self.recording.toggle()
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        # A device takes a moment to begin: it does so while the hand is on its way.
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and self._editor.isVisible():
            self.live.wake()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.keyboard.listen(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        super().hideEvent(event)
        self.keyboard.listen(False)


def add_sound(editor: ScoreEditor) -> SoundTools:
    """Let an editor be heard, and keyboards be played into it."""
    tools = SoundTools(editor)
    editor.add_tools(tools)
    return tools
