"""How a sequence is written: a format, a usual size, and the options of that format."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from creastudio.core.timeline import Sequence
from creastudio.export.film_options import FrameOptions
from creastudio.export.film_plan import FilmPlan
from creastudio.export.sequence_formats import SEQUENCE_FORMATS
from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.shell.widgets.scrolling import scrolled

SIZES: tuple[tuple[str, int, int], ...] = (
    (mark("4K UHD"), 3840, 2160),
    (mark("Full HD"), 1920, 1080),
    (mark("HD"), 1280, 720),
    (mark("Small"), 640, 360),
    (mark("Vertical (stories, reels, shorts)"), 1080, 1920),
    (mark("Portrait 4:5"), 1080, 1350),
    (mark("Square"), 1080, 1080),
)
"""Usual sizes, px."""


class FilmFields(QWidget):
    """Shows one plan for changes."""

    changed = Signal()
    opened = Signal()
    """Another format is open."""

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self._forms: dict[str, ParamForm] = {}
        self._options: dict[str, Any] = {}
        self._own = (0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1.5 * SPACE))
        names = [item.name for item in SEQUENCE_FORMATS]
        self.format = ChoiceField(names, [tr_marked(item.title) for item in SEQUENCE_FORMATS])
        self.format.name_for_readers(tr("Format"), "")
        self.frame = QComboBox()
        self.frame.setAccessibleName(tr("Frame"))
        calm(self.frame)
        narrowable(self.frame)
        self.head = new_form()
        self.head.add(tr("Format"), self.format)
        self.head.add(tr("Frame"), self.frame)
        column.addLayout(self.head)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, px(SPACE), 0)
        self._column.addStretch(1)
        area = scrolled(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)
        self.format.changed.connect(self._format_changed)
        self.frame.activated.connect(self._size_chosen)

    @property
    def plan(self) -> FilmPlan:
        """What is set; options may be wrong."""
        return FilmPlan(format=self.format.value(), options=self._options)

    @property
    def form(self) -> ParamForm:
        """The options of the format that is chosen."""
        return self._form_of(self.format.value())

    def set_plan(self, plan: FilmPlan) -> None:
        """Show another plan; the options of a format that isn't known are its defaults."""
        self._filling = True
        self.format.set_value(plan.format)
        self._options = dict(plan.options)
        self._open()
        self._filling = False
        self.changed.emit()

    def set_sequence(self, sequence: Sequence) -> None:
        """Offer the size of a sequence as the first."""
        self._own = sequence.width, sequence.height
        self._fill_sizes()

    def _open(self) -> None:
        form = self.form
        for name, other in self._forms.items():
            other.setVisible(name == self.format.value())
        form.reset()
        form.set_values(self._options)
        self._fill_sizes()
        self.opened.emit()

    def _form_of(self, name: str) -> ParamForm:
        if name not in self._forms:
            form = ParamForm(FilmPlan(format=name).wanted.options, lambda _family: ())
            form.changed.connect(self._options_changed)
            self._forms[name] = form
            self._column.insertWidget(0, form)
        return self._forms[name]

    def _format_changed(self) -> None:
        if not self._filling:
            # What both formats know is kept: the size of an MP4 is that of the WebM in its place.
            self.set_plan(FilmPlan(format=self.format.value(), options=self._options))

    def _options_changed(self) -> None:
        if self._filling:
            return
        model = self.plan.wanted.options
        kept = {name: value for name, value in self._options.items() if name not in model.model_fields}
        self._options = kept | {
            name: value
            for name, value in self.form.values().items()
            if value != model.model_fields[name].get_default()
        }
        self._show_size()
        self.changed.emit()

    # -- sizes

    def _fill_sizes(self) -> None:
        self.frame.clear()
        if self._own != (0, 0):
            text = tr("As the sequence: {width} × {height}", width=self._own[0], height=self._own[1])
            self.frame.addItem(text, (0, 0))
        for title, width, height in SIZES:
            self.frame.addItem(f"{tr_marked(title)}   {width} × {height}", (width, height))
        self.frame.addItem(tr("Other size"), None)
        self.head.setRowVisible(self.frame, issubclass(self.plan.wanted.options, FrameOptions))
        self._show_size()

    def _show_size(self) -> None:
        asked = int(self._options.get("width", 0)), int(self._options.get("height", 0))
        rows = range(self.frame.count())
        found = next((row for row in rows if _pair(self.frame.itemData(row)) == asked), rows[-1])
        self.frame.setCurrentIndex(found)
        self._show_sides()

    def _show_sides(self) -> None:
        """Show width and height where they are no usual ones."""
        for name in ("width", "height"):
            if name in self.form.rows:
                self.form.rows[name].setVisible(self.frame.currentData() is None)

    def _size_chosen(self) -> None:
        size = _pair(self.frame.currentData())
        if size is None:
            self._show_sides()
            self.form.rows["width"].field.setFocus()
            return
        self.form.set_values({"width": size[0], "height": size[1]})


def _pair(data: object) -> tuple[int, int] | None:
    # Qt gives back a list or a tuple, as it likes.
    return (int(data[0]), int(data[1])) if isinstance(data, (list, tuple)) else None
