"""Work under way in the status line."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from creastudio.shell.widgets.progress_row import ProgressRow


def test_a_name_longer_than_a_screen_leaves_the_row_short(qtbot: QtBot) -> None:
    row = ProgressRow("upload", "Progress", "Give up")
    qtbot.addWidget(row)
    row.say("Copying a.png", "2 more wait")
    assert row.text.text() == "Copying a.png  ·  2 more wait"
    row.say("Copying " + "x" * 250 + ".png", "2 more wait")
    assert row.minimumSizeHint().width() < 800
    assert row.text.text().endswith("2 more wait")
    assert "x" * 250 in row.text.toolTip()
