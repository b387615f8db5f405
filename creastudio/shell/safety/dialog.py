"""The safety policy of a project: what happens to what, which checks are at hand, and what is let through anyway."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.edits import set_safety
from creastudio.core.safety import ACTIONS, Action, SafetyPolicy, with_rule, with_words
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, tr_marked, trn
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.safety.words import BLOCKED_TEXT, MEANINGS, TITLES
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import button, icon_label, label, line
from creastudio.workspace.safety import CategoryAtHand, CheckAtHand, categories_at_hand, checks_at_hand


class SafetyDialog(DialogFrame):
    """Done makes one undoable step of what was changed; Escape leaves everything as it was."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Safety"), width=640, height=680)
        self._session = session
        self._policy = session.document.safety
        environment = session.environment
        self._checks = checks_at_hand(environment.registry, environment.models)
        self.choices: dict[str, QComboBox] = {}
        self.meanings: dict[str, QWidget] = {}
        intro = tr(
            "You decide what this project does with what the checks find. Nothing is deleted, and nothing leaves this computer."
        )
        self.body.addWidget(label(intro, "dim", wrap=True))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("role", "panel")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(2 * SPACE))
        column.addWidget(label(tr("WHAT HAPPENS"), "section"))
        for item in categories_at_hand(self._checks):
            column.addWidget(self._category(item))
        column.addWidget(line())
        column.addWidget(label(tr("CHECKS AT HAND"), "section"))
        for check in self._checks:
            column.addWidget(_check_row(check))
        if not self._checks:
            column.addWidget(label(tr("No plugin brings a check."), "dim", wrap=True))
        column.addWidget(line())
        self._add_exceptions(column)
        column.addStretch(1)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.done_button = self.add_button(tr("Done"), "primary")
        self.done_button.clicked.connect(self.accept)

    def policy(self) -> SafetyPolicy:
        """Return what is set."""
        made = self._policy
        for category, choice in self.choices.items():
            made = with_rule(made, category, choice.currentData())
        made = with_words(made, self.words.toPlainText().splitlines())
        return made.model_copy(update={"cleared": ()}) if self._forget else made

    def accept(self) -> None:
        """Take over what was changed."""
        made, before = self.policy(), self._session.document.safety
        if made != before:
            self._session.apply(set_safety(made))
            if made.words != before.words:
                safety_of(self._session).offer_new_look()
        super().accept()

    # -- making

    def _category(self, item: CategoryAtHand) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(2 * SPACE))
        grid.setVerticalSpacing(px(SPACE / 2))
        grid.setColumnStretch(0, 1)
        title = tr_marked(item.category.title)
        grid.addWidget(label(title, "heading"), 0, 0)
        choice = QComboBox()
        choice.setAccessibleName(tr("What happens: {category}", category=title))
        calm(choice)
        pictures = "image" in item.kinds
        for action in ACTIONS:
            if action != "blur" or pictures:
                choice.addItem(tr_marked(TITLES[action]), action)
        kind = "image" if pictures else "text"
        choice.setCurrentIndex(choice.findData(self._policy.action(item.category.id, kind)))
        grid.addWidget(choice, 0, 1)
        grid.addWidget(label(tr_marked(item.category.summary), "small", wrap=True), 1, 0, 1, 2)
        meaning = label("", "dim", wrap=True)
        grid.addWidget(meaning, 2, 0, 1, 2)
        missing = label("", "warning", wrap=True)
        grid.addWidget(missing, 3, 0, 1, 2)

        def show() -> None:
            action: Action = choice.currentData()
            told = BLOCKED_TEXT if action == "block" and not pictures else MEANINGS[action]
            meaning.setText(tr_marked(told))
            lacking = not item.usable and action != "off"
            missing.setText(tr("Nothing can look for it yet: see the checks below.") if lacking else "")
            missing.setVisible(lacking)

        choice.currentIndexChanged.connect(show)
        show()
        self.choices[item.category.id] = choice
        self.meanings[item.category.id] = meaning
        return holder

    def _add_exceptions(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("EXCEPTIONS"), "section"))
        column.addWidget(
            label(tr("Words and phrases that checks of texts pass over, one a line."), "small", wrap=True)
        )
        self.words = QPlainTextEdit("\n".join(self._policy.words))
        self.words.setAccessibleName(tr("Words that are passed over"))
        self.words.setPlaceholderText(tr("Names and quotations, for instance"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(px(72))
        column.addWidget(self.words)
        self._forget = False
        count = len(self._policy.cleared)
        row = QHBoxLayout()
        told = trn("{count} thing is let through.", "{count} things are let through.", count)
        self.cleared = label(
            told if count else tr("No single picture or text was let through."), "small", wrap=True
        )
        self.forget = button(tr("Heed them again"), "flat")
        self.forget.setVisible(bool(count))
        self.forget.clicked.connect(self._forget_cleared)
        row.addWidget(self.cleared, 1)
        row.addWidget(self.forget)
        column.addLayout(row)

    def _forget_cleared(self) -> None:
        self._forget = True
        self.cleared.setText(tr("With Done, all of them are heeded again."))
        self.forget.setEnabled(False)


def _check_row(item: CheckAtHand) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE))
    sign = icon_label("circle-check", "success", 16) if item.usable else icon_label("download", "warning", 16)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(px(SPACE / 4))
    texts.addWidget(label(tr_marked(item.check.title), wrap=True))
    texts.addWidget(label(tr_marked(item.check.summary), "small", wrap=True))
    if item.usable:
        model = item.model.partition("@")[0]
        texts.addWidget(
            label(
                tr("It is ready ({model}).", model=model) if model else tr("It is ready."), "dim", wrap=True
            )
        )
    else:
        missing = label(
            tr("Its network isn't installed. {how}", how=tr_marked(item.check.how_to_get)),
            "warning",
            wrap=True,
        )
        missing.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts.addWidget(missing)
    row.addLayout(texts, 1)
    return holder
