"""What a generator is asked for, in a small window over the roll: its parameters, filled from what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from creastudio.api.generator import Generator
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.score.places import values_of
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.classes_field import follow_model
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.shell.widgets.seed_field import SeedField

SIZE = QSize(340, 470)
"""At most, px at text scale 1."""


class ActForm(QFrame):
    """A popup: Enter runs, Esc closes."""

    wanted = Signal(object, dict, object)
    """(Generator, values, seed or None): run it."""

    def __init__(
        self,
        session: Session,
        state: RollState,
        work: Generator,
        kept: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.work = work
        self.setAccessibleName(tr_text(work.title))
        self.params = ParamForm(work.params, session.models_of, skip=("seed", "score"))
        follow_model(self.params.rows, session.environment.models)
        self.params.set_values({**kept, **values_of(state, work)})
        self.seed = SeedField()
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(px(1.5 * SPACE), px(SPACE), px(1.5 * SPACE), px(SPACE))
        inner.setSpacing(px(SPACE))
        if work.summary:
            inner.addWidget(label(tr_text(work.summary), "small", wrap=True))
        inner.addWidget(self.params)
        for part in (label(tr("Seed"), "dim"), self.seed):
            inner.addWidget(part)
            part.setVisible(work.seeded)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("role", "panel")
        area.setWidget(body)
        self.go = button(tr("Generate"), "primary", "sparkles", keys="Return")
        self.go.clicked.connect(self.run)
        row = QHBoxLayout()
        row.setContentsMargins(px(1.5 * SPACE), px(SPACE / 2), px(1.5 * SPACE), px(SPACE))
        row.addWidget(self.go, 1)
        head = label(tr_text(work.title), "heading")
        head.setContentsMargins(px(1.5 * SPACE), px(SPACE), px(SPACE), 0)
        column = QVBoxLayout(self)
        # The frame is drawn inside.
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(area, 1)
        column.addLayout(row)
        wanted = (
            body.sizeHint().height() + head.sizeHint().height() + self.go.sizeHint().height() + px(3 * SPACE)
        )
        self.resize(px(SIZE.width()), min(px(SIZE.height()), wanted))

    def run(self) -> None:
        """Ask for it, unless something doesn't fit: then the keyboard goes there."""
        if not self.params.valid:
            self.params.focus_first_error()
            return
        self.wanted.emit(self.work, self.params.values(), self.seed.for_run() if self.work.seeded else None)
        self.close()

    def open_over(self, anchor: QWidget) -> None:
        """Show it beside a button, inside the screen."""
        room = anchor.screen().availableGeometry()
        place = anchor.mapToGlobal(QPoint(0, -self.height()))
        if place.y() < room.top():
            place = anchor.mapToGlobal(QPoint(0, anchor.height()))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        first = next(iter(self.params.rows.values()), None)
        (first.field if first is not None else self.go).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run()
        else:
            super().keyPressEvent(event)
