"""Pages of Markdown get lines around tables, and room between paragraphs."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument, QTextTable
from pytestqt.qtbot import QtBot

from creastudio.shell.look.text_page import rule_tables, space_paragraphs

PAGE = "# Page\n\nWords.\n\n```\none\ntwo\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


def page() -> QTextDocument:
    made = QTextDocument()
    made.setMarkdown(PAGE)
    return made


def test_tables_have_lines(qtbot: QtBot) -> None:
    made = page()
    rule_tables(made)
    (table,) = (frame for frame in made.rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert table.format().border() == 1
    assert table.format().cellPadding() > 0


def test_lines_of_code_stay_together_on_a_ground(qtbot: QtBot) -> None:
    made = page()
    space_paragraphs(made)
    blocks = {
        made.findBlockByNumber(row).text(): made.findBlockByNumber(row) for row in range(made.blockCount())
    }
    words, one, two = (blocks[text].blockFormat() for text in ("Words.", "one", "two"))
    assert words.bottomMargin() > 0
    assert one.bottomMargin() == 0 < two.bottomMargin()
    assert one.background().color() == two.background().color()
    assert one.background().color() != words.background().color()
