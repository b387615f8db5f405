"""Effects of layers: a list to add to, each with its numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.canvas import Layer
from creastudio.core.edits.canvas import update_each
from creastudio.core.edits.edit import Edit
from creastudio.core.effects import DropShadow, Effect, LayerBlur, Stroke
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.live_slider import LiveSlider
from creastudio.shell.panels.fields.mixed import Mixed, fill_check, fill_choice, shared
from creastudio.shell.panels.fields.number import Change
from creastudio.shell.panels.fields.property_fields import ColorField, new_form
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import button, label, tool_button


def effect_titles() -> dict[str, str]:
    """Return the kinds of effects with their titles."""
    return {"shadow": tr("Shadow"), "stroke": tr("Stroke"), "blur": tr("Blur")}


NEW: dict[str, Callable[[], Effect]] = {"shadow": DropShadow, "stroke": Stroke, "blur": LayerBlur}


class EffectProperties(QWidget):
    """The effects of the selected layers; layers with the same kinds of effects are changed together."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: list[Layer] = []
        self._shown: list[str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        head = QHBoxLayout()
        head.addWidget(label(tr("Effects"), "section"), 1)
        self.add = button(tr("Add"), "flat", "plus", tr("Add an effect"))
        menu = QMenu(self.add)
        for kind, title in effect_titles().items():
            menu.addAction(title, lambda kind=kind: self._add(kind))
        self.add.setMenu(menu)
        head.addWidget(self.add)
        column.addLayout(head)
        self.differ = label(
            tr("These layers have different effects. What is added is added to each."), "dim", wrap=True
        )
        column.addWidget(self.differ)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        column.addLayout(self._list)
        self.rows: list[EffectRow] = []

    def show_layers(self, layers: list[Layer]) -> None:
        """Show the effects that the layers share in kind and order."""
        self._layers = layers
        kinds = shared([effect.type for effect in layer.effects] for layer in layers)
        self.differ.setVisible(isinstance(kinds, Mixed))
        shown = [] if isinstance(kinds, Mixed) else kinds
        if shown != self._shown:
            self._rebuild(shown)
        self._shown = shown
        for index, row in enumerate(self.rows):
            row.fill([layer.effects[index] for layer in layers])

    def _rebuild(self, kinds: list[str]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for index, kind in enumerate(kinds):
            row = EffectRow(self._session, kind, lambda change, index=index: self._edit(index, change))
            row.remove.clicked.connect(lambda _checked=False, index=index: self._remove(index))
            self._list.addWidget(row)
            self.rows.append(row)

    def _add(self, kind: str) -> None:
        self._session.apply(self._edit_all(lambda effects: (*effects, NEW[kind]())))

    def _remove(self, index: int) -> None:
        self._session.apply(self._edit_all(lambda effects: (*effects[:index], *effects[index + 1 :])))

    def _edit(self, index: int, change: Callable[[Effect], Effect]) -> Edit:
        return self._edit_all(
            lambda effects: (*effects[:index], change(effects[index]), *effects[index + 1 :])
        )

    def _edit_all(self, change: Callable[[tuple[Effect, ...]], tuple[Effect, ...]]) -> Edit:
        effects = {layer.id: {"effects": change(layer.effects)} for layer in self._layers}
        return update_each(effects, "Change effects")


class EffectRow(QFrame):
    """One effect.

    Parameters
    ----------
    change : callable
        What becomes of the effect of each layer -> the edit that does it.
    """

    def __init__(
        self, session: Session, kind: str, change: Callable[[Callable[[Effect], Effect]], Edit]
    ) -> None:
        super().__init__()
        self._session, self._change = session, change
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(6), px(8), px(8))
        column.setSpacing(px(6))
        head = QHBoxLayout()
        title = effect_titles()[kind]
        self.visible_box = QCheckBox(title)
        self.visible_box.clicked.connect(lambda checked: self._set(visible=checked))
        head.addWidget(self.visible_box, 1)
        self.remove = tool_button("trash-2", tr("Remove this effect"), token="dim")
        head.addWidget(self.remove)
        column.addLayout(head)
        self._form = new_form()
        column.addLayout(self._form)
        self.sliders: dict[str, LiveSlider] = {}
        self.color: ColorField | None = None
        self.position: QComboBox | None = None
        if kind != "blur":
            self.color = ColorField(session, tr("Colour"), lambda value: self._made(color=value), alpha=True)
            self._form.add(tr("Colour"), self.color)
        if kind == "shadow":
            self._slider("x", tr("To the right"), -200, 200)
            self._slider("y", tr("Down"), -200, 200)
            self._slider("blur", tr("Softness"), 0, 100)
            self._slider("spread", tr("Spread"), 0, 100)
        elif kind == "stroke":
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
            self._form.add(tr("Position"), box)
        else:
            self._slider("radius", tr("Radius"), 0, 100)

    def fill(self, effects: list[Effect]) -> None:
        """Show what effects of one kind share."""
        fill_check(self.visible_box, shared(effect.visible for effect in effects))
        for name, slider in self.sliders.items():
            slider.fill(shared(getattr(effect, name) for effect in effects))
        if self.color is not None:
            self.color.fill(shared(getattr(effect, "color") for effect in effects))  # noqa: B009  not of a blur
        if self.position is not None:
            fill_choice(self.position, shared(getattr(effect, "position") for effect in effects))  # noqa: B009

    def _slider(self, name: str, title: str, low: float, high: float) -> None:
        def make(change: Change) -> Edit:
            return self._change(
                lambda effect: effect.model_copy(update={name: change(getattr(effect, name))})
            )

        slider = LiveSlider(self._session, title, make, low, high, suffix=" px")
        self.sliders[name] = slider
        self._form.add(title, slider)

    def _made(self, **fields: object) -> Edit:
        return self._change(lambda effect: effect.model_copy(update=fields))

    def _set(self, **fields: object) -> None:
        self._session.apply(self._made(**fields))
