"""A plugin is dropped or chosen, shown, and installed when the person agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from creastudio import paths
from creastudio.host.gather import pack_file
from creastudio.shell.plugins.dialog import PluginsDialog
from creastudio.shell.plugins.installing import choose_plugin, offer_plugin
from creastudio.shell.plugins.offer_dialog import OfferDialog
from tests.gui.conftest import StudioRobot
from tests.support.plugin_maker import make_project

COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    return pack_file(make_project(tmp_path / "project", "guidots"), tmp_path)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], list[str]]:
    """Answer the offer with yes or no; gives the words that were shown."""

    def prepare(yes: bool) -> list[str]:
        shown: list[str] = []

        def run(dialog: OfferDialog) -> bool:
            shown.extend(item.text() for item in dialog.findChildren(QLabel))
            dialog.deleteLater()
            return yes

        monkeypatch.setattr("creastudio.shell.plugins.installing.run", run)
        return shown

    return prepare


def names(studio: StudioRobot) -> list[str]:
    return [plugin.name for plugin in studio.studio.environment.registry.plugins]


def test_a_dropped_plugin_is_shown_and_installed(
    studio: StudioRobot, packed: Path, answer: Callable[[bool], list[str]]
) -> None:
    shown = answer(True)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(packed))])
    studio.window.dropEvent(QDropEvent(QPointF(20, 20), COPY, mime, LEFT, PLAIN))
    studio.wait(lambda: "guidots" in names(studio))
    said = "\n".join(shown)
    assert "guidots  1.0" in said
    assert "It runs with your rights" in said
    assert "not stated" in said
    assert any(len(text.replace(" ", "").replace("\n", "")) == 64 for text in shown)
    assert any("is installed" in text for text in studio.notices())
    assert studio.window.generators.works()


def test_nothing_is_installed_without_a_yes(
    studio: StudioRobot, packed: Path, answer: Callable[[bool], list[str]]
) -> None:
    shown = answer(False)
    offer_plugin(studio.studio, packed)
    studio.wait(lambda: bool(shown))
    assert not paths.plugins_dir().exists() or list(paths.plugins_dir().iterdir()) == []


def test_what_is_no_plugin_is_said(studio: StudioRobot, tmp_path: Path) -> None:
    file = tmp_path / "broken.creaplugin"
    file.write_bytes(b"nothing")
    studio.chooser.answers.append(file)
    choose_plugin(studio.studio, studio.window)
    studio.wait(lambda: any("broken.creaplugin" in text for text in studio.notices()))


def test_what_is_wrong_is_said_in_front_of_the_manager(studio: StudioRobot, tmp_path: Path) -> None:
    file = tmp_path / "broken.creaplugin"
    file.write_bytes(b"nothing")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    dialog = PluginsDialog(studio.studio, studio.window)
    dialog.show()
    dialog.dropEvent(QDropEvent(QPointF(20, 20), COPY, mime, LEFT, PLAIN))
    studio.wait(lambda: any("broken.creaplugin" in card.notice.message for card in dialog.toasts.cards()))
    assert dialog.rect().contains(dialog.toasts.geometry())
    # The buttons of the plugins that others wrote, which stand first, are free.
    assert dialog.toasts.geometry().top() > dialog._area.geometry().center().y()
    dialog.close()
    dialog.deleteLater()


def test_the_answer_of_the_enter_key_is_no(studio: StudioRobot, packed: Path) -> None:
    from creastudio.host.offer import look_at

    dialog = OfferDialog(look_at(packed, paths.plugins_dir()), studio.window)
    assert not dialog.install.isDefault()
    dialog.show()
    layout = dialog.layout()
    assert layout is not None
    # No gap between what is said and what is asked.
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
    dialog.deleteLater()


def test_a_plugin_is_removed_in_the_manager(
    studio: StudioRobot, packed: Path, answer: Callable[[bool], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(True)
    offer_plugin(studio.studio, packed)
    studio.wait(lambda: "guidots" in names(studio))
    monkeypatch.setattr("creastudio.shell.plugins.dialog.ask", lambda *_args, **_words: "remove")
    dialog = PluginsDialog(studio.studio, studio.window)
    # What others wrote stands first.
    card = dialog.cards[0]
    assert card.info.name == "guidots"
    press(card, "Remove…")
    studio.wait(lambda: "guidots" not in names(studio))
    dialog.deleteLater()


def press(card: object, text: str) -> None:
    from PySide6.QtWidgets import QPushButton, QWidget

    assert isinstance(card, QWidget)
    next(item for item in card.findChildren(QPushButton) if item.text() == text).click()
