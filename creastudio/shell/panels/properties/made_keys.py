"""The keys of a generated clip as rows: what each looks like, when it is, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from creastudio.api.keys import Easing, TimedKey
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.generated import ease_key, move_key, remove_key
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.fields.property_fields import choice
from creastudio.shell.panels.fields.timecode_field import Change, TimecodeField
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.painting.clip_pictures import clip_pictures_of
from creastudio.shell.widgets.labels import label, tool_button

SIDE = 48
"""Of the pictures of keys, px."""

SHOWN = 60
"""Rows at most; the timeline shows all keys."""

EASINGS: dict[Easing, str] = {
    "ease-in-out": mark("Slow start and end"),
    "linear": mark("Even"),
    "ease-in": mark("Slow start"),
    "ease-out": mark("Slow end"),
    "hold": mark("Hold, then jump"),
}


class MadeKeys(QWidget):
    """A row for each key; what is entered is an edit."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pictures = clip_pictures_of(session)
        self._clip: Clip | None = None
        self.rows: list[KeyRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._more = label("", "dim", wrap=True)
        self._column.addWidget(self._more)
        self._pictures.arrived.connect(self._paint)

    def show_clip(self, clip: Clip) -> None:
        """Fill the rows with the keys of a clip."""
        self._clip = clip
        keys = clip.generated.keys if clip.generated is not None else ()
        shown = keys[:SHOWN]
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(shown):
            row = KeyRow(self._session, len(self.rows) + 1)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for row, key in zip(self.rows, shown, strict=True):
            row.show_key(clip, key, alone=len(keys) == 1)
        self._more.setVisible(len(keys) > len(shown))
        self._more.setText(tr("{count} more on the timeline", count=len(keys) - len(shown)))
        self._paint()

    def _paint(self, *_: object) -> None:
        side = round(px(SIDE) * self.devicePixelRatioF())
        for row in self.rows if self.isVisible() and self._clip is not None else ():
            if row.key is not None:
                assert self._clip is not None  # asked above
                row.show_picture(self._pictures.key_picture(self._clip, row.key, (side, side)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._paint()


class KeyRow(QWidget):
    """One key."""

    def __init__(self, session: Session, number: int) -> None:
        super().__init__()
        self._session = session
        self.key: TimedKey | None = None
        self._clip: Clip | None = None
        name = tr("Key {number}", number=number)
        self.go = QToolButton()
        self.go.setIconSize(QSize(px(SIDE), px(SIDE)))
        self.go.setToolTip(tr("Go to this key"))
        self.go.setAccessibleName(f"{name}: {tr('Go to this key')}")
        self.go.clicked.connect(self._go)
        self.time = TimecodeField(session, f"{name}: {tr('Time')}", self._move, length=False)
        easings = {value: tr_marked(title) for value, title in EASINGS.items()}
        self.easing = choice(
            f"{name}: {tr('To the next key')}", easings, lambda easing: self._act(partial(_eased, easing))
        )
        self.easing.setToolTip(tr("To the next key"))
        self.remove = tool_button("trash-2", tr("Delete this key"), token="dim")
        self.remove.setAccessibleName(f"{name}: {tr('Delete this key')}")
        self.remove.clicked.connect(lambda: self._act(lambda clip, key: remove_key(clip.id, key.at)))
        fields = QVBoxLayout()
        fields.setSpacing(px(3))
        fields.addWidget(self.time)
        fields.addWidget(self.easing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(fields, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def show_key(self, clip: Clip, key: TimedKey, *, alone: bool) -> None:
        """Fill the fields."""
        self._clip, self.key = clip, key
        self.time.fill(clip.time_of_key(key.at))
        index = self.easing.findData(key.easing)
        self.easing.setCurrentIndex(index)
        self.remove.setEnabled(not alone)
        seed = key.params.get("seed")
        self.go.setToolTip(tr("Go to this key") + (f" ({tr('Seed')} {seed})" if seed is not None else ""))

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show what the key looks like; nothing where it wasn't made yet."""
        if picture is None:
            set_icon(self.go, "circle-dashed", "dim")
        else:
            self.go.setIcon(QIcon(picture))

    def _go(self) -> None:
        if self._clip is not None and self.key is not None:
            time = self._clip.time_of_key(self.key.at)
            self._session.set_playhead(min(max(time, self._clip.start), self._clip.end - 1))

    def _move(self, change: Change) -> None:
        def edit(clip: Clip, key: TimedKey) -> Edit:
            return move_key(clip.id, key.at, clip.key_time(change(clip.time_of_key(key.at))))

        self._act(edit)

    def _act(self, edit: Callable[[Clip, TimedKey], Edit]) -> None:
        if self._clip is not None and self.key is not None:
            self._session.apply(edit(self._clip, self.key))


def _eased(easing: Easing, clip: Clip, key: TimedKey) -> Edit:
    return ease_key(clip.id, key.at, easing)
