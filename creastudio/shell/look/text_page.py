"""Room and lines for pages that were made of Markdown, which has neither."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
)

from creastudio.shell.theme import SPACE, color, px


def rule_tables(document: QTextDocument) -> None:
    """Give tables lines and room."""
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
    return form.nonBreakableLines() or form.hasProperty(QTextFormat.Property.BlockCodeFence)
