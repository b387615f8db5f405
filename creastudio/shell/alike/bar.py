"""What the library shows above the grid while more like something is wanted."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from creastudio.shell import icons
from creastudio.shell.alike.question import Question
from creastudio.shell.i18n import tr, trn
from creastudio.shell.theme import follow_theme, px, tokens
from creastudio.shell.widgets.labels import icon_label, label, tool_button


class LikeButtons(QWidget):
    """A heart and a thumb down."""

    said = Signal(bool)
    """Liked, or disliked; pressing what is lit takes it back."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._opinion: bool | None = None
        self.like = self._button(tr("Like: show more of this"), "L", True)
        self.dislike = self._button(tr("Show less of this"), "Shift+L", False)
        row.addWidget(self.like)
        row.addWidget(self.dislike)
        follow_theme(self, self._paint)
        self._paint()

    def show_opinion(self, opinion: bool | None) -> None:
        """Light the heart (True), the thumb (False) or neither."""
        if opinion is not self._opinion:
            self._opinion = opinion
            self._paint()

    def _button(self, tip: str, keys: str, likes: bool) -> QToolButton:
        found = QToolButton()
        found.setAutoRaise(True)
        found.setIconSize(QSize(px(16), px(16)))
        found.setFixedSize(px(26), px(24))
        found.setToolTip(f"{tip} ({keys})")
        found.setAccessibleName(tip)
        found.setCheckable(True)
        found.clicked.connect(lambda _checked=False: self._press(likes))
        return found

    def _press(self, likes: bool) -> None:
        # What holds is shown when it does: the answer may be that nothing changes.
        self._paint()
        self.said.emit(likes)

    def _paint(self) -> None:
        look = tokens()
        for part, name, likes in ((self.like, "heart", True), (self.dislike, "thumbs-down", False)):
            lit = self._opinion is likes
            part.setIcon(QIcon(icons.pixmap(name, look.accent if lit else look.faint, 16)))
            # Framed while it holds, and said to be pressed.
            part.setChecked(lit)


class AlikeBar(QFrame):
    """What more is wanted of, how far the look has come, and an opinion on it."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(4), px(6))
        row.setSpacing(px(8))
        row.addWidget(icon_label("sparkles", "accent", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        self.title, self.facts = label(""), label("", "small")
        for part in (self.title, self.facts):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            words.addWidget(part)
        row.addLayout(words, 1)
        self.likes = LikeButtons()
        self.likes.said.connect(self._say)
        row.addWidget(self.likes)
        self.close_button = tool_button("x", tr("Show the library again"))
        self.close_button.setToolTip(tr("Show the library again (Esc)"))
        self.close_button.clicked.connect(question.end)
        row.addWidget(self.close_button)
        question.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show what is asked for now."""
        question, asked = self._question, self._question.asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        self.title.setText(tr("More like '{title}'", title=asked.title))
        self.title.setToolTip(asked.title)
        parts = [trn("{count} of {all}", "{count} of {all}", len(question.answers), all=question.pool)]
        if question.looking:
            parts.append(tr("{count} to go…", count=question.knowledge.left))
        self.facts.setText(" · ".join(parts))
        self.likes.show_opinion(question.opinion(asked))

    def _say(self, likes: bool) -> None:
        if self._question.asked is not None:
            self._question.say([self._question.asked], likes)
