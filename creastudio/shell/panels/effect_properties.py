"""Effects of layers: a list to add to, each with its numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.canvas import Layer
from creastudio.core.edits.canvas import update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.effects import DropShadow, Effect, LayerBlur, Stroke
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.live_slider import LiveSlider
from creastudio.shell.panels.property_fields import ColorField, new_form
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import button, label


def effect_titles() -> dict[str, str]:
    """Return the kinds of effects with their titles."""
    return {"shadow": tr("Shadow"), "stroke": tr("Stroke"), "blur": tr("Blur")}


NEW: dict[str, Callable[[], Effect]] = {"shadow": DropShadow, "stroke": Stroke, "blur": LayerBlur}


class EffectProperties(QWidget):
    """The effects of the selected layers; the first layer's are shown, and set on all."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: list[Layer] = []
        self._shown: tuple[Effect, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        head = QHBoxLayout()
        head.addWidget(label(tr("Effects"), "section"), 1)
        self.add = button(tr("Add"), "flat", "plus", tr("Add an effect"))
        menu = QMenu(self.add)
        for kind, title in effect_titles().items():
            menu.addAction(title, lambda kind=kind: self._set((*self._effects(), NEW[kind]())))
        self.add.setMenu(menu)
        head.addWidget(self.add)
        column.addLayout(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        column.addLayout(self._list)
        self.rows: list[EffectRow] = []

    def show_layers(self, layers: list[Layer]) -> None:
        """Show the effects of the first layer."""
        self._layers = layers
        effects = layers[0].effects
        if self._shown is not None and [e.type for e in self._shown] == [e.type for e in effects]:
            for row, effect in zip(self.rows, effects, strict=True):
                row.fill(effect)
        else:
            self._rebuild(effects)
        self._shown = effects

    def _rebuild(self, effects: tuple[Effect, ...]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for index, effect in enumerate(effects):
            row = EffectRow(self._session, effect, lambda new, index=index: self._edit(index, new))
            row.remove.clicked.connect(lambda _checked=False, index=index: self._remove(index))
            row.fill(effect)
            self._list.addWidget(row)
            self.rows.append(row)

    def _effects(self) -> tuple[Effect, ...]:
        return self._layers[0].effects if self._layers else ()

    def _edit(self, index: int, new: Effect) -> Edit:
        effects = list(self._effects())
        effects[index] = new
        return self._edit_all(tuple(effects))

    def _remove(self, index: int) -> None:
        effects = self._effects()
        self._set((*effects[:index], *effects[index + 1 :]))

    def _set(self, effects: tuple[Effect, ...]) -> None:
        self._session.apply(self._edit_all(effects))

    def _edit_all(self, effects: tuple[Effect, ...]) -> Edit:
        return update_layers([layer.id for layer in self._layers], "Change effects", effects=effects)


class EffectRow(QFrame):
    """One effect.

    Parameters
    ----------
    change : callable
        Effect -> the edit that puts it in place of the one that is shown.
    """

    def __init__(self, session: Session, effect: Effect, change: Callable[[Effect], Edit]) -> None:
        super().__init__()
        self._session, self._effect, self._change = session, effect, change
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(6), px(8), px(8))
        column.setSpacing(px(6))
        head = QHBoxLayout()
        title = effect_titles()[effect.type]
        self.visible_box = QCheckBox(title)
        self.visible_box.clicked.connect(lambda checked: self._set(visible=checked))
        head.addWidget(self.visible_box, 1)
        self.remove = QToolButton()
        set_icon(self.remove, "trash-2", "dim")
        self.remove.setToolTip(tr("Remove this effect"))
        self.remove.setAccessibleName(tr("Remove this effect"))
        head.addWidget(self.remove)
        column.addLayout(head)
        self._form = new_form()
        column.addLayout(self._form)
        self.sliders: dict[str, LiveSlider] = {}
        self.color: ColorField | None = None
        self.position: QComboBox | None = None
        if not isinstance(effect, LayerBlur):
            self.color = ColorField(tr("Colour"), lambda value: self._set(color=value), alpha=True)
            self._form.addRow(tr("Colour"), self.color)
        if isinstance(effect, DropShadow):
            self._slider("x", tr("To the right"), -200, 200)
            self._slider("y", tr("Down"), -200, 200)
            self._slider("blur", tr("Softness"), 0, 100)
            self._slider("spread", tr("Spread"), 0, 100)
        elif isinstance(effect, Stroke):
            self._slider("width", tr("Width"), 1, 100)
            self.position = QComboBox()
            self.position.setAccessibleName(tr("Position"))
            for name, text in (
                ("outside", tr("Outside")), ("center", tr("On the edge")), ("inside", tr("Inside"))
            ):  # fmt: skip
                self.position.addItem(text, name)
            calm(self.position)
            box = self.position
            box.activated.connect(lambda _index: self._set(position=box.currentData()))
            self._form.addRow(tr("Position"), box)
        else:
            self._slider("radius", tr("Radius"), 0, 100)

    def fill(self, effect: Effect) -> None:
        """Show the values of an effect of the same kind."""
        self._effect = effect
        self.visible_box.setChecked(effect.visible)
        for name, slider in self.sliders.items():
            slider.fill(getattr(effect, name))
        if self.color is not None and not isinstance(effect, LayerBlur):
            self.color.fill(effect.color)
        if self.position is not None and isinstance(effect, Stroke):
            self.position.setCurrentIndex(self.position.findData(effect.position))

    def _slider(self, name: str, title: str, low: float, high: float) -> None:
        slider = LiveSlider(
            self._session, title, lambda value: self._changed(**{name: value}), low, high, suffix=" px"
        )
        self.sliders[name] = slider
        self._form.addRow(title, slider)

    def _changed(self, **fields: object) -> Edit:
        return self._change(self._effect.model_copy(update=fields))

    def _set(self, **fields: object) -> None:
        self._session.apply(self._changed(**fields))
