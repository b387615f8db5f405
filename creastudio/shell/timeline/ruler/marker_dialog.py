"""Asks what a marker is called, where it stands, its colour and kind."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from creastudio.api.errors import UserError
from creastudio.core.timeline import Marker, Sequence
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import mark, tr, tr_error, tr_text
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.theme import px
from creastudio.shell.timeline.time_text import time_of_text, timecode_text
from creastudio.shell.widgets.labels import label

COLORS: tuple[tuple[str, str], ...] = (
    ("#e0a030", mark("Amber")),
    ("#d9534f", mark("Red")),
    ("#d96fb0", mark("Pink")),
    ("#9a77e0", mark("Violet")),
    ("#4a8fe7", mark("Blue")),
    ("#2bb3a3", mark("Teal")),
    ("#6aa84f", mark("Green")),
    ("#8a8f99", mark("Grey")),
)
"""What markers can be coloured with: seen on light and on dark."""


class MarkerDialog(DialogFrame):
    """One marker; `deleted` is set when it should go."""

    def __init__(self, parent: QWidget | None, sequence: Sequence, marker: Marker) -> None:
        super().__init__(parent, tr("Marker"), width=440)
        self._sequence, self._marker = sequence, marker
        self.deleted = False
        form = new_form()
        self.name = QLineEdit(marker.name)
        self.name.setMaxLength(120)
        self.name.setPlaceholderText(tr("Name"))
        form.add(tr("Name"), self.name)
        self.time = QLineEdit(timecode_text(sequence, marker.at))
        form.add(tr("Time"), self.time)
        self._colors = QButtonGroup(self)
        form.add(tr("Colour"), self._make_colors())
        self.body.addLayout(form)
        self.hit_point = QCheckBox(tr("Hit point: music should meet it"))
        self.hit_point.setChecked(marker.hit_point)
        self.body.addWidget(self.hit_point)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(tr("Delete marker"), left=True).clicked.connect(self._delete)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.agree = self.add_button(tr("Change"), "primary")
        self.agree.clicked.connect(self.accept)
        self.time.textChanged.connect(self._check)
        self.name.setFocus()
        self.name.selectAll()

    @staticmethod
    def ask(parent: QWidget | None, sequence: Sequence, marker: Marker) -> Marker | Literal["delete"] | None:
        """Return the marker as it should be, "delete", or None when the person changed their mind."""
        dialog = MarkerDialog(parent, sequence, marker)
        if not run(dialog):
            return None
        return "delete" if dialog.deleted else dialog.marker()

    def marker(self) -> Marker:
        """Return the marker as it was entered."""
        chosen = self._colors.checkedId()
        return self._marker.model_copy(
            update={
                "name": self.name.text().strip(),
                "at": self._time(),
                "color": COLORS[chosen][0] if chosen >= 0 else self._marker.color,
                "hit_point": self.hit_point.isChecked(),
            }
        )

    def choose_color(self, color: str) -> None:
        """Choose one of ``COLORS``."""
        self._colors.button([item for item, _ in COLORS].index(color)).setChecked(True)

    def _time(self) -> int:
        try:
            return time_of_text(self.time.text(), self._sequence, self._marker.at)
        except UserError:
            return self._marker.at

    def _check(self, text: str) -> None:
        try:
            time_of_text(text, self._sequence, self._marker.at)
        except UserError as error:
            self.problem.setText(tr_error(error))
            self.problem.show()
            self.agree.setEnabled(False)
        else:
            self.problem.hide()
            self.agree.setEnabled(True)

    def _delete(self) -> None:
        self.deleted = True
        self.accept()

    def _make_colors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(4))
        for index, (code, name) in enumerate(COLORS):
            button = QToolButton()
            picture = QPixmap(px(16), px(16))
            picture.fill(QColor(code))
            button.setIcon(QIcon(picture))
            button.setIconSize(QSize(px(16), px(16)))
            button.setCheckable(True)
            button.setChecked(code == self._marker.color.lower()[:7])
            button.setToolTip(tr_text(name))
            button.setAccessibleName(tr_text(name))
            self._colors.addButton(button, index)
            row.addWidget(button)
        row.addStretch(1)
        return row
