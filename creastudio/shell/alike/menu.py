"""Menu entries and keys of "more like this", the same for results, the library and the score editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from creastudio.shell.alike.question import Question, question_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.workspace.library_items import LibraryItem

ALIKE_KEYS = frozenset({Qt.Key.Key_M, Qt.Key.Key_L})
"""M asks for more like what is chosen, L likes it, Shift+L dislikes it."""


def add_alike(menu: QMenu, session: Session, items: Sequence[LibraryItem]) -> None:
    """Add what asks for more like the first of some things, and what likes or dislikes them; nothing for other kinds."""
    question = question_of(session)
    chosen = _comparable(question, items)
    if not chosen:
        return
    add(menu, tr("More like this"), "sparkles", lambda: question.ask(chosen[0]), keys="M")
    opinions = {question.opinion(item) for item in chosen}
    for likes, text, icon, keys in (
        (True, tr("Like"), "heart", "L"),
        (False, tr("Less of this"), "thumbs-down", "Shift+L"),
    ):
        action = add(menu, text, icon, lambda likes=likes: question.say(chosen, likes), keys=keys)
        action.setCheckable(True)
        action.setChecked(opinions == {likes})


def take_alike_key(session: Session, items: Sequence[LibraryItem], event: QKeyEvent) -> bool:
    """Do what a key means; returns whether it meant something."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    others = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    if event.key() not in ALIKE_KEYS or others or (shift and event.key() == Qt.Key.Key_M):
        return False
    question = question_of(session)
    chosen = _comparable(question, items)
    if not chosen:
        return False
    if event.key() == Qt.Key.Key_M:
        question.ask(chosen[0])
    else:
        question.say(chosen, not shift)
    return True


def _comparable(question: Question, items: Sequence[LibraryItem]) -> list[LibraryItem]:
    return [item for item in items if not item.trashed and question.knowledge.can_compare(item.kind)]
