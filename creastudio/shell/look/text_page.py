"""Room and lines for pages that were made of Markdown, which has neither."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
)

from creastudio.shell.theme import SPACE, color, px


def rule_tables(document: QTextDocument) -> None:
    """Give tables lines and room, and take away what a reader of Markdown leaves in them: a head without words, odd margins
    in cells, and the backslash before a pipe.
    """
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    for table in tables:
        form = QTextTableFormat(table.format())
        form.setCellPadding(px(6))
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(color("border"))
        form.setTopMargin(px(SPACE))
        form.setBottomMargin(px(SPACE))
        table.setFormat(form)
        _tidy(table)
    _unescape(document)


def _tidy(table: QTextTable) -> None:
    flat, bold = QTextBlockFormat(), QTextCharFormat()
    flat.setTopMargin(0)
    flat.setBottomMargin(0)
    bold.setFontWeight(QFont.Weight.Bold)
    head = ""
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            cursor = cell.firstCursorPosition()
            # Behind a block of code a head begins with an empty paragraph, and isn't bold.
            if cursor.block().length() == 1 and cursor.position() < cell.lastCursorPosition().position():
                cursor.deleteChar()
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeBlockFormat(flat)
            if row == 0:
                cursor.mergeCharFormat(bold)
                head += cursor.selectedText().strip()
    if not head and table.rows() > 1:
        table.removeRows(0, 1)


def _unescape(document: QTextDocument) -> None:
    """Show a pipe as such where it stands in code of a table, in which Markdown wants a backslash before it."""
    found = document.find("\\|")
    while not found.isNull():
        if found.currentTable() is not None:
            found.insertText("|", found.charFormat())
        found = document.find("\\|", found)


def space_paragraphs(document: QTextDocument) -> None:
    """Give paragraphs room; lines of code stay together, on a ground of their own, and wrap where they are long."""
    # Asked before anything is changed: whether its lines may wrap is what tells code where it is only indented.
    code = [_is_code(block) for block in _blocks(document)] + [False]
    for index, block in enumerate(_blocks(document)):
        cursor = QTextCursor(block)
        if cursor.currentTable() is not None:
            continue
        form = cursor.blockFormat()
        if code[index]:
            form.setNonBreakableLines(False)
            form.setBackground(color("field"))
            form.setLeftMargin(px(SPACE))
            form.setBottomMargin(0 if code[index + 1] else px(1.5 * SPACE))
        else:
            form.setBottomMargin(px(SPACE / 2 if cursor.currentList() else 1.5 * SPACE))
        cursor.setBlockFormat(form)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _is_code(block: QTextBlock) -> bool:
    form = block.blockFormat()
    # Code that is only indented has a language, an empty one, and no fence.
    of_code = (QTextFormat.Property.BlockCodeFence, QTextFormat.Property.BlockCodeLanguage)
    return form.nonBreakableLines() or any(form.hasProperty(name) for name in of_code)
