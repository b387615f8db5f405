"""What is known of the thing that is chosen in the library: name, size, recipe, stars, tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from creastudio.shell.alike.bar import LikeButtons
from creastudio.shell.i18n import tr, trn
from creastudio.shell.library.stars import star_pixmap
from creastudio.shell.panels.jobs.job_text import duration
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.widgets.labels import button, label
from creastudio.workspace.library_items import LibraryItem


class StarRow(QWidget):
    """Five stars to be clicked; clicking the last one that is lit takes all away."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._stars = 0
        self.buttons: list[QToolButton] = []
        for count in range(1, 6):
            star = QToolButton()
            star.setAutoRaise(True)
            star.setIconSize(QSize(px(16), px(16)))
            star.setFixedSize(px(22), px(24))
            name = trn("{count} star", "{count} stars", count)
            star.setToolTip(f"{name} ({count})")
            star.setAccessibleName(name)
            star.clicked.connect(lambda _checked=False, number=count: self._click(number))
            self.buttons.append(star)
            row.addWidget(star)
        follow_theme(self, self._paint)
        self._paint()

    def show_stars(self, stars: int) -> None:
        """Light so many."""
        if stars != self._stars:
            self._stars = stars
            self._paint()

    def _click(self, number: int) -> None:
        self.chosen.emit(0 if number == self._stars else number)

    def _paint(self) -> None:
        for number, star in enumerate(self.buttons, 1):
            lit = number <= self._stars
            star.setIcon(QIcon(star_pixmap(color("warning" if lit else "faint"), px(16), filled=lit)))


class Details(QWidget):
    """Two lines on what is chosen, and its marks."""

    rated = Signal(int)
    tagged = Signal()
    said = Signal(bool)
    """Liked, or disliked."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self.name = label("")
        self.facts = label("", "small")
        self.why = label("", "small", wrap=True)
        for part in (self.name, self.facts):
            # A long name must not widen the panel.
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            column.addWidget(part)
        column.addWidget(self.why)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.stars = StarRow()
        self.stars.chosen.connect(self.rated)
        self.tags = button("", "flat", "tag", tr("Tags of what is chosen"), "T")
        self.tags.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tags.clicked.connect(self.tagged)
        self.likes = LikeButtons()
        self.likes.said.connect(self.said)
        row.addWidget(self.stars)
        row.addWidget(self.likes)
        row.addWidget(self.tags, 1)
        column.addLayout(row)

    def show_items(
        self,
        items: Sequence[LibraryItem],
        why: str = "",
        opinions: Sequence[bool | None] = (),
        comparable: bool = False,
    ) -> None:
        """Show what is known of some things.

        Parameters
        ----------
        why : str
            Why the first was recommended; "" where nobody asked for more like something.
        opinions : sequence of bool or None
            Whether they are liked or disliked.
        comparable : bool
            Whether things of this kind can be liked.
        """
        self.setVisible(bool(items))
        if not items:
            return
        first, several = items[0], len(items) > 1
        self.name.setText(trn("{count} item", "{count} items", len(items)) if several else first.title)
        self.name.setToolTip("" if several else str(first.path or first.title))
        self.facts.setText("" if several else facts_of(first))
        self.facts.setToolTip(self.facts.text())
        self.facts.setVisible(not several)
        self.why.setText(why)
        self.why.setToolTip(why)
        self.why.setVisible(bool(why) and not several)
        self.likes.setVisible(comparable and not first.trashed)
        self.likes.show_opinion(opinions[0] if len(set(opinions)) == 1 else None)
        stars = {item.stars for item in items}
        self.stars.show_stars(stars.pop() if len(stars) == 1 else 0)
        tags = [tag for tag in first.tags if all(tag in item.tags for item in items)]
        self.tags.setText(", ".join(tags) if tags else tr("Add tags"))
        for part in (self.stars, self.tags):
            part.setEnabled(not first.trashed)


def facts_of(item: LibraryItem) -> str:
    """Return size and recipe of an item in one line."""
    parts = [f"{item.width} × {item.height}" if item.width else ""]
    if item.duration:
        parts.append(duration(item.duration))
    if item.generator:
        parts.append(item.generator)
    if item.seed is not None:
        parts.append(tr("seed {seed}", seed=item.seed))
    parts += item.models
    if not item.generator:
        readable = bool(item.width) or item.kind not in ("image", "video")
        parts.append(tr("no recipe") if readable else tr("can't be read"))
    return " · ".join(part for part in parts if part)
