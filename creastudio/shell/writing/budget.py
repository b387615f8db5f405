"""What fills a model's context, as a bar: told by the generator with its last result, estimated until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from creastudio.core.writing import Writing
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.theme import SPACE, color, px
from creastudio.shell.widgets.labels import label

PARTS: tuple[tuple[str, str, str], ...] = (
    ("memory", mark("Memory"), "accent"),
    ("world", mark("World"), "success"),
    ("sample", mark("Sample"), "warning"),
    ("note", mark("Note"), "danger"),
    ("text", mark("Text"), "dim"),
)
"""Key, title and colour of each part, as they come in a model's context."""

LETTERS_A_TOKEN = 4.0
"""Of English; a Chinese character is about a token of its own."""


@dataclass(frozen=True)
class Budget:
    """Tokens by part, and how many there may be.

    Attributes
    ----------
    limit : int
        0 while nobody knows it.
    left_out : int
        Letters of the text's beginning that the model doesn't read.
    told : bool
        Whether a generator said so; else it is an estimate.
    """

    parts: Mapping[str, int] = field(default_factory=dict[str, int])
    limit: int = 0
    left_out: int = 0
    told: bool = False

    @property
    def used(self) -> int:
        """All tokens together."""
        return sum(self.parts.values())


def told_budget(said: Any) -> Budget | None:
    """Return what a result says of the context ("budget" in its metadata), or None."""
    if not isinstance(said, dict):
        return None
    numbers = {str(name): int(value) for name, value in said.items() if isinstance(value, int | float)}
    parts = {key: max(0, numbers[key]) for key, _, _ in PARTS if numbers.get(key)}
    return Budget(parts, max(0, numbers.get("budget", 0)), max(0, numbers.get("left_out", 0)), told=True)


def estimated(writing: Writing, text: str, before: Budget) -> Budget:
    """Return about what a model will be told, with the limit that it told `before`."""
    newest = text[-2000:].casefold()
    called = [
        entry.text
        for entry in writing.world
        if entry.always or any(key.casefold() in newest for key in entry.keys)
    ]
    beside = {
        "memory": tokens_of(writing.memory),
        "world": tokens_of("\n".join(called)),
        "sample": tokens_of(writing.sample),
        "note": tokens_of(writing.note),
    }
    whole = tokens_of(text)
    kept = min(whole, max(0, before.limit - sum(beside.values()))) if before.limit else whole
    left_out = round(len(text) * (whole - kept) / whole) if whole > kept else 0
    parts = {name: count for name, count in {**beside, "text": kept}.items() if count}
    return Budget(parts, before.limit, left_out)


def tokens_of(text: str) -> int:
    """Return about how many tokens a text takes."""
    wide = sum(letter > "\u2e7f" for letter in text)
    return round(wide + (len(text) - wide) / LETTERS_A_TOKEN) if text.strip() else 0


class BudgetBar(QWidget):
    """A bar with a part for each thing that a model is told, and the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = _Bar()
        self.told = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        column.addWidget(label(tr("What the model reads"), "dim"))
        column.addWidget(self.bar)
        column.addWidget(self.told)

    def show_budget(self, budget: Budget) -> None:
        """Show what fills the context."""
        self.bar.show_budget(budget)
        shares = [
            f"{tr_text(title)} {budget.parts[key]:,}" for key, title, _ in PARTS if budget.parts.get(key)
        ]
        about = "" if budget.told else tr("about") + " "
        if budget.limit:
            whole = tr("{used} of {limit} tokens", used=f"{budget.used:,}", limit=f"{budget.limit:,}")
        else:
            whole = tr("{used} tokens", used=f"{budget.used:,}")
        sentences = [about + whole + (f": {', '.join(shares)}" if shares else "") + "."]
        if budget.left_out:
            sentences.append(tr("The first {count} letters are not read.", count=f"{budget.left_out:,}"))
        self.told.setText(" ".join(sentences))
        self.setAccessibleName(tr("What the model reads"))
        self.setAccessibleDescription(self.told.text())


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._budget = Budget()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_budget(self, budget: Budget) -> None:
        self._budget = budget
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(SPACE))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("pressed"))
            whole = max(self._budget.limit, self._budget.used, 1)
            x = 0.0
            for key, _, token in PARTS:
                width = self.width() * self._budget.parts.get(key, 0) / whole
                painter.fillRect(QRectF(x, 0, width, self.height()), color(token))
                x += width
