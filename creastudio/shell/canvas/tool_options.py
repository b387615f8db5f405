"""What can be set of the chosen tool, in a bar at the upper edge of the canvas.

A tool fills the bar in its ``options``; each field reads its value from the tool and writes it back, so that a key
that changes the tool shows there too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QToolButton, QWidget

from creastudio.shell.canvas.toolbox import Toolbox
from creastudio.shell.keys import with_key
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.panels.fields.property_fields import Number
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import button, label, tool_button


class ToolOptions(QFrame):
    """The fields of the chosen tool; hidden where it has none. Enter and Escape give the keyboard to the canvas."""

    def __init__(self, toolbox: Toolbox, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._toolbox, self._canvas = toolbox, canvas
        self._shown: object = None
        self._reads: list[Callable[[], object]] = []
        self.setProperty("role", "toast")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._flow = FlowLayout(px(10), self)
        self._flow.setContentsMargins(px(10), px(5), px(10), px(5))
        self.hide()

    # -- what a tool puts in

    def number(
        self, title: str, read: Callable[[], float], write: Callable[[float], object], *,
        low: float, high: float, suffix: str = "", decimals: int = 0, step: float = 1.0, keys: str = "",
    ) -> Number:  # fmt: skip
        """Add a number with its title before it; `keys` are named in its tooltip."""
        field = Number(title, write, low=low, high=high, suffix=suffix, decimals=decimals, step=step)
        field.setFixedWidth(px(88))
        field.setToolTip(with_key(title, keys))
        self._reads.append(lambda: field.fill(read()))
        self.add(field, title)
        return field

    def check(self, title: str, read: Callable[[], bool], write: Callable[[bool], object]) -> QCheckBox:
        """Add a box to tick."""
        field = QCheckBox(title)
        # As high as the fields beside it, so that it lies in line with them.
        field.setMinimumHeight(px(32))
        field.clicked.connect(write)
        self._reads.append(lambda: field.setChecked(read()))
        self.add(field)
        return field

    def toggle(
        self, icon: str, title: str, read: Callable[[], bool], write: Callable[[bool], object], keys: str = ""
    ) -> QToolButton:
        """Add a button with an icon that stays down while something is on."""
        field = tool_button(icon, title, keys=keys, token="dim", checkable=True)
        field.setIconSize(QSize(px(18), px(18)))
        field.clicked.connect(write)
        self._reads.append(lambda: field.setChecked(read()))
        self.add(field)
        return field

    def choice(
        self, title: str, choices: Mapping[str, str], read: Callable[[], str], write: Callable[[str], object]
    ) -> QComboBox:
        """Add a list to choose from, with its title before it: value -> what is read there."""
        field = QComboBox()
        field.setAccessibleName(title)
        field.setToolTip(title)
        for value, text in choices.items():
            field.addItem(text, value)
        calm(field)
        field.activated.connect(lambda _index: write(field.currentData()))
        self._reads.append(lambda: field.setCurrentIndex(max(0, field.findData(read()))))
        self.add(field, title)
        return field

    def button(self, text: str, act: Callable[[], object], icon: str = "", keys: str = "") -> QWidget:
        """Add a button that does something at once."""
        field = button(text, "flat", icon, keys=keys)
        field.clicked.connect(lambda _checked=False: act())
        self.add(field)
        return field

    def say(self, read: Callable[[], str]) -> None:
        """Add a line of text that follows what the tool does."""
        field = label("", "small")
        self._reads.append(lambda: field.setText(read()))
        self.add(field)

    def follow(self, show: Callable[[], object]) -> None:
        """Call a function whenever the tool may have changed, to show its values in a field of the tool's own."""
        self._reads.append(show)

    def add(self, field: QWidget, title: str = "") -> None:
        """Add any other field, with a title before it or none."""
        field.installEventFilter(self)
        held = field
        if title:
            held = QWidget(self)
            row = QHBoxLayout(held)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(6))
            row.addWidget(label(title, "dim"))
            row.addWidget(field)
        self._flow.addWidget(held)
        # Qt would show it only later, when there is no room for it any more.
        held.show()

    def give_back(self) -> None:
        """Give the keyboard to the canvas."""
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the canvas asks

    def refresh(self) -> None:
        """Show the fields of the chosen tool, made anew when it is another one, with their values of now."""
        tool = self._toolbox.tool
        if tool is not self._shown:
            self._shown = tool
            self._clear()
            tool.options(self)
            self.setVisible(self._flow.count() > 0)
        if self.isHidden():
            return
        for read in self._reads:
            read()

    def place(self, left: int, top: int, right: int) -> None:
        """Lie in the middle between two edges of the canvas, in as many lines as it takes; px of the canvas."""
        if self.isHidden():
            return
        room = max(px(160), right - left)
        # The line around it is the frame's, not the layout's.
        frame = self.contentsMargins().left() + self.contentsMargins().right()
        width = min(room, self._wanted_width() + frame)
        self.resize(width, self._flow.heightForWidth(width - frame) + frame)
        self.move(left + max(0, (room - width) // 2), top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, Number):
                watched.interpretText()
            elif event.key() != Qt.Key.Key_Escape:
                return super().eventFilter(watched, event)
            self.give_back()
            return True
        return super().eventFilter(watched, event)

    # -- pieces

    def _wanted_width(self) -> int:
        """Return how wide all fields are side by side."""
        held = [self._flow.itemAt(index) for index in range(self._flow.count())]
        widths = [item.sizeHint().width() for item in held if item is not None and not item.isEmpty()]
        edges = self._flow.contentsMargins()
        return sum(widths) + self._flow.spacing() * max(0, len(widths) - 1) + edges.left() + edges.right()

    def _clear(self) -> None:
        self._reads = []
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
