"""The menu that writes facets into the search field of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QMenu

from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.session import Session
from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.library_search import Order, facet_values, parse_query

SHOWN = 24
"""Values of one facet that the menu offers; others can be typed."""

KEPT = 24
"""Searches that can be kept."""


def fill_filters(menu: QMenu, items: Sequence[LibraryItem], field: QLineEdit, session: Session) -> None:
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
    _add_saved(menu, field, session)
    menu.addAction(tr("Show all")).triggered.connect(lambda _checked=False: field.clear())


def add_orders(menu: QMenu, order: Order, choose: Callable[[Order], object]) -> None:
    """Offer the orders that things can be shown in."""
    inner = menu.addMenu(tr("Order"))
    orders: tuple[tuple[Order, str], ...] = (
        ("newest", tr("Newest first")), ("name", tr("By name")), ("stars", tr("By stars")),
    )  # fmt: skip
    for name, title in orders:
        entry = inner.addAction(title)
        entry.setCheckable(True)
        entry.setChecked(name == order)
        entry.triggered.connect(partial(_choose, choose, name))


def _choose(choose: Callable[[Order], object], order: Order, _checked: bool = False) -> None:
    choose(order)


def _add_saved(menu: QMenu, field: QLineEdit, session: Session) -> None:
    """Offer the searches that were kept, and to keep or forget the one that is typed."""
    kept, typed = session.settings.library_searches, field.text().strip()
    inner = menu.addMenu(tr("Kept searches"))
    for text in kept:
        entry = inner.addAction(text.replace("&", "&&"))
        entry.triggered.connect(lambda _checked=False, chosen=text: field.setText(chosen))
    inner.setEnabled(bool(kept))
    if typed in kept:
        rest = tuple(text for text in kept if text != typed)
        entry = menu.addAction(tr("Forget this search"))
        entry.triggered.connect(lambda _checked=False: session.update_settings(library_searches=rest))
        return
    entry = menu.addAction(tr("Keep this search"))
    entry.setEnabled(bool(typed))
    more = (typed, *kept)[:KEPT]
    entry.triggered.connect(lambda _checked=False: session.update_settings(library_searches=more))


def _add(menu: QMenu, text: str, facet: str, value: str, field: QLineEdit) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(parse_query(field.text()).has(facet, value))

    def toggle(_checked: bool = False) -> None:
        # "tag" may be asked for several times: all of them must be there then.
        field.setText(str(parse_query(field.text()).toggled(facet, value, alone=facet != "tag")))

    action.triggered.connect(toggle)
