"""From which writing the selected text came, whether it is up to date, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from creastudio.core.canvas import TextLayer
from creastudio.core.edits.update_words import keep_words, unlink_words
from creastudio.core.timeline import Clip
from creastudio.core.writing import Writing
from creastudio.core.written import by_hand, source_of, written_state
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label, tool_button
from creastudio.shell.writings.acts import title_of
from creastudio.shell.writings.updates import Placed, changed_of, update_placed


class WrittenStrip(QWidget):
    """Shown above the words of texts that came from a writing; hidden for any other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._placed = Placed()
        self.state = label("", "dim", wrap=True)
        self.update_button = button(
            tr("Update"), "primary", "refresh-cw", tr("Take the words that the writing has now"), "Ctrl+Alt+U"
        )
        self.update_button.clicked.connect(lambda: update_placed(session, self._placed, self.window()))
        self.more = tool_button("ellipsis", tr("More to do with this link"))
        self.more.clicked.connect(
            lambda: self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label("notebook-pen", "dim", 16))
        row.addWidget(self.state, 1)
        row.addWidget(self.update_button)
        row.addWidget(self.more)
        session.documentChanged.connect(lambda *_: self._show())
        self.hide()

    def show_things(self, layers: Sequence[TextLayer] = (), clips: Sequence[Clip] = ()) -> None:
        """Show how some texts stand to their writings."""
        self._placed = Placed(
            tuple(layer for layer in layers if layer.written is not None),
            tuple(clip for clip in clips if clip.written is not None),
        )
        self._show()

    def menu(self) -> QMenu:
        """Return what else can be done."""
        session, (layers, clips) = self._session, self._placed.ids
        menu = QMenu(self)
        writing = self._writing()
        there = writing is not None and session.document.find_writing(writing.id) is not None
        add(menu, tr("Show the writing"), "notebook-pen", self._open, enabled=there)
        add(
            menu, tr("Keep the words as they are"), "check", lambda: session.apply(keep_words(layers, clips)),
            enabled=self.update_button.isVisibleTo(self),
        )  # fmt: skip
        add(menu, tr("Unlink from the writing"), "link", lambda: session.apply(unlink_words(layers, clips)))
        return menu

    def _open(self) -> None:
        writing = self._writing()
        if writing is not None:
            self._session.show_panel("writing")
            self._session.set_writing(writing.id)

    def _writing(self) -> Writing | None:
        first = next((item.written for item in self._placed.all if item.written is not None), None)
        return source_of(self._session.document, first) if first is not None else None

    def _show(self) -> None:
        document = self._session.document
        self.setVisible(bool(self._placed))
        if not self._placed:
            return
        changed = changed_of(document, self._placed)
        gone = any(written_state(document, item) == "gone" for item in self._placed.all)
        hand = any(by_hand(item) for item in self._placed.all)
        self.update_button.setVisible(bool(changed))
        self.state.setText(self._words(changed=bool(changed), gone=gone, hand=hand))
        self.state.setProperty("role", "warning" if changed or gone else "dim")
        self.state.style().polish(self.state)

    def _words(self, *, changed: bool, gone: bool, hand: bool) -> str:
        writing = self._writing()
        if gone or writing is None:
            return tr("Its writing isn't in the project any more.")
        name = title_of(writing)
        if changed and hand:
            return tr("'{name}' changed, and so did these words, by hand.", name=name)
        if changed:
            return tr("'{name}' has other words now.", name=name)
        if hand:
            return tr("From '{name}', changed by hand.", name=name)
        return tr("From '{name}'", name=name)
