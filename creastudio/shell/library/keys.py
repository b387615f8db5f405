"""The keys of the grid of the library: placing, stars and tags, listening, the trash, and more like something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from creastudio.shell.alike.menu import take_alike_key
from creastudio.shell.library.marks import stars_of_key
from creastudio.shell.session import Session
from creastudio.shell.timeline.listening import can_hear

if TYPE_CHECKING:
    from creastudio.shell.library.panel import LibraryPanel


def press(session: Session, panel: LibraryPanel, event: QKeyEvent) -> bool:
    """Do what a key means to what is chosen; False where it means nothing."""
    key, held, chosen = event.key(), event.modifiers(), panel.selected()
    if key == Qt.Key.Key_Escape and panel.question.asked is not None:
        panel.question.end()
        return True
    if not chosen or held & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    if panel.places.in_trash:
        return False
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        panel.acts.place(chosen, on_timeline=bool(held & Qt.KeyboardModifier.ShiftModifier))
        return True
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        panel.trash.throw_away(chosen, panel)
        return True
    stars = stars_of_key(event)
    if stars is not None:
        panel.acts.rate(chosen, stars)
    elif key == Qt.Key.Key_T:
        panel.tag()
    elif key == Qt.Key.Key_P and can_hear(chosen[0].kind):
        panel.acts.listen(chosen[0])
    else:
        return take_alike_key(session, chosen, event)
    return True
