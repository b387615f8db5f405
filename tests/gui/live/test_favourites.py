"""States that a person marks below a live picture: kept for all projects, whatever other windows do with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from creastudio.shell.live.favourites import FavouritesStrip, favourites_file
from creastudio.shell.live.pad_view import PadView
from tests.gui.conftest import StudioRobot


def test_favourites_are_kept_renamed_and_deleted(view: PadView, studio: StudioRobot) -> None:
    assert not view.favourites.isVisible()
    view.hand.go(view.hand.state.changed(grey=5))
    studio.wait(lambda: view.picture.image().pixelColor(0, 0).blue() == 5)
    studio.qtbot.keyClick(view.plane, Qt.Key.Key_F)
    view.hand.go(view.hand.state.changed(grey=90))
    strip = view.favourites
    assert strip.isVisible()
    assert strip.item(0).text() == "Favourite 1"
    assert not strip.item(0).icon().isNull()
    strip.item(0).setText("  Dark  ")
    strip.reload()
    assert strip.item(0).text() == "Dark"
    strip.itemActivated.emit(strip.item(0))
    assert view.hand.state.params["grey"] == 5
    strip_kept = strip.favourites[0]
    strip.setCurrentRow(0)
    studio.qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert strip.count() == 0
    assert not strip.isVisible()
    assert any("no favourite any more" in message for message in studio.notices())
    strip.bring_back(strip_kept)
    assert strip.item(0).text() == "Dark"


def test_favourites_of_another_window_are_not_lost(view: PadView, studio: StudioRobot) -> None:
    mine, other = view.favourites, FavouritesStrip(view.work)
    studio.qtbot.addWidget(other)
    mine.keep(view.hand.state, QImage(), "Mine")
    other.keep(view.hand.state, QImage(), "Other")
    mine.item(0).setText("Renamed")
    assert [one.name for one in mine.favourites] == ["Renamed", "Other"]
    other.keep(view.hand.state, QImage(), "Third")
    mine.setCurrentRow(0)
    mine.remove()
    assert [one.name for one in mine.favourites] == ["Other", "Third"]


def test_favourites_that_cannot_be_read_stay_in_their_file(view: PadView, studio: StudioRobot) -> None:
    file = favourites_file(view.work)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[{", encoding="utf-8")
    view.favourites.keep(view.hand.state, QImage(), "Mine")
    assert file.read_text(encoding="utf-8") == "[{"
    assert any("can't be read" in message for message in studio.notices())
    file.unlink()
