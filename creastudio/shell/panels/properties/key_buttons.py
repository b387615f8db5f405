"""The buttons beside a property that can have keyframes: back, set or delete, on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from creastudio.core.animation import curve_of
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import remove_keyframe, set_keyframe
from creastudio.core.keyframes import Property
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.properties.clip_family import Chosen
from creastudio.shell.session import Session
from creastudio.shell.theme import px


class KeyButtons(QWidget):
    """A full diamond says that there is a keyframe at the playhead, an empty one that a press sets one there.

    Parameters
    ----------
    clips : callable
        Returns which of the chosen clips have the property.
    """

    def __init__(
        self, session: Session, title: str, name: Property, clips: Callable[[Chosen], list[Clip]]
    ) -> None:
        super().__init__()
        self._session, self._title, self._clips = session, title, clips
        self._name: Property = name
        self._chosen: Chosen | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.back = self._button(row, "chevron-left", tr("Go to the keyframe before"), lambda: self._go(-1))
        self.mark = self._button(row, "diamond", "", self._toggle)
        self.on = self._button(row, "chevron-right", tr("Go to the next keyframe"), lambda: self._go(1))

    def show_chosen(self, chosen: Chosen) -> None:
        """Show whether there are keyframes."""
        self._chosen = chosen
        clips = self._clips(chosen)
        here = bool(clips) and all(chosen.key(clip, self._name) for clip in clips)
        animated = any(chosen.animated(clip, self._name) for clip in clips)
        set_icon(self.mark, "diamond-full" if here else "diamond", "accent" if animated else "faint")
        text = tr("Delete keyframe: {name}") if here else tr("Set keyframe: {name}")
        self.mark.setToolTip(text.format(name=self._title))
        self.mark.setAccessibleName(self.mark.toolTip())
        inside = any(clip.start <= chosen.playhead < clip.end for clip in clips)
        self.mark.setEnabled(inside or here)
        times = self._times()
        self.back.setEnabled(any(time < chosen.playhead for time in times))
        self.on.setEnabled(any(time > chosen.playhead for time in times))

    def _button(self, row: QHBoxLayout, icon: str, text: str, done: Callable[[], object]) -> QToolButton:
        found = QToolButton()
        set_icon(found, icon, "dim")
        found.setIconSize(QSize(px(12), px(12)))
        found.setProperty("role", "flat")
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        found.setToolTip(text)
        found.setAccessibleName(f"{text}: {self._title}" if text else self._title)
        found.clicked.connect(lambda _checked=False: done())
        row.addWidget(found)
        return found

    def _times(self) -> list[int]:
        """Return when keyframes are reached, flicks of the sequence."""
        chosen = self._chosen
        if chosen is None:
            return []
        curves = [(clip, curve_of(clip, self._name, chosen.layer)) for clip in self._clips(chosen)]
        times = {
            clip.time_of_key(key.at) for clip, curve in curves if curve is not None for key in curve.keys
        }
        return sorted(times)

    def _go(self, direction: int) -> None:
        if self._chosen is None:
            return
        now = self._chosen.playhead
        later = [time for time in self._times() if (time - now) * direction > 0]
        if later:
            self._session.set_playhead(min(later) if direction > 0 else max(later))

    def _toggle(self) -> None:
        chosen = self._chosen
        clips = self._clips(chosen) if chosen is not None else []
        if chosen is None or not clips:
            return
        if all(chosen.key(clip, self._name) for clip in clips):
            edits = [
                remove_keyframe(clip.id, self._name, chosen.time_in(clip), chosen.layer) for clip in clips
            ]
            self._session.apply(combined("Delete keyframe", *edits))
            return
        inside = [clip for clip in clips if clip.start <= chosen.playhead < clip.end]
        self._session.apply(
            combined(
                "Set keyframe",
                *(
                    set_keyframe(
                        clip.id,
                        self._name,
                        chosen.time_in(clip),
                        chosen.value(clip, self._name),
                        chosen.layer,
                    )
                    for clip in inside
                ),
            )
        )
