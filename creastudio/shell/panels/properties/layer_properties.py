"""Layers by numbers: where they lie, how they are painted, and what kinds of layers have besides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from creastudio.core.canvas import AdjustmentLayer, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.edits.canvas import set_transform, update_layers
from creastudio.core.edits.edit import Edit
from creastudio.shell.i18n import tr, trn
from creastudio.shell.layouts.pins import PinBox
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.fields.mixed import fill_check, shared
from creastudio.shell.panels.fields.number import Change, LiveNumber
from creastudio.shell.panels.fields.property_fields import Name, new_form, pair
from creastudio.shell.panels.properties.adjustment_properties import AdjustmentProperties
from creastudio.shell.panels.properties.blending import Blending
from creastudio.shell.panels.properties.effect_properties import EffectProperties
from creastudio.shell.panels.properties.shape_properties import ShapeProperties
from creastudio.shell.panels.properties.text_properties import TextProperties
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label


class LayerProperties(QWidget):
    """The fields of the selected layers; what is entered is set on all of them, as one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: list[Layer] = []
        self._keeps: dict[str, bool] = {}
        """Layer id -> whether a person had it keep its proportions, or not."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.heading = label("", "heading")
        column.addWidget(self.heading)
        self.text = TextProperties(session)
        self.shape = ShapeProperties(session)
        self.adjustment = AdjustmentProperties(session)
        self.effects = EffectProperties(session)
        self._shape_fold = Fold(tr("Shape"), self.shape)
        self.name = Name(tr("Name"), lambda text: self._update("Rename", name=text))
        place, blend = (
            Fold(tr("Position and size"), self._place_form()),
            Fold(tr("Blending"), self._blend_form()),
        )
        for part in (self.name, self.text, self._shape_fold, self.adjustment, place, blend, self.effects):
            column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _place_form(self) -> QWidget:
        holder = QWidget()
        form = new_form()
        holder.setLayout(form)
        self.left_field = self._number(tr("Middle, from the left"), "x")
        self.top_field = self._number(tr("Middle, from the top"), "y")
        form.add(tr("Position"), pair(self.left_field, self.top_field))
        self.width_field = LiveNumber(self._session, tr("Width"), self._resize_width, low=1, decimals=1)
        self.height_field = LiveNumber(self._session, tr("Height"), self._resize_height, low=1, decimals=1)
        form.add(tr("Size"), pair(self.width_field, self.height_field, "×"))
        self.keep = QCheckBox(tr("Keep proportions"))
        self.keep.setToolTip(tr("Remembered for each layer. Texts and shapes begin without it."))
        self.keep.clicked.connect(self._remember_keeping)
        form.add("", self.keep)
        self.pin = PinBox(self._session)
        form.add("", self.pin)
        self.rotation = self._number(tr("Rotation"), "rotation", -360, 360, "°")
        self.skew = self._number(tr("Skew"), "skew", -80, 80, "°")
        form.add(tr("Rotation, skew"), pair(self.rotation, self.skew))
        return holder

    def _blend_form(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Blending(self._session, stacked=True))
        self.smooth = QCheckBox(tr("Smooth when scaled"))
        self.smooth.setToolTip(tr("Off keeps the hard squares of pixel art"))
        self.smooth.clicked.connect(lambda checked: self._update("Change layers", smooth=checked))
        column.addWidget(self.smooth)
        return holder

    def show_layers(self, layers: list[Layer]) -> None:
        """Fill the fields with what the layers share; a dash stands where they differ."""
        self._layers = layers
        first, one = layers[0], len(layers) == 1
        self.heading.setVisible(not one)
        self.heading.setText(trn("{count} layer", "{count} layers", len(layers)))
        self.name.setVisible(one)
        self.name.fill(first.name if one else "")
        self._show_place()
        self.pin.show_layers(layers)
        pictures = [layer for layer in layers if isinstance(layer, ImageLayer)]
        self.smooth.setVisible(len(pictures) == len(layers))
        if pictures:
            fill_check(self.smooth, shared(layer.smooth for layer in pictures))
        texts = [layer for layer in layers if isinstance(layer, TextLayer)]
        self.text.setVisible(len(texts) == len(layers))
        if len(texts) == len(layers):
            self.text.show_layers(texts)
        shapes = [layer for layer in layers if isinstance(layer, ShapeLayer)]
        self._shape_fold.setVisible(len(shapes) == len(layers))
        if len(shapes) == len(layers):
            self.shape.show_layers(shapes)
        self.adjustment.setVisible(one and isinstance(first, AdjustmentLayer))
        if isinstance(first, AdjustmentLayer):
            self.adjustment.show_layer(first)
        self.effects.setVisible(not any(isinstance(layer, AdjustmentLayer) for layer in layers))
        self.effects.show_layers(layers)

    def _remember_keeping(self, keep: bool) -> None:
        self._keeps.update({layer.id: keep for layer in self._layers})

    def _show_place(self) -> None:
        self.keep.setChecked(
            any(self._keeps.get(layer.id, _begins_with_keeping(layer)) for layer in self._layers)
        )
        movable = any(not layer.locked for layer in self._layers)
        for field, name in (
            (self.left_field, "x"), (self.top_field, "y"), (self.width_field, "width"),
            (self.height_field, "height"), (self.rotation, "rotation"), (self.skew, "skew"),
        ):  # fmt: skip
            values = [getattr(layer.transform, name) for layer in self._layers]
            field.fill(shared(round(value, field.decimals()) for value in values))
            field.setEnabled(movable)

    # -- acting

    def _update(self, label: str, **fields: object) -> None:
        self._session.apply(update_layers([layer.id for layer in self._layers], label, **fields))

    def _number(
        self, title: str, field: str, low: float = -1_000_000, high: float = 1_000_000, suffix: str = ""
    ) -> LiveNumber:
        def make(change: Change) -> Edit | None:
            return self._placed(lambda place: place.model_copy(update={field: change(getattr(place, field))}))

        return LiveNumber(self._session, title, make, low=low, high=high, suffix=suffix, decimals=1)

    def _resize_width(self, change: Change) -> Edit | None:
        return self._placed(lambda place: self._resized(place, change(place.width) / place.width, wide=True))

    def _resize_height(self, change: Change) -> Edit | None:
        return self._placed(
            lambda place: self._resized(place, change(place.height) / place.height, wide=False)
        )

    def _resized(self, place: Transform, factor: float, *, wide: bool) -> Transform:
        keep = self.keep.isChecked()
        width = place.width * (factor if wide or keep else 1)
        height = place.height * (factor if not wide or keep else 1)
        return place.model_copy(update={"width": max(1.0, width), "height": max(1.0, height)})

    def _placed(self, move: Callable[[Transform], Transform]) -> Edit | None:
        """Return the edit that moves all layers that aren't locked."""
        places = {layer.id: move(layer.transform) for layer in self._layers if not layer.locked}
        return set_transform(places) if places else None


def _begins_with_keeping(layer: Layer) -> bool:
    """Return whether a layer keeps its proportions until a person says otherwise: what looks wrong when it is squeezed."""
    return not isinstance(layer, TextLayer | ShapeLayer)
