"""Pages of Markdown get lines around tables, and room between paragraphs."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextDocument, QTextTable
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


def test_code_that_is_indented_stays_together_too(qtbot: QtBot) -> None:
    made = QTextDocument()
    made.setMarkdown("Words.\n\n    one\n    two\n\nMore.\n")
    space_paragraphs(made)
    one, two = (made.findBlockByNumber(row) for row in (1, 2))
    assert (one.text(), two.text()) == ("one", "two")
    assert one.blockFormat().bottomMargin() == 0 < two.blockFormat().bottomMargin()


def test_a_head_without_words_is_left_out_and_pipes_are_pipes(qtbot: QtBot) -> None:
    made = QTextDocument()
    made.setMarkdown(
        "| | |\n|---|---|\n| `a \\| b` | c |\n\n```\nd \\| e\n```\n\n| option | |\n|---|---|\n| x | y |\n"
    )
    rule_tables(made)
    first, second = (frame for frame in made.rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert (first.rows(), second.rows()) == (1, 2)
    assert first.cellAt(0, 0).firstCursorPosition().block().text() == "a | b"
    head = second.cellAt(0, 0).firstCursorPosition().block()
    assert head.text() == "option"
    assert second.cellAt(0, 0).lastCursorPosition().charFormat().fontWeight() == QFont.Weight.Bold
    assert head.blockFormat().topMargin() == head.blockFormat().bottomMargin() == 0
    # Code outside of tables says what it says.
    assert "d \\| e" in made.toPlainText()
