"""What can be done to chosen notes, with its key: one table for keys, menus and help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from creastudio.core import score_editing as editing
from creastudio.core import score_velocities as loudness
from creastudio.core.score_editing import Chosen, Edited
from creastudio.core.score_keys import moved_in_key, put_into_scale
from creastudio.shell.i18n import mark
from creastudio.shell.score.clipboard import copied_notes, copy_notes
from creastudio.shell.score.roll_state import RollState

Group = Literal["tool", "edit", "time", "pitch", "loud", "lock", "view"]

GROUP_TITLES: dict[Group, str] = {
    "tool": mark("Tools"), "edit": mark("Notes"), "time": mark("Time"), "pitch": mark("Pitch"),
    "loud": mark("Velocity"), "lock": mark("Lock"), "view": mark("View"),
}  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One thing that can be done.

    Attributes
    ----------
    keys : str
        Portable text, several separated by ", "; empty for none.
    call : str
        Method of ``RollActs``.
    on_notes : bool
        Whether it needs chosen notes; without any it works on all of the track, or does nothing.
    """

    id: str
    title: str
    keys: str
    call: str
    group: Group
    icon: str = ""
    argument: object = None
    on_notes: bool = False


ACTS: tuple[Act, ...] = (
    Act("select", mark("Select and move"), "V", "tool", "tool", "mouse-pointer-2", "select"),
    Act("draw", mark("Draw"), "D", "tool", "tool", "pen-tool", "draw"),
    Act("erase", mark("Erase"), "E", "tool", "tool", "eraser", "erase"),
    Act("split_tool", mark("Split"), "K", "tool", "tool", "scissors", "split"),
    Act("all", mark("Select all notes of the track"), "Ctrl+A", "select_all", "edit"),
    Act("everything", mark("Select all notes of all tracks"), "Ctrl+Shift+A", "select_everything", "edit"),
    Act("copy", mark("Copy"), "Ctrl+C", "copy", "edit", "copy", on_notes=True),
    Act("cut", mark("Cut"), "Ctrl+X", "cut", "edit", "scissors", on_notes=True),
    Act("paste", mark("Paste at the playhead"), "Ctrl+V", "paste", "edit", "clipboard-paste"),
    Act("duplicate", mark("Repeat behind itself"), "Ctrl+D", "duplicate", "edit", "copy", on_notes=True),
    Act("delete", mark("Delete"), "Del, Backspace", "delete", "edit", "trash-2", on_notes=True),
    Act("join", mark("Join notes of one pitch"), "J", "join", "edit", on_notes=True),
    Act("split", mark("Split at the playhead"), "Shift+K", "split", "edit", on_notes=True),
    Act("quantise", mark("Quantise"), "Q", "quantise", "time", "magnet"),
    Act("legato", mark("Legato"), "G", "legato", "time", on_notes=True),
    Act("humanise", mark("Humanise"), "H", "humanise", "time", on_notes=True),
    Act("longer", mark("Longer by a step"), "Shift+Right", "lengthen", "time", argument=1, on_notes=True),
    Act("shorter", mark("Shorter by a step"), "Shift+Left", "lengthen", "time", argument=-1, on_notes=True),
    Act("octave_up", mark("An octave higher"), "Shift+Up", "transpose", "pitch", argument=12, on_notes=True),
    Act("octave_down", mark("An octave lower"), "Shift+Down", "transpose", "pitch", argument=-12, on_notes=True),
    Act("step_up", mark("A step of the scale higher"), "Alt+Up", "transpose_in_key", "pitch", argument=1, on_notes=True),
    Act("step_down", mark("A step of the scale lower"), "Alt+Down", "transpose_in_key", "pitch", argument=-1, on_notes=True),
    Act("into_scale", mark("Put into the scale"), "Shift+S", "into_scale", "pitch", on_notes=True),
    Act("louder", mark("Louder"), "+, =", "louder", "loud", argument=6, on_notes=True),
    Act("softer", mark("Softer"), "-", "louder", "loud", argument=-6, on_notes=True),
    Act("crescendo", mark("Crescendo"), "<", "crescendo", "loud", argument=(56, 108), on_notes=True),
    Act("diminuendo", mark("Diminuendo"), ">", "crescendo", "loud", argument=(108, 56), on_notes=True),
    Act("lock", mark("Lock against generators, or free"), "L", "lock", "lock", "lock", on_notes=True),
    Act("snap", mark("Snap to the grid"), "S", "option", "view", "magnet", "snapping"),
    Act("scale_lock", mark("Keep to the scale"), "Shift+L", "option", "view", "lock", "scale_lock"),
    Act("scale", mark("Show the scale"), "Shift+H", "option", "view", "music", "scale_shown"),
    Act("ghosts", mark("Show notes of other tracks"), "Shift+G", "option", "view", "eye", "ghosts"),
    Act("fold", mark("Only pitches that are used"), "F", "option", "view", "filter", "folded"),
)  # fmt: skip


class RollActs:
    """Does what the table says.

    Parameters
    ----------
    playhead : callable
        Returns the tick of the playhead.
    """

    def __init__(self, state: RollState, playhead: Callable[[], int]) -> None:
        self._state, self._playhead = state, playhead
        self.strength, self.swing, self.ends = 1.0, 0.0, False
        self._seed = 0

    def run(self, name: str) -> bool:
        """Do one thing; False where there is nothing to do it to."""
        act = next(item for item in ACTS if item.id == name)
        if self._state.score is None or (act.on_notes and not self._state.chosen):
            return False
        call = getattr(self, act.call)
        if act.argument is None:
            call()
        else:
            call(act.argument)
        return True

    # -- tools and views

    def tool(self, name: str) -> None:
        self._state.set_tool(name)  # type: ignore[arg-type]

    def option(self, name: str) -> None:
        self._state.set_option(**{name: not getattr(self._state, name)})

    def select_all(self) -> None:
        self._state.choose(self._state.all_of_track())

    def select_everything(self) -> None:
        score = self._state.score
        assert score is not None
        self._state.choose(editing.picks(score))

    # -- the clipboard

    def copy(self) -> None:
        score = self._state.score
        assert score is not None
        copy_notes(score, self._state.chosen)

    def cut(self) -> None:
        self.copy()
        self._do(mark("Cut notes"), editing.deleted)

    def paste(self) -> None:
        score = self._state.score
        assert score is not None
        state = self._state
        at = state.caret[0] if state.caret_shown else self._playhead()
        fresh = copied_notes(score, state.snapped(at, down=True), state.track)
        if fresh:
            state.apply(Edited(editing.replaced(score, (), fresh), frozenset(fresh)), mark("Paste notes"))

    def duplicate(self) -> None:
        score = self._state.score
        assert score is not None
        chosen = self._state.chosen
        first = min(note.start for _, note in chosen)
        end = max(note.start + note.duration for _, note in chosen)
        # The repeat begins on the grid, so that it stays in step.
        length = max(self._state.grid, self._state.snapped(end) - self._state.snapped(first, down=True))
        if self._state.snapped(first, down=True) + length < end and self._state.snapping:
            length += self._state.grid
        fresh = frozenset((track, note._replace(start=note.start + length)) for track, note in chosen)
        self._state.apply(Edited(editing.replaced(score, (), fresh), fresh), mark("Repeat notes"))

    # -- notes

    def delete(self) -> None:
        self._do(mark("Delete notes"), editing.deleted)

    def join(self) -> None:
        self._do(mark("Join notes"), editing.joined)

    def split(self) -> None:
        tick = self._playhead()
        self._do(mark("Split notes"), lambda score, chosen: editing.split(score, chosen, tick))

    def quantise(self) -> None:
        """Put chosen notes on the grid, all of the track where none are."""
        if not self._state.chosen:
            self.select_all()
        self._do(
            mark("Quantise notes"),
            lambda score, chosen: editing.quantised(
                score, chosen, self._state.grid, strength=self.strength, swing=self.swing, ends=self.ends
            ),
        )

    def legato(self) -> None:
        self._do(mark("Legato"), editing.legato)

    def humanise(self) -> None:
        self._seed += 1
        score = self._state.score
        assert score is not None
        late = score.ticks_per_quarter / 48
        self._do(
            mark("Humanise notes"),
            lambda score, chosen: editing.humanised(score, chosen, self._seed, ticks=late, velocity=6),
        )

    def lengthen(self, steps: int) -> None:
        by, least = steps * self._state.grid, self._state.least
        self._do(
            mark("Change length of notes"),
            lambda score, chosen: editing.resized(score, chosen, by, least=least),
        )

    def nudge(self, ticks: int, semitones: int) -> None:
        """Move chosen notes by the keyboard."""
        drums = (
            any(track in editing.percussive(self._state.score) for track, _ in self._state.chosen)
            if self._state.score
            else False
        )
        if self._state.scale_lock and semitones and not drums:
            self.transpose_in_key(1 if semitones > 0 else -1)
            return
        self._do(
            mark("Move notes"),
            lambda score, chosen: editing.moved(score, chosen, ticks, semitones, whole=drums),
        )

    def transpose(self, semitones: int) -> None:
        self._do(mark("Transpose notes"), lambda score, chosen: editing.moved(score, chosen, 0, semitones))

    def transpose_in_key(self, steps: int) -> None:
        self._do(mark("Transpose notes"), lambda score, chosen: moved_in_key(score, chosen, steps))

    def into_scale(self) -> None:
        self._do(mark("Put into the scale"), put_into_scale)

    def louder(self, by: int) -> None:
        self._do(mark("Change velocities"), lambda score, chosen: loudness.scaled(score, chosen, add=by))

    def crescendo(self, ends: tuple[int, int]) -> None:
        self._do(mark("Change velocities"), lambda score, chosen: loudness.crescendo(score, chosen, *ends))

    def lock(self) -> None:
        """Lock chosen notes; free them when all of them are locked."""
        on = not all(note.locked for _, note in self._state.chosen)
        label = mark("Lock notes") if on else mark("Free notes")
        self._do(label, lambda score, chosen: editing.locked(score, chosen, on=on))

    def _do(self, label: str, change: Callable[..., Edited]) -> None:
        score: object = self._state.score
        chosen: Chosen = self._state.chosen
        if score is not None and chosen:
            self._state.apply(change(score, chosen), label)
