"""Dialogs, notices and what nobody caught."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from creastudio.api.errors import UserError
from creastudio.host.plugin_state import PluginState
from creastudio.shell import theme
from creastudio.shell.commands.keymap import bindings
from creastudio.shell.dialogs.about import AboutDialog
from creastudio.shell.dialogs.ask_name import NameDialog
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.dialogs.keys import KeysDialog
from creastudio.shell.dialogs.notes import NotesDialog
from creastudio.shell.dialogs.question import Choice, Question
from creastudio.shell.dialogs.settings import SettingsDialog, setting_specs
from creastudio.shell.notices import ExceptionHooks, Notifier, notice_of
from creastudio.shell.plugins.dialog import PluginsDialog
from creastudio.shell.threads.tasks import Tasks
from creastudio.shell.window.placing import SHARE
from creastudio.store.settings import Settings, is_hidden
from creastudio.workspace.environment import plugin_state_file
from creastudio.workspace.notice import Notice
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click


class TestSettings:
    def test_every_setting_that_is_not_hidden_has_a_control(self, studio: StudioRobot) -> None:
        dialog = SettingsDialog(studio.session, studio.window)
        assert set(dialog.fields) == {name for name in Settings.model_fields if not is_hidden(name)}
        assert all(spec.title and spec.group for spec in setting_specs().values())
        dialog.deleteLater()

    def test_a_change_takes_effect_at_once_and_is_stored(self, studio: StudioRobot) -> None:
        dialog = SettingsDialog(studio.session, studio.window)
        dialog.fields["theme"].set_value("light")
        assert theme.tokens() is theme.THEMES["light"]
        assert studio.studio.environment.settings_store.load().theme == "light"
        dialog.fields["text_scale"].set_value(1.5)
        assert theme.text_scale() == 1.5
        room = dialog.screen().availableSize()
        assert dialog.minimumWidth() == min(theme.px(520), round(room.width() * SHARE))
        dialog.reject()
        assert theme.tokens() is theme.THEMES["dark"]
        assert studio.session.settings.text_scale == 1.0
        dialog.deleteLater()


class TestPlugins:
    def test_a_quarantined_plugin_shows_why_and_gives_its_report(self, studio: StudioRobot) -> None:
        dialog = PluginsDialog(studio.studio, studio.window)
        card = next(card for card in dialog.cards if card.info.name == "broken")
        copy = next(b for b in card.findChildren(QPushButton) if b.text() == "Copy report")
        copy.click()
        assert "boom" in QGuiApplication.clipboard().text()
        dialog.deleteLater()

    def test_a_plugin_can_be_switched_off(self, studio: StudioRobot) -> None:
        dialog = PluginsDialog(studio.studio, studio.window)
        card = next(card for card in dialog.cards if card.info.name == "broken")
        off = next(b for b in card.findChildren(QPushButton) if b.text() == "Switch off")
        off.click()
        with studio.qtbot.waitSignal(studio.studio.pluginsChanged, timeout=20_000):
            pass
        assert "broken" in PluginState.load(plugin_state_file()).disabled
        assert studio.window.generators.works()
        dialog.deleteLater()

    def test_the_cards_wait_while_plugins_are_loaded(
        self, studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        go_on = threading.Event()

        def refused() -> None:
            go_on.wait(10)
            raise UserError("No room.", "Make some.")

        dialog = PluginsDialog(studio.studio, studio.window)
        monkeypatch.setattr("creastudio.shell.plugins.dialog.open_registry", refused)
        dialog._reload()
        QApplication.processEvents()
        assert not dialog._area.isEnabled()
        go_on.set()
        studio.wait(lambda: dialog._area.isEnabled())
        assert "No room." in studio.notices()
        dialog.deleteLater()

    def test_the_status_line_tells_of_broken_plugins(self, studio: StudioRobot) -> None:
        texts = [b.text() for b in studio.window.status.findChildren(QPushButton)]
        assert "1 plugin can't be used" in texts


def test_all_keys_are_listed(studio: StudioRobot) -> None:
    assert {"Ctrl+S", "Alt+1", "Return"} <= {item.keys for item in bindings()}
    for dialog in (KeysDialog(studio.session, studio.window), AboutDialog(studio.window)):
        dialog.show()
        dialog.close()
        dialog.deleteLater()


def test_enter_takes_the_main_answer_and_escape_none(qtbot: QtBot) -> None:
    choices = (Choice("cancel", "Cancel"), Choice("go", "Go", role="primary"))
    for key, answer in ((Qt.Key.Key_Return, "go"), (Qt.Key.Key_Escape, "cancel")):
        asked = Question(None, "Go?", "Really", choices, "circle-help")
        qtbot.addWidget(asked)
        asked.show()
        qtbot.waitExposed(asked)
        qtbot.keyClick(asked, key)
        assert asked.answer == answer


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    choices = (Choice("keep", "Keep"), Choice("cancel", "Cancel"), Choice("go", "Go", role="primary"))
    for choice in choices:
        asked = Question(None, "Go?", "Really", choices, "circle-help")
        qtbot.addWidget(asked)
        asked.show()
        qtbot.waitExposed(asked)
        asked.buttons[choice.name].setFocus()
        qtbot.keyClick(asked.buttons[choice.name], key)
        assert asked.answer == choice.name


def test_enter_on_cancel_gives_a_dialog_up(qtbot: QtBot) -> None:
    dialog = DialogFrame(None, "Export")
    qtbot.addWidget(dialog)
    line = QLineEdit()
    dialog.body.addWidget(line)
    dialog.add_button("Cancel").clicked.connect(dialog.reject)
    dialog.add_button("Export", "primary").clicked.connect(dialog.accept)
    for pressed, result in ((dialog.findChildren(QPushButton)[0], 0), (line, 1)):
        dialog.show()
        qtbot.waitExposed(dialog)
        pressed.setFocus()
        qtbot.keyClick(pressed, Qt.Key.Key_Return)
        assert dialog.result() == result


def test_a_question_has_no_gaps_between_its_lines(qtbot: QtBot) -> None:
    asked = Question(None, "Add the engine?", "words " * 60, (Choice("ok", "OK"),), "plug")
    qtbot.addWidget(asked)
    asked.show()
    qtbot.waitExposed(asked)
    layout = asked.layout()
    assert layout is not None
    assert asked.height() == layout.totalHeightForWidth(asked.width())


def test_a_name_is_asked_for_in_a_dialog_of_the_studio(qtbot: QtBot) -> None:
    asked = NameDialog(None, "Save as preset", action="Save", taken=["Mine"])
    qtbot.addWidget(asked)
    asked.show()
    qtbot.waitExposed(asked)
    assert not asked.agree.isEnabled()
    qtbot.keyClicks(asked.field, " Mine ")
    assert asked.agree.text() == "Replace"
    assert "Mine" in asked.warning.text()
    qtbot.keyClicks(asked.field, "two")
    assert (asked.agree.text(), asked.warning.text()) == ("Save", "")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    assert asked.result() == NameDialog.DialogCode.Accepted
    assert asked.name == "Mine two"
    assert all(made.icon().isNull() for made in asked.findChildren(QPushButton))


def test_devices_that_are_not_there_are_greyed(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "creastudio.shell.dialogs.settings.missing_devices"
    monkeypatch.setattr(said, lambda: {"mps": "No Mac."})
    dialog = SettingsDialog(studio.session, studio.window)
    buttons = {item.text(): item for item in dialog.fields["device"].findChildren(QToolButton)}
    assert {text: item.isEnabled() for text, item in buttons.items()} == {
        "Auto": True, "CPU": True, "CUDA": True, "MPS": False,
    }  # fmt: skip
    assert buttons["MPS"].toolTip() == "No Mac."
    assert "No Mac." in [line.text() for line in dialog.findChildren(QLabel)]
    dialog.deleteLater()


class TestNotices:
    def test_a_notice_is_shown_and_kept(self, studio: StudioRobot) -> None:
        studio.session.notify("Something.", "Do this.", level="warning", report="all of it")
        card = studio.window.toasts.cards()[-1]
        card.copy.click()
        assert QGuiApplication.clipboard().text() == "all of it"
        card.close_button.click()
        assert studio.window.toasts.cards() == []
        assert studio.notices() == ["Something."]

    def test_there_are_never_too_many_toasts(self, studio: StudioRobot) -> None:
        for word in ("One", "Two", "Three"):
            studio.session.notify(word)
        assert [card.notice.message for card in studio.window.toasts.cards()] == ["Two", "Three"]

    def test_notices_of_one_kind_share_a_toast(self, studio: StudioRobot) -> None:
        studio.session.notify("Something else.")
        for number in range(3):
            studio.session.notify(f"'file {number}.png' was left out.")
        other, card = studio.window.toasts.cards()
        assert (other.more, card.more) == (0, 2)
        assert card.notice.message == "'file 2.png' was left out."
        assert "2" in card.others.text()
        card.others.click()
        assert studio.window.notices.isVisible()
        assert len(studio.window.notices.cards) == 4

    def test_toasts_lie_on_the_canvas_and_never_on_the_timeline(self, studio: StudioRobot) -> None:
        window = studio.window
        studio.session.notify("Something long. " * 12, "Do this. " * 10)
        studio.session.notify("Another.")
        toasts = QRect(window.toasts.mapToGlobal(QPoint()), window.toasts.size())
        canvas = QRect(window.canvas.mapToGlobal(QPoint()), window.canvas.size())
        timeline = QRect(window.timeline.mapToGlobal(QPoint()), window.timeline.size())
        assert canvas.contains(toasts)
        assert not timeline.intersects(toasts)
        assert toasts.center().x() > canvas.center().x()
        window.resize(1100, 700)
        canvas = QRect(window.canvas.mapToGlobal(QPoint()), window.canvas.size())
        assert canvas.contains(QRect(window.toasts.mapToGlobal(QPoint()), window.toasts.size()))

    def test_a_click_on_a_toast_opens_the_notices(self, studio: StudioRobot) -> None:
        studio.session.notify("Something.")
        card = studio.window.toasts.cards()[-1]
        click(studio.qtbot, card, QPoint(6, card.height() - 6))
        assert studio.window.notices.isVisible()
        assert studio.window.toasts.cards() == []

    @pytest.mark.parametrize("listed", [False, True])
    def test_more_notes_are_read_in_a_dialog(
        self, studio: StudioRobot, monkeypatch: pytest.MonkeyPatch, listed: bool
    ) -> None:
        shown: list[list[str]] = []

        def read(dialog: NotesDialog) -> bool:
            shown.append([line.text() for line in dialog.findChildren(QLabel)])
            dialog.copy.click()
            dialog.deleteLater()
            return True

        monkeypatch.setattr("creastudio.shell.dialogs.notes.run", read)
        window = studio.window
        window.studio.notifier.add(Notice("info", "Exported.", "One.", more=("Two.", "Three.")))
        if listed:
            window.toggle_notices()
        card = (window.notices.cards if listed else window.toasts.cards())[-1]
        assert card.notes.text().startswith("2 ")
        card.notes.click()
        assert [line for line in shown[0] if line.endswith(".")] == ["Exported.", "One.", "Two.", "Three."]
        assert QGuiApplication.clipboard().text().splitlines() == ["Exported.", "One.", "Two.", "Three."]
        assert not window.notices.isVisible()

    def test_the_start_page_lists_its_notices_too(self, bare_studio: StudioRobot) -> None:
        bare_studio.studio.show_start()
        for number in range(2):
            bare_studio.studio.notifier.add(Notice("warning", f"'{number}.crea' is gone."))
        start = bare_studio.start
        start.toasts.cards()[-1].others.click()
        assert start.notices.isVisible()
        assert [card.notice.message for card in start.notices.cards] == [
            "'1.crea' is gone.",
            "'0.crea' is gone.",
        ]

    def test_an_offer_does_what_it_says(self, studio: StudioRobot) -> None:
        results = studio.make(2)
        studio.session.discard([result.id for result in results])
        assert all(item.state == "discarded" for item in studio.session.workspace.results)
        studio.window.toasts.cards()[-1].act.click()
        assert all(item.state == "new" for item in studio.session.workspace.results)

    def test_a_failed_job_is_told_with_its_hint(self, studio: StudioRobot) -> None:
        studio.session.run("toy.fails", {})
        studio.wait(lambda: bool(studio.notices()))
        notice = studio.studio.notifier.notices[-1]
        assert (notice.message, notice.hint) == ("The toy is out of paint.", "Buy some.")

    def test_the_bell_opens_and_closes_the_notices(self, studio: StudioRobot) -> None:
        window = studio.window
        for word in ("One", "Two", "Three"):
            studio.session.notify(word, "A hint.")
        assert window.status.bell.text() == "3"
        layers = window.panel("layers").height()
        window.status.bell.click()
        assert window.notices.isVisible()
        assert [card.notice.message for card in window.notices.cards] == ["Three", "Two", "One"]
        assert all(
            card.visibleRegion().boundingRect().height() == card.height() for card in window.notices.cards
        )
        assert window.status.bell.text() == ""
        assert window.panel("layers").height() == layers
        window.status.bell.click()
        assert not window.notices.isVisible()
        window.status.bell.click()
        studio.qtbot.keyClick(window.notices, Qt.Key.Key_Escape)
        assert not window.notices.isVisible()
        window.status.bell.click()
        window.notices.close_button.click()
        assert not window.notices.isVisible()

    def test_notices_can_be_cleared_one_by_one_and_at_once(self, studio: StudioRobot) -> None:
        window = studio.window
        for word in ("One", "Two", "Three"):
            studio.session.notify(word)
        window.status.bell.click()
        window.notices.cards[1].close_button.click()
        assert studio.notices() == ["One", "Three"]
        assert len(window.notices.cards) == 2
        window.notices.clear_button.click()
        assert studio.notices() == []
        assert window.notices.cards == []
        assert window.notices.height() < 150

    def test_an_offer_that_was_used_can_not_be_used_again(self, studio: StudioRobot) -> None:
        results = studio.make(2)
        done: list[str] = []
        studio.session.offer("Something.", "Do it", lambda: done.append("done"))
        studio.session.discard([results[0].id])
        studio.window.status.bell.click()
        discarded, something = studio.window.notices.cards
        assert discarded.act is not None
        assert something.act is not None
        something.act.click()
        something.act.click()
        assert done == ["done"]
        assert not something.act.isEnabled()
        assert discarded.act.isEnabled()
        # Brought back in another way: there is nothing to undo any more.
        studio.session.workspace.restore([results[0].id])
        studio.window.notices.hide()
        studio.window.status.bell.click()
        assert not studio.window.notices.cards[0].isHidden()
        assert studio.window.notices.cards[0].act is not None
        assert not studio.window.notices.cards[0].act.isEnabled()

    def test_what_nobody_caught_becomes_a_notice_on_any_thread(
        self, qtbot: QtBot, allow_logs: object
    ) -> None:
        allow_logs("Unexpected error")  # type: ignore[operator]
        notifier = Notifier()
        hooks = ExceptionHooks(notifier)
        hooks.install()
        try:
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
            sys.excepthook(UserError, UserError("No paint.", "Buy some."), None)
        finally:
            hooks.remove()
        qtbot.waitUntil(lambda: len(notifier.notices) == 2)
        assert "ZeroDivisionError" in notifier.notices[0].message
        assert "1 / 0" in notifier.notices[0].report
        assert notifier.notices[1].hint == "Buy some."

    def test_a_mistake_of_a_person_is_no_bug(self) -> None:
        assert notice_of(UserError("No paint.")).report == ""


class TestTasks:
    @pytest.fixture
    def notifier(self, qtbot: QtBot) -> Notifier:
        return Notifier()

    def test_results_come_back_on_the_thread_of_the_window(self, qtbot: QtBot, notifier: Notifier) -> None:
        tasks, threads = Tasks(notifier), []
        tasks.run(threading.get_ident, lambda there: threads.append((there, threading.get_ident())))
        qtbot.waitUntil(lambda: not tasks.busy)
        there, here = threads[0]
        assert here == threading.get_ident() != there
        tasks.close()

    def test_what_goes_wrong_becomes_a_notice(self, qtbot: QtBot, notifier: Notifier) -> None:
        def fail() -> None:
            raise UserError("The disk is full.", "Make room.")

        tasks = Tasks(notifier)
        tasks.run(fail)
        qtbot.waitUntil(lambda: bool(notifier.notices))
        assert notifier.notices[0].message == "The disk is full."
        tasks.close()
