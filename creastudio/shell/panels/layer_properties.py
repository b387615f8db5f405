"""Layers by numbers: where they lie, how they are painted, and the text of text layers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from creastudio.core.canvas import AdjustmentLayer, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.edits.canvas import set_transform, update_layers
from creastudio.shell.i18n import tr, trn
from creastudio.shell.panels.adjustment_properties import AdjustmentProperties
from creastudio.shell.panels.blending import Blending
from creastudio.shell.panels.effect_properties import EffectProperties
from creastudio.shell.panels.property_fields import ColorField, Name, Number, new_form, pair
from creastudio.shell.panels.shape_properties import ShapeProperties
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import label


class LayerProperties(QWidget):
    """The fields of the selected layers; what is entered is set on all of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: list[Layer] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._heading = label("", "heading")
        column.addWidget(self._heading)
        form = new_form()
        self.name = Name(tr("Name"), lambda text: self._update("Rename", name=text))
        form.addRow(tr("Name"), self.name)
        self.left_field = Number(tr("Middle, from the left"), lambda value: self._place(x=value))
        self.top_field = Number(tr("Middle, from the top"), lambda value: self._place(y=value))
        form.addRow(tr("Position"), pair(self.left_field, self.top_field))
        self.width_field = Number(tr("Width"), lambda value: self._resize(width=value), low=1)
        self.height_field = Number(tr("Height"), lambda value: self._resize(height=value), low=1)
        form.addRow(tr("Size"), pair(self.width_field, self.height_field, "×"))
        self.keep = QCheckBox(tr("Keep proportions"))
        self.keep.setChecked(True)
        form.addRow("", self.keep)
        self.rotation = Number(
            tr("Rotation"),
            lambda value: self._place(rotation=value),
            low=-360,
            high=360,
            suffix="°",
            decimals=1,
        )
        self.skew = Number(
            tr("Skew"), lambda value: self._place(skew=value), low=-80, high=80, suffix="°", decimals=1
        )
        form.addRow(tr("Rotation, skew"), pair(self.rotation, self.skew))
        form.addRow(tr("Blending"), Blending(session, stacked=True))
        self.smooth = QCheckBox(tr("Smooth when scaled"))
        self.smooth.setToolTip(tr("Off keeps the hard squares of pixel art"))
        self.smooth.clicked.connect(lambda checked: self._update("Change layers", smooth=checked))
        form.addRow("", self.smooth)
        column.addLayout(form)
        self.text = TextProperties(session)
        column.addWidget(self.text)
        self.shape = ShapeProperties(session)
        self.adjustment = AdjustmentProperties(session)
        self.effects = EffectProperties(session)
        for part in (self.shape, self.adjustment, self.effects):
            column.addWidget(part)

    def show_layers(self, layers: list[Layer]) -> None:
        """Fill the fields; the first layer gives the values."""
        self._layers = layers
        first = layers[0]
        one = len(layers) == 1
        self._heading.setText(
            first.name or tr("Layer") if one else trn("{count} layer", "{count} layers", len(layers))
        )
        self.name.setEnabled(one)
        self.name.fill(first.name if one else "")
        place = first.transform
        for field, value in (
            (self.left_field, place.x),
            (self.top_field, place.y),
            (self.width_field, place.width),
            (self.height_field, place.height),
            (self.rotation, place.rotation),
            (self.skew, place.skew),
        ):
            field.fill(value)
            field.setEnabled(not first.locked)
        self.smooth.setVisible(isinstance(first, ImageLayer))
        self.smooth.setChecked(isinstance(first, ImageLayer) and first.smooth)
        self.text.setVisible(isinstance(first, TextLayer))
        if isinstance(first, TextLayer):
            self.text.show_layer(first)
        shapes = [layer for layer in layers if isinstance(layer, ShapeLayer)]
        self.shape.setVisible(len(shapes) == len(layers))
        if len(shapes) == len(layers):
            self.shape.show_layers(shapes)
        self.adjustment.setVisible(one and isinstance(first, AdjustmentLayer))
        if isinstance(first, AdjustmentLayer):
            self.adjustment.show_layer(first)
        self.effects.setVisible(not isinstance(first, AdjustmentLayer))
        self.effects.show_layers(layers)

    def _update(self, label: str, **fields: object) -> None:
        self._session.apply(update_layers([layer.id for layer in self._layers], label, **fields))

    def _place(self, **fields: float) -> None:
        self._set({layer.id: layer.transform.model_copy(update=fields) for layer in self._layers})

    def _resize(self, width: float | None = None, height: float | None = None) -> None:
        self._set({layer.id: self._resized(layer.transform, width, height) for layer in self._layers})

    def _resized(self, place: Transform, width: float | None, height: float | None) -> Transform:
        factor = width / place.width if width is not None else (height or place.height) / place.height
        if self.keep.isChecked():
            new = (place.width * factor, place.height * factor)
        else:
            new = (width or place.width, height or place.height)
        return place.model_copy(update={"width": max(1.0, new[0]), "height": max(1.0, new[1])})

    def _set(self, places: dict[str, Transform]) -> None:
        self._session.apply(set_transform(places))


class TextProperties(QWidget):
    """Text, font, size and colour of a text layer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layer: TextLayer | None = None
        form = new_form()
        self.setLayout(form)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text"))
        self.text.setFixedHeight(px(84))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        form.addRow(tr("Text"), self.text)
        self.family = QComboBox()
        self.family.setAccessibleName(tr("Font"))
        narrowable(self.family)
        calm(self.family)
        self.family.addItem(tr("Standard"), "")
        for name in QFontDatabase.families():
            self.family.addItem(name, name)
        self.family.activated.connect(lambda _index: self._update(family=self.family.currentData()))
        form.addRow(tr("Font"), self.family)
        self.size_field = Number(
            tr("Font size"), lambda value: self._update(size=value), low=1, high=4000, suffix=" px"
        )
        form.addRow(tr("Size"), self.size_field)
        self.color = ColorField(tr("Text colour"), lambda value: self._update(color=value))
        form.addRow(tr("Colour"), self.color)

    def show_layer(self, layer: TextLayer) -> None:
        """Fill the fields."""
        other = self._layer is None or self._layer.id != layer.id
        if other:
            self.commit()
        self._layer = layer
        if (other or not self.text.hasFocus()) and self.text.toPlainText() != layer.text:
            self.text.setPlainText(layer.text)
        self.family.setCurrentIndex(max(0, self.family.findData(layer.family)))
        self.size_field.fill(layer.size)
        self.color.fill(layer.color)

    def commit(self) -> None:
        """Take over what was typed."""
        layer, text = self._layer, self.text.toPlainText()
        if layer is not None and text != layer.text and self._session.document.find_layer(layer.id):
            self._session.apply(update_layers([layer.id], "Change text", text=text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _update(self, **fields: object) -> None:
        if self._layer is not None:
            self._session.apply(update_layers([self._layer.id], "Change text", **fields))
