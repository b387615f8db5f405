"""The font families of this computer: to choose from, and the ones that a document asks for in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QFontDatabase

from creastudio.core.canvas import GroupLayer, Layer, TextLayer
from creastudio.core.document import Document
from creastudio.render.gui_app import ensure_gui_app, load_fonts
from creastudio.render.text_font import weight_axis

__all__ = [
    "font_families",
    "font_weights",
    "has_family",
    "missing_families",
    "missing_texts",
    "shipped_families",
]


def missing_families(source: Document | Iterable[Layer]) -> tuple[str, ...]:
    """Return the families that text layers ask for, groups included, and that aren't installed; sorted.

    Their text is kept and painted in the studio's own font.
    """
    return tuple(missing_texts(source))


def missing_texts(source: Document | Iterable[Layer]) -> dict[str, tuple[str, ...]]:
    """Return the families that ``missing_families`` names, sorted, each with the ids of the texts that ask for it."""
    ensure_gui_app()
    layers = _all_layers(source) if isinstance(source, Document) else source
    asked: dict[str, tuple[str, ...]] = {}
    for layer in _text_layers(layers):
        if layer.family:
            asked[layer.family] = (*asked.get(layer.family, ()), layer.id)
    return {name: asked[name] for name in sorted(asked) if not QFontDatabase.hasFamily(name)}


def has_family(name: str) -> bool:
    """Return whether text can be set in a family here."""
    ensure_gui_app()
    return QFontDatabase.hasFamily(name)


def font_families() -> tuple[str, ...]:
    """Return the families that text can be set in, sorted; fonts of pixels, which don't scale, are left out."""
    ensure_gui_app()
    families = (family for family in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(family))
    # Qt tells two makers' fonts of one name apart by a name in brackets; either serves.
    names = {family.split(" [")[0] for family in families if QFontDatabase.isSmoothlyScalable(family)}
    return tuple(sorted((name for name in names if not _is_a_style(name)), key=str.casefold))


def shipped_families() -> tuple[str, ...]:
    """Return the families that ship with the studio, in which a document looks the same everywhere."""
    ensure_gui_app()
    return tuple(name for name in load_fonts() if not _is_a_style(name))


def font_weights(family: str) -> tuple[int, ...]:
    """Return the weights that a family has, 100 to 900, ascending; others show the nearest one."""
    ensure_gui_app()
    if QFontDatabase.hasFamily(family) and (axis := weight_axis(family)):
        return tuple(weight for weight in range(100, 1000, 100) if axis[0] <= weight <= axis[1])
    weights = (QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family))
    return tuple(sorted({min(900, max(100, weight)) for weight in weights}))


def _is_a_style(name: str) -> bool:
    """Return whether a name is an old one for a style of another family, as "Inter Medium" is."""
    family, _, style = name.rpartition(" ")
    return bool(family) and style in QFontDatabase.styles(family)


def _all_layers(document: Document) -> Iterator[Layer]:
    for artboard in document.artboards:
        yield from artboard.layers


def _text_layers(layers: Iterable[Layer]) -> Iterator[TextLayer]:
    for layer in layers:
        if isinstance(layer, TextLayer):
            yield layer
        elif isinstance(layer, GroupLayer):
            yield from _text_layers(layer.layers)
