"""Short work off the thread of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from creastudio.api.errors import UserError
from creastudio.shell.notices import Notifier
from creastudio.shell.threads.tasks import Tasks


def test_results_come_in_order_and_errors_are_told(qtbot: QtBot) -> None:
    holder = QObject()
    notifier = Notifier(holder)
    tasks, found = Tasks(notifier, holder), list[int]()

    def refuse() -> None:
        raise UserError("No.", "Try another.")

    tasks.run(lambda: 1, found.append)
    tasks.run(refuse)
    tasks.run(lambda: 2, found.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert found == [1, 2]
    assert [notice.message for notice in notifier.notices] == ["No."]
    tasks.close()


def test_a_fault_in_one_answer_leaves_the_others(qtbot: QtBot) -> None:
    holder = QObject()
    tasks, found = Tasks(Notifier(holder), holder), list[int]()

    def fail(_result: int) -> None:
        raise RuntimeError("a fault")

    with qtbot.captureExceptions() as raised:
        tasks.run(lambda: 1, fail)
        tasks.run(lambda: 2, found.append)
        qtbot.waitUntil(lambda: not tasks.busy)
    assert found == [2]
    assert [str(error[1]) for error in raised] == ["a fault"]
    tasks.close()
