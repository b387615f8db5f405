"""A colour as a field: a swatch that opens the colours, and its code."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.render.shapes import color as color_of
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.color_popup import ColorPopup
from creastudio.shell.panels.fields.mixed import MIXED, Mixed, fill_check
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.widgets.labels import label
from creastudio.shell.widgets.swatches import paint_swatch
from creastudio.shell.window.placing import show_at


class ColorField(QWidget):
    """Shows what a colour does while it is looked for; what is chosen is one edit.

    Parameters
    ----------
    make : callable
        ``#rrggbb`` or ``#rrggbbaa``, or "" for transparent -> the edit that sets it.
    optional : bool
        Whether there is a box for "transparent".
    alpha : bool
        Whether it may be half transparent.
    """

    def __init__(
        self,
        session: Session,
        title: str,
        make: Callable[[str], Edit | None],
        *,
        optional: bool = False,
        alpha: bool = False,
    ) -> None:
        super().__init__()
        self._session, self._make, self._alpha = session, make, alpha
        self._preview = preview_of(session)
        self._value: str | Mixed = "#ffffff"
        self.popup: ColorPopup | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.swatch = _Swatch(title)
        self.swatch.clicked.connect(self.open)
        self.code = label("", "small")
        self.none = QCheckBox(tr("Transparent"))
        self.none.clicked.connect(lambda checked: self._take("" if checked else "#ffffff"))
        for part in (self.swatch, self.code, self.none):
            row.addWidget(part)
        # Not before it has a place: until then it would be a window of its own.
        self.none.setVisible(optional)
        row.addStretch(1)
        follow_theme(self, self.swatch.update)

    def fill(self, value: str | Mixed) -> None:
        """Show a colour, ``#rrggbb`` or ``#rrggbbaa``, "" for none, or that colours differ."""
        self._value = value
        fill_check(self.none, MIXED if isinstance(value, Mixed) else not value)
        self.swatch.value = value
        self.swatch.update()
        self.code.setText(tr("Mixed") if isinstance(value, Mixed) else value)

    def open(self) -> None:
        """Open the colours below the field, or above it where there is no room."""
        value = "" if isinstance(self._value, Mixed) else self._value
        self.popup = ColorPopup(
            self._session, self.window(), value, self._show, self._take, alpha=self._alpha
        )
        self.popup.adjustSize()
        show_at(self.popup, self)

    def _show(self, value: str | None) -> None:
        self._preview.show(self._make(value) if value is not None else None)

    def _take(self, value: str) -> None:
        edit = self._make(value)
        if edit is not None:
            self._session.apply(edit)


class _Swatch(QAbstractButton):
    """The colour itself; a dash where colours differ."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.value: str | Mixed = ""
        self.setFixedSize(px(52), px(26))
        self.setAccessibleName(title)
        self.setToolTip(tr("Choose a colour"))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self.rect().toRectF().adjusted(1, 1, -1, -1)
            if isinstance(self.value, Mixed):
                paint_swatch(painter, box, color("raised"))
                painter.setPen(color("dim"))
                painter.drawLine(box.center() - QPoint(px(6), 0), box.center() + QPoint(px(6), 0))
            else:
                paint_swatch(painter, box, color_of(self.value or "#00000000"))
            if self.hasFocus() or self.underMouse():
                painter.setPen(color("accent"))
                painter.drawRoundedRect(box, 4, 4)
