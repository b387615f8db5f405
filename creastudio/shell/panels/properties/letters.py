"""Fields for the letters of texts, on the canvas and on the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QToolButton

from creastudio.render.text_families import font_weights
from creastudio.render.text_font import DEFAULT_FAMILY, installed
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.mixed import Mixed, fill_choice
from creastudio.shell.panels.properties.text_choices import weight_title
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import tool_button


def letter_toggle(icon: str, title: str, commit: Callable[[bool], object], keys: str = "") -> QToolButton:
    """Return a button that stays down while letters are slanted, underlined and the like."""
    found = tool_button(icon, title, keys=keys, checkable=True)
    found.setIconSize(QSize(px(16), px(16)))
    found.clicked.connect(commit)
    return found


def fill_weights(box: QComboBox, families: Iterable[str], now: int | Mixed) -> None:
    """Offer the weights that all of at least one family have, and the one that is set, which shows the nearest."""
    there = {installed(family) or DEFAULT_FAMILY for family in families}
    have = set.intersection(*(set(font_weights(family)) for family in there))
    box.clear()
    for weight in sorted(have | ({now} if not isinstance(now, Mixed) else set())):
        title = weight_title(weight)
        box.addItem(title if weight in have else tr("{weight} (nearest)", weight=title), weight)
    fill_choice(box, now)
