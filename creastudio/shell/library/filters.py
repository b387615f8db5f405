"""The menu that writes facets into the search field of the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QMenu

from creastudio.shell.i18n import tr, tr_text
from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.library_search import facet_values, parse_query

SHOWN = 24
"""Values of one facet that the menu offers; others can be typed."""


def fill_filters(menu: QMenu, items: Sequence[LibraryItem], field: QLineEdit) -> None:
    """Offer what `items` can be filtered by; what the search asks for already is checked."""
    menu.clear()
    titles = {
        "kind": tr("Kind"), "model": tr("Model"), "generator": tr("Generator"), "tag": tr("Tag"),
    }  # fmt: skip
    for facet, values in facet_values(items).items():
        inner = menu.addMenu(titles[facet])
        for value in values[:SHOWN]:
            _add(inner, tr_text(value), facet, value, field)
        inner.setEnabled(bool(values))
    stars = menu.addMenu(tr("Stars"))
    for count in range(5, 0, -1):
        text = "★" * count + (" " + tr("or more") if count < 5 else "")
        _add(stars, text, "stars", str(count), field)
    _add(stars, tr("Not rated"), "stars", "0", field)
    menu.addSeparator()
    _add(menu, tr("Used in the project"), "used", "yes", field)
    _add(menu, tr("Not used"), "used", "no", field)
    _add(menu, tr("With a recipe"), "made", "yes", field)
    menu.addSeparator()
    menu.addAction(tr("Show all")).triggered.connect(lambda _checked=False: field.clear())


def _add(menu: QMenu, text: str, facet: str, value: str, field: QLineEdit) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(parse_query(field.text()).has(facet, value))

    def toggle(_checked: bool = False) -> None:
        # "tag" may be asked for several times: all of them must be there then.
        field.setText(str(parse_query(field.text()).toggled(facet, value, alone=facet != "tag")))

    action.triggered.connect(toggle)
