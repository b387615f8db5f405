"""Which sequence is shown: a button with all of them, and what is done with one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from creastudio.core.edits.place_media import new_track, with_track
from creastudio.core.edits.sequence_copies import duplicate_sequence
from creastudio.core.edits.timeline import add_sequence, add_track, remove_sequence, update_sequence
from creastudio.core.ids import new_id
from creastudio.core.timeline import TrackKind
from creastudio.shell.dialogs.ask_name import ask_name
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.theme import follow_theme, px
from creastudio.shell.timeline.first_sequence import first_sequence
from creastudio.shell.timeline.ruler.painting import ruler_height
from creastudio.shell.timeline.sequence_dialog import ask_sequence
from creastudio.shell.timeline.state import header_width


class SequenceCommands:
    """Acts on the sequences of a project."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        self._session, self._owner = session, owner

    def new_sequence(self) -> None:
        """Ask what a new sequence should be like, add it and show it."""
        count = len(self._session.document.sequences)
        base = first_sequence(count + 1)
        now = self._session.sequence
        if now is not None:
            same = {
                name: getattr(now, name) for name in ("width", "height", "rate_numerator", "rate_denominator")
            }
            base = base.model_copy(update=same)
        made = ask_sequence(self._session, self._owner.window(), base, tr("New sequence"), tr("Add sequence"))
        if made is not None and self._session.apply(add_sequence(made)):
            self._session.set_sequence(made.id)
            self._session.set_playhead(0)

    def add_track(self, kind: TrackKind) -> None:
        """Add a track of a kind, outside of those that are there; a sequence too where there is none."""
        sequence = self._session.sequence
        if sequence is None:
            made = first_sequence()
            self._session.apply(add_sequence(made))
            return
        track = new_track(sequence, kind, new_id())
        self._session.apply(add_track(sequence.id, track, with_track(sequence, track).tracks.index(track)))

    def change_sequence(self) -> None:
        """Ask for the settings of the sequence that is shown."""
        sequence = self._session.sequence
        if sequence is None:
            return
        made = ask_sequence(
            self._session, self._owner.window(), sequence, tr("Sequence settings"), tr("Change")
        )
        if made is None or made == sequence:
            return
        fields = {
            name: value for name in SETTINGS if (value := getattr(made, name)) != getattr(sequence, name)
        }
        self._session.apply(update_sequence(sequence.id, **fields))

    def rename_sequence(self) -> None:
        """Ask for the name of the sequence that is shown."""
        sequence = self._session.sequence
        if sequence is not None:
            name = ask_name(self._owner.window(), tr("Rename sequence"), sequence.name)
            if name is not None and name != sequence.name:
                self._session.apply(update_sequence(sequence.id, name=name))

    def duplicate_sequence(self) -> None:
        """Make a copy of the sequence that is shown, and show it."""
        sequence = self._session.sequence
        if sequence is None:
            return
        known = {item.id for item in self._session.document.sequences}
        name = tr("{name} copy", name=sequence.name)
        if self._session.apply(duplicate_sequence(sequence.id, name)):
            fresh = next(item for item in self._session.document.sequences if item.id not in known)
            self._session.set_sequence(fresh.id)

    def delete_sequence(self) -> None:
        """Delete the sequence that is shown; undo brings it back."""
        sequence = self._session.sequence
        if sequence is not None and self._session.apply(remove_sequence(sequence.id)):
            self._session.offer(
                tr("Deleted sequence '{name}'.", name=sequence.name),
                tr("Undo"),
                self._session.workspace.undo,
                usable=lambda: sequence.id not in {item.id for item in self._session.document.sequences},
            )

    def show_sequence(self, sequence_id: str) -> None:
        """Show another sequence, from its start."""
        if sequence_id != self._session.sequence_id:
            self._session.set_sequence(sequence_id)
            self._session.set_playhead(0)


SETTINGS = (
    "name", "width", "height", "rate_numerator", "rate_denominator", "start_frame", "drop_frame", "tempo", "background",
)  # fmt: skip
"""Fields that the dialog of settings changes."""


class SequenceChooser(QWidget):
    """Stands in the corner between ruler and headers; its button names the sequence that is shown."""

    exportWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.commands = SequenceCommands(session, self)
        self.setFixedSize(header_width(), ruler_height())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), px(4), px(4), px(4))
        self.button = QToolButton()
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button.setAccessibleName(tr("Sequence"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self.button, "clapperboard")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.button.setMenu(self.menu)
        row.addWidget(self.button, 1)
        session.documentChanged.connect(self.refresh)
        session.activeSequenceChanged.connect(self.refresh)
        follow_theme(self, self._restyle)
        self.refresh()

    def _restyle(self) -> None:
        self.setFixedSize(header_width(), ruler_height())
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(header_width(), ruler_height())

    def refresh(self, *_: object) -> None:
        """Show the name of the sequence."""
        sequence = self._session.sequence
        if sequence is None:
            self.button.setText(tr("No sequence") + "  ▾")
            self.button.setToolTip(tr("Make a sequence"))
            return
        room = header_width() - px(72)
        metrics = self.button.fontMetrics()
        self.button.setText(metrics.elidedText(sequence.name, Qt.TextElideMode.ElideRight, room) + "  ▾")
        said = tr(
            "{name}: {width} × {height}, {rate} frames a second",
            name=sequence.name, width=sequence.width, height=sequence.height, rate=f"{float(sequence.rate):.5g}",
        )  # fmt: skip
        self.button.setToolTip(said)

    def fill(self) -> None:
        """Fill the menu: all sequences, and what can be done."""
        menu, commands, shown = self.menu, self.commands, self._session.sequence
        menu.clear()
        for sequence in self._session.document.sequences:
            entry = add(
                menu, sequence.name.replace("&", "&&"), "", partial(commands.show_sequence, sequence.id)
            )
            entry.setCheckable(True)
            entry.setChecked(sequence is shown)
        menu.addSeparator()
        there = shown is not None
        add(menu, tr("New sequence…"), "plus", commands.new_sequence)
        add(menu, tr("Sequence settings…"), "settings", commands.change_sequence, enabled=there)
        add(menu, tr("Rename…"), "type", commands.rename_sequence, enabled=there)
        add(menu, tr("Duplicate"), "copy", commands.duplicate_sequence, enabled=there)
        add(menu, tr("Export…"), "upload", self.exportWanted.emit, enabled=there)
        menu.addSeparator()
        add(menu, tr("Delete sequence"), "trash-2", commands.delete_sequence, enabled=there)
