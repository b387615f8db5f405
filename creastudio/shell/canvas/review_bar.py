"""The bar under the candidate in review: which one is shown, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from creastudio.core.assets import Asset
from creastudio.shell.i18n import tr, trn
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.results.review import Review
from creastudio.shell.panels.results.strength import StrengthSlider
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.key_adding import accepting, add_at_playhead
from creastudio.shell.timeline.listen_button import ListenButton
from creastudio.shell.transfer.file_kinds import is_played
from creastudio.shell.widgets.kept_focus import has_keyboard
from creastudio.shell.widgets.labels import button, label, tool_button


class ReviewBar(QFrame):
    """Compare, place, vary, discard, close; shown while candidates are in review."""

    def __init__(self, session: Session, review: Review, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._review, self._canvas = session, review, parent
        self._safety = safety_of(session)
        self.setProperty("role", "toast")
        self.setAccessibleName(tr("Candidates in review"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(8), px(6), px(8), px(6))
        self._row.setSpacing(px(6))
        self._add_steps()
        self._add_acts()
        self.waiting = button("", "link", tip=tr("Go to the results that wait; these stay in the tray"))
        self._row.addWidget(self.waiting)
        self.waiting.clicked.connect(review.show_waiting)
        self._safety.changed.connect(self.refresh)
        session.reviewChanged.connect(self.refresh)
        session.activeResultChanged.connect(self.refresh)
        session.resultsChanged.connect(self.refresh)
        session.documentChanged.connect(self.refresh)
        session.playheadChanged.connect(self._show_key)
        review.waitingChanged.connect(self.refresh)
        review.beforeChanged.connect(self._show_before)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what is in review now."""
        active, candidates = self._review.active, self._review.choices
        if active is None:
            # Qt would give the keyboard to what comes next: to the button that zooms out, and Space would press it.
            if has_keyboard(self):
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            return
        ids = [item.id for item in candidates]
        at = ids.index(active.id) + 1 if active.id in ids else 1
        several = len(ids) > 1
        self._count.setText(f"{at} / {max(len(ids), 1)}")
        self._back.setEnabled(several)
        self._on.setEnabled(several)
        new = active.state == "new"
        self.accept.setText(tr("Place") if new else tr("Place again"))
        self.discard.setEnabled(new)
        self.listen.show_asset(active.asset)
        # What is played has one place only.
        self.timeline.setVisible(not is_played(active.asset.kind) and active.asset.kind != "layout")
        self._show_key()
        self._show_flag(active.asset)
        can_vary = active.asset.recipe is not None
        self.vary.setEnabled(can_vary)
        self._strength.setEnabled(can_vary)
        waiting = self._review.waiting
        self.waiting.setVisible(waiting > 0)
        self.waiting.setText(trn("{count} more waits", "{count} more wait", waiting))
        self.show()
        self.adjustSize()

    def fit(self, room: int) -> None:
        """Take at most `room` px in width where the buttons can: the slider goes first, then the word beside the cross."""
        self._strength.show()
        self.close_button.setText(tr("Close"))
        if self.sizeHint().width() > room:
            self._strength.hide()
        if self.sizeHint().width() > room:
            self.close_button.setText("")
        self.adjustSize()

    def _add_steps(self) -> None:
        self._back = self._tool("arrow-left", tr("Candidate before"), "Left")
        self._back.clicked.connect(lambda: self._review.step(-1))
        self._count = label("1 / 1")
        self._count.setMinimumWidth(px(40))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(self._count)
        self._on = self._tool("arrow-right", tr("Next candidate"), "Right")
        self._on.clicked.connect(lambda: self._review.step(1))
        self.before = self._tool("eye", tr("Hold to see it without the candidate"), "B")
        self.before.pressed.connect(lambda: self._review.set_before(True))
        self.before.released.connect(lambda: self._review.set_before(False))

    def _show_flag(self, asset: Asset) -> None:
        sha256 = asset.sha256
        self.reveal.setVisible(self._safety.of(sha256).hides and asset.kind == "image")
        self.reveal.setText(tr("Show") if self._safety.hidden(sha256) else tr("Hide again"))

    def _reveal(self) -> None:
        active = self._review.active
        if active is not None:
            sha256 = active.asset.sha256
            self._safety.reveal(sha256, on=self._safety.hidden(sha256))

    def _add_acts(self) -> None:
        self.reveal = button(
            tr("Show"), "", "eye", tr("Show the picture as it is until the project is closed")
        )
        self.reveal.clicked.connect(self._reveal)
        self._row.addWidget(self.reveal)
        self.listen = ListenButton(self._session, self)
        self._row.addWidget(self.listen)
        self.accept = button("", "primary", "check", tr("Place the shown result"), "Return")
        self.accept.clicked.connect(lambda: self._accept(on_timeline=False))
        self._row.addWidget(self.accept)
        self.timeline = self._tool("film", tr("Place it on the timeline"), "Shift+Return")
        self.timeline.clicked.connect(lambda: self._accept(on_timeline=True))
        self.key = self._tool("diamond", tr("Add it as a key of the clip at the playhead"), "")
        self.key.clicked.connect(self._add_key)
        self.vary = button(tr("Vary"), "", "shuffle", tr("Make variations of it"), "V")
        self.vary.clicked.connect(self._review.vary)
        self._row.addWidget(self.vary)
        self._strength = StrengthSlider(self._review)
        self._row.addWidget(self._strength)
        self.discard = self._tool("trash-2", tr("Discard the shown candidate"), "Delete")
        self.discard.clicked.connect(self._review.discard)
        self.close_button = button(
            tr("Close"), "", "x", tr("Close the preview; everything stays in the results"), "Escape"
        )
        self.close_button.clicked.connect(self._review.close)
        self._row.addWidget(self.close_button)

    def _accept(self, *, on_timeline: bool) -> None:
        """Place what is shown; where that made clips, and nothing else is compared, the keyboard goes to them."""
        if self._review.accept(on_timeline=on_timeline) and self.isHidden() and self._session.selected_clips:
            self._session.show_panel("timeline")

    def _show_key(self, *_: object) -> None:
        active = self._review.active
        self.key.setVisible(active is not None and accepting(self._session, active.asset) is not None)
        if not self.isHidden():
            self.adjustSize()

    def _add_key(self) -> None:
        active = self._review.active
        if active is not None:
            add_at_playhead(self._session, active.asset)

    def _tool(self, icon: str, tip: str, keys: str) -> QToolButton:
        found = tool_button(icon, tip, keys=keys)
        self._row.addWidget(found)
        return found

    def _show_before(self, before: bool) -> None:
        set_icon(self.before, "eye-off" if before else "eye", "accent" if before else "text")
