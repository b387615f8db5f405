"""Classes of a model ("impasto:0.7,woodcut:0.3"): a line of text that tells and offers those that the model has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton

from creastudio.api.errors import UserError
from creastudio.api.params import ParamSpec
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import Field
from creastudio.store.model_library import ModelLibrary

if TYPE_CHECKING:
    from creastudio.shell.widgets.param_form import ParamRow

MOST = 200
"""Names that the list offers; others can be typed."""


class ClassesField(Field):
    """Classes by name. The text is the value; the list beside it writes one into it."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self._edit = QLineEdit()
        if spec.max_length:
            self._edit.setMaxLength(spec.max_length)
        self._edit.textChanged.connect(lambda _text: self.changed.emit())
        self.choose = QToolButton()
        set_icon(self.choose, "chevron-down", "dim")
        self.choose.setIconSize(QSize(px(13), px(13)))
        self.choose.setToolTip(tr("Classes of the model"))
        self.choose.setAccessibleName(f"{tr_text(spec.title)}: {self.choose.toolTip()}")
        self.choose.clicked.connect(lambda _checked=False: self._open())
        row = self._row()
        row.addWidget(self._edit, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self._edit)
        self.names: tuple[str, ...] = ()
        self.offer(())

    def value(self) -> str:
        return self._edit.text()

    def set_value(self, value: Any) -> None:
        self._edit.setText(str(value or ""))

    def offer(self, names: Sequence[str], without: str = "") -> None:
        """Offer the classes of a model; `without` is what stands in the field of one that has none."""
        self.names = tuple(names)
        self._edit.setPlaceholderText(", ".join(self.names[:MOST]) or without)
        self.choose.setVisible(bool(self.names))

    def menu(self) -> QMenu:
        """Return the list of the classes, and on top what leaves it open."""
        made = QMenu(self)
        for text, name in ((tr("Each picture its own"), ""), *((name, name) for name in self.names[:MOST])):
            act = made.addAction(text.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(name == self.value())
            act.triggered.connect(lambda _checked=False, name=name: self.set_value(name))
        return made

    def _open(self) -> None:
        menu = self.menu()
        menu.exec(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))
        menu.deleteLater()


def follow_model(rows: Mapping[str, ParamRow], models: ModelLibrary) -> None:
    """Let the fields of classes among `rows` offer those of the model that is chosen beside them."""
    fields = [row.field for row in rows.values() if isinstance(row.field, ClassesField)]
    chosen = next((row for row in rows.values() if row.spec.role == "model"), None)
    if chosen is None or not fields:
        return

    def offer() -> None:
        model = str(chosen.field.value() or "")
        names = classes_of(models, model)
        for field in fields:
            field.offer(names, tr("This model has none") if model else "")

    chosen.changed.connect(offer)
    offer()


def classes_of(models: ModelLibrary, model: str) -> tuple[str, ...]:
    """Return the names of a model's classes, as its card tells them; none for a model that isn't there."""
    try:
        names = models.find(model).card.config.get("classes", ())
    except UserError:
        return ()
    return tuple(str(name) for name in names) if isinstance(names, (list, tuple)) else ()
