"""Icons are drawn in their colour and size, and kept."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from pytestqt.qtbot import QtBot

from creastudio.shell import icons, theme
from creastudio.shell.app import make_application


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    make_application()


def colors(picture: QPixmap) -> set[str]:
    """Colours of the px that are covered wholly."""
    image = picture.toImage()
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {color.name() for color in found if color.alpha() == 255}


def test_the_same_icon_in_two_colours_and_sizes() -> None:
    name = min(icons.names())
    red, green = icons.pixmap(name, "#ff0000"), icons.pixmap(name, "#00ff00")
    assert (colors(red), colors(green)) == ({"#ff0000"}, {"#00ff00"})
    assert icons.pixmap(name, "#ff0000", 40).width() == 2 * red.width()
    assert icons.pixmap(name, "#ff0000").toImage() == red.toImage()


def test_painting_on_an_icon_changes_no_other() -> None:
    name = min(icons.names())
    icons.pixmap(name, "#ff0000").fill(QColor("blue"))
    assert colors(icons.pixmap(name, "#ff0000")) == {"#ff0000"}


def test_an_icon_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_icons_follow_the_theme() -> None:
    action = QAction()
    icons.set_icon(action, min(icons.names()))
    look = theme.tokens()
    assert colors(action.icon().pixmap(20, mode=QIcon.Mode.Normal)) == {QColor(look.text).name()}
    assert colors(action.icon().pixmap(20, mode=QIcon.Mode.Disabled)) == {QColor(look.faint).name()}
