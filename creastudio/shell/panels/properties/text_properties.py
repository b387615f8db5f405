"""Texts by numbers and choices: letters, lines, and how they lie in their box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.canvas import TextLayer
from creastudio.core.edits.canvas import update_each, update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.write_text import write_text
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.fields.font_field import FontField
from creastudio.shell.panels.fields.mixed import Mixed, fill_check, fill_choice, fill_toggle, shared
from creastudio.shell.panels.fields.number import Change, LiveNumber
from creastudio.shell.panels.fields.property_fields import ColorField, at_left, choice, new_form
from creastudio.shell.panels.fields.segments import Segments
from creastudio.shell.panels.properties.letters import fill_weights, letter_toggle
from creastudio.shell.panels.properties.text_choices import language_titles
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.writings.link import WrittenStrip

LABEL = "Change text"


class TextProperties(QWidget):
    """The style of the selected texts; what is entered is set on all of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: list[TextLayer] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.written = WrittenStrip(session)
        column.addWidget(self.written)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text"))
        self.text.setFixedHeight(px(72))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        session.leaving.connect(self.commit)
        column.addWidget(self.text)
        column.addWidget(Fold(tr("Letters"), self._letters()))
        column.addWidget(Fold(tr("Paragraph"), self._paragraph()))

    # -- making

    def _letters(self) -> QWidget:
        holder = QWidget()
        form = new_form()
        holder.setLayout(form)
        self.family = FontField(tr("Font"), lambda name: self._update(family=name), self._show_family)
        form.add(tr("Font"), self.family)
        self.weight = choice(tr("Weight"), commit=lambda value: self._update(weight=value))
        self.italic = letter_toggle("italic", tr("Italic"), lambda on: self._update(italic=on), "Ctrl+I")
        self.underline = letter_toggle(
            "underline", tr("Underline"), lambda on: self._update(underline=on), "Ctrl+U"
        )
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.weight, 1)
        row.addWidget(self.italic)
        row.addWidget(self.underline)
        form.add(tr("Weight"), row)
        self.size_field = self._number(tr("Font size"), "size", low=1, high=4000, suffix=" px", decimals=1)
        self.color = ColorField(
            self._session, tr("Text colour"), lambda value: self._edit(color=value), alpha=True
        )
        form.add(tr("Size"), self.size_field)
        form.add(tr("Colour"), self.color)
        self.tracking = self._number(
            tr("Space between letters, thousandths"), "tracking", low=-500, high=2000
        )
        self.tracking.setSingleStep(5)
        self.leading = self._number(
            tr("Distance of lines, in font sizes; 0 is the font's own"), "leading", low=0, high=10, decimals=2
        )
        self.leading.setSingleStep(0.05)
        self.leading.setSpecialValueText(tr("Auto"))
        self.leading.begin_at = 1.2
        form.add(tr("Tracking"), self.tracking)
        form.add(tr("Line height"), self.leading)
        return holder

    def _paragraph(self) -> QWidget:
        holder = QWidget()
        form = new_form()
        holder.setLayout(form)
        self.align = Segments(
            tr("Alignment"),
            (
                ("start", "text-align-start", tr("At the start")), ("center", "text-align-center", tr("In the middle")),
                ("end", "text-align-end", tr("At the end")), ("justify", "text-align-justify", tr("Justified")),
            ),
            lambda value: self._update(align=value),
        )  # fmt: skip
        self.anchor = Segments(
            tr("Place in the box"),
            (
                ("top", "align-vertical-justify-start", tr("Top")),
                ("middle", "align-vertical-justify-center", tr("Middle")),
                ("bottom", "align-vertical-justify-end", tr("Bottom")),
            ),
            lambda value: self._update(anchor=value),
        )
        form.add(tr("Alignment"), at_left(self.align))
        form.add(tr("In the box"), at_left(self.anchor))
        self.wrap = self._check(tr("Break lines"), tr("At the edge of the box"), "wrap")
        self.fit = self._check(
            tr("Shrink to fit"), tr("Smaller letters, until all of it fits into its box"), "fit"
        )
        self.balance = self._check(
            tr("Even lines"),
            tr(
                "Lines of like length that end with phrases, as headlines are set; else each is as full as can be"
            ),
            "balance",
        )
        form.add(tr("Box"), self.wrap)
        form.add("", self.balance)
        form.add("", self.fit)
        directions = {"auto": tr("By the text"), "ltr": tr("Left to right"), "rtl": tr("Right to left")}
        self.direction = choice(tr("Direction"), directions, lambda value: self._update(direction=value))
        form.add(tr("Direction"), self.direction)
        self.vertical = self._check(
            tr("Columns from top to bottom"), tr("As Chinese and Japanese are set"), "vertical"
        )
        form.add("", self.vertical)
        self.language = choice(tr("Language"), commit=lambda value: self._update(language=value))
        self.language.setToolTip(
            tr("Decides where lines break, and which country's forms of Chinese letters are shown")
        )
        form.add(tr("Language"), self.language)
        return holder

    def _number(
        self, title: str, field: str, *, low: float, high: float, suffix: str = "", decimals: int = 0
    ) -> LiveNumber:
        def make(change: Change) -> Edit:
            return update_each(
                {layer.id: {field: change(getattr(layer, field))} for layer in self._layers}, LABEL
            )

        return LiveNumber(self._session, title, make, low=low, high=high, suffix=suffix, decimals=decimals)

    def _check(self, title: str, tip: str, field: str) -> QCheckBox:
        box = QCheckBox(title)
        box.setToolTip(tip)
        box.clicked.connect(lambda checked: self._update(**{field: checked}))
        return box

    # -- showing

    def show_layers(self, layers: list[TextLayer]) -> None:
        """Fill the fields with what the layers share."""
        other = [layer.id for layer in layers] != [layer.id for layer in self._layers]
        if other:
            self.commit()
        self._layers = layers
        self.written.show_things(layers)
        self.text.setVisible(len(layers) == 1)
        if (other or not self.text.hasFocus()) and self.text.toPlainText() != layers[0].text:
            self.text.setPlainText(layers[0].text)
        self.family.fill(shared(layer.family for layer in layers))
        fill_weights(
            self.weight, (layer.family for layer in layers), shared(layer.weight for layer in layers)
        )
        fill_toggle(self.italic, shared(layer.italic for layer in layers))
        fill_toggle(self.underline, shared(layer.underline for layer in layers))
        self.size_field.fill(shared(layer.size for layer in layers))
        self.color.fill(shared(layer.color for layer in layers))
        self.tracking.fill(shared(layer.tracking for layer in layers))
        self.leading.fill(shared(layer.leading for layer in layers))
        self.align.fill(shared(layer.align for layer in layers))
        self.anchor.fill(shared(layer.anchor for layer in layers))
        fill_check(self.wrap, shared(layer.wrap for layer in layers))
        fill_check(self.balance, shared(layer.balance for layer in layers))
        self.balance.setEnabled(any(layer.wrap for layer in layers))
        fill_check(self.fit, shared(layer.fit for layer in layers))
        fill_choice(self.direction, shared(layer.direction for layer in layers))
        fill_check(self.vertical, shared(layer.vertical for layer in layers))
        self._show_languages()

    def _show_languages(self) -> None:
        now = shared(layer.language for layer in self._layers)
        titles = language_titles()
        if not isinstance(now, Mixed):
            titles.setdefault(now, now)
        if self.language.count() != len(titles):
            self.language.clear()
            for tag, title in titles.items():
                self.language.addItem(title, tag)
        fill_choice(self.language, now)

    # -- acting

    def commit(self) -> None:
        """Take over what was typed."""
        text = self.text.toPlainText()
        if len(self._layers) != 1:
            return
        layer = self._layers[0]
        if text != layer.text and self._session.document.find_layer(layer.id):
            self._session.apply(write_text(layer, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _show_family(self, family: str | None) -> None:
        edit = self._edit(family=family) if family is not None and self._layers else None
        preview_of(self._session).show(edit)

    def _edit(self, **fields: object) -> Edit:
        return update_layers([layer.id for layer in self._layers], LABEL, **fields)

    def _update(self, **fields: object) -> None:
        if self._layers:
            self._session.apply(self._edit(**fields))
