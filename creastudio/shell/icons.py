"""Icons by name, drawn from line art in ``resources/icons`` in a colour of the theme."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from creastudio import paths
from creastudio.resources import resource_path
from creastudio.shell import theme

SIZE = 20
"""Side of an icon, px at text scale 1."""

KEPT = 1024
"""Drawn icons that are kept: all there are in the colours of one theme, 6 KB each at text scale 1."""


class HasIcon(Protocol):
    """An action or button."""

    def setIcon(self, icon: QIcon, /) -> None: ...


_tinted: WeakKeyDictionary[HasIcon, tuple[str, str]] = WeakKeyDictionary()


def set_icon(target: HasIcon, name: str, token: str = "text") -> None:
    """Give an action or button an icon that follows the theme; `token` names its colour."""
    _tinted[target] = (name, token)
    target.setIcon(icon(name, token))


def retint() -> None:
    """Draw all icons given with ``set_icon`` anew, in the colours of the theme in use."""
    for target, (name, token) in tuple(_tinted.items()):
        if isValid(target):
            target.setIcon(icon(name, token))
        else:
            del _tinted[target]


def icon(name: str, token: str = "text") -> QIcon:
    """Return an icon in the colour `token`, faint when disabled; an unknown name raises KeyError."""
    found = QIcon()
    look = theme.tokens()
    found.addPixmap(pixmap(name, getattr(look, token)), QIcon.Mode.Normal)
    found.addPixmap(pixmap(name, look.faint), QIcon.Mode.Disabled)
    return found


def pixmap(name: str, color: str, size: int = SIZE) -> QPixmap:
    """Return an icon as a picture of `size` px (at text scale 1) in `color`, sharp on dense screens."""
    found = QPixmap.fromImage(_drawn(name, color, theme.px(size) * 2))
    found.setDevicePixelRatio(2)
    return found


def icon_file(name: str, color: str) -> str:
    """Return the path of a tinted icon as a file, for style sheets, which take nothing else."""
    try:
        folder = paths.cache_dir() / "icons"
        file = folder / f"{name}-{color.lstrip('#')}.svg"
        if not file.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_tinted_svg(name, color))
    except OSError:
        # A full or read-only disk costs the colour of a few arrows, not the window.
        file = resource_path("icons", f"{name}.svg")
    return file.as_posix()


def names() -> frozenset[str]:
    """Return the names of all icons there are."""
    return frozenset(file.stem for file in resource_path("icons").glob("*.svg"))


@lru_cache(KEPT)
def _drawn(name: str, color: str, side: int) -> QImage:
    # A window has some 500 of them; as images, which may outlive the application.
    renderer = QSvgRenderer(QByteArray(_tinted_svg(name, color)))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(0, 0, side, side))
    return image


def _tinted_svg(name: str, color: str) -> bytes:
    return _source(name).replace(b"currentColor", color.encode())


@cache
def _source(name: str) -> bytes:
    file = resource_path("icons", f"{name}.svg")
    if not file.is_file():
        raise KeyError(name)
    # A thinner line is calmer beside text.
    return file.read_bytes().replace(b'stroke-width="2"', b'stroke-width="1.75"')
