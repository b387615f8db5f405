"""Where clips lie in time, which part of their source they show and how fast, their fades and transitions."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_durations import set_durations
from creastudio.core.edits.timeline_keys import set_fades
from creastudio.core.edits.timeline_move import move_clips
from creastudio.core.edits.timeline_pace import set_reverse, set_speed
from creastudio.core.edits.timeline_transitions import set_transition
from creastudio.core.edits.timeline_trim import slip_clip
from creastudio.core.time import frame_length
from creastudio.core.timeline import Clip, Transition
from creastudio.shell.i18n import tr, tr_marked
from creastudio.shell.panels.fields import number
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.fields.mixed import fill_check, fill_choice, shared
from creastudio.shell.panels.fields.number import LiveNumber
from creastudio.shell.panels.fields.property_fields import choice, new_form, pair
from creastudio.shell.panels.fields.timecode_field import Change, TimecodeField
from creastudio.shell.panels.properties.clip_family import Chosen
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.cuts import LOOK_TITLES, look_of, meets, set_look


class ClipTime(QWidget):
    """The fields of the selected clips that have to do with time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chosen: Chosen | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Fold(tr("Time"), self._time_form()))
        column.addWidget(Fold(tr("Fades and transition"), self._fade_form()))

    def _time_form(self) -> QWidget:
        holder, form = QWidget(), new_form()
        holder.setLayout(form)
        self.start = TimecodeField(self._session, tr("Start"), self._move, length=False)
        self.end = TimecodeField(self._session, tr("End"), self._set_end, length=False)
        form.add(tr("Start, end"), pair(self.start, self.end))
        self.duration = TimecodeField(self._session, tr("Duration"), self._set_duration)
        form.add(tr("Duration"), self.duration)
        self.source = TimecodeField(self._session, tr("In the source, from"), self._slip)
        self.speed = LiveNumber(
            self._session, tr("Speed"), self._speed, low=1, high=10_000, suffix=" %", decimals=1, step=5
        )  # fmt: skip
        self.reverse = QCheckBox(tr("Backwards"))
        self.reverse.clicked.connect(self._set_reverse)
        self.source_part, inner = QWidget(), new_form()
        self.source_part.setLayout(inner)
        inner.add(tr("Source from"), self.source)
        inner.add(tr("Speed"), self.speed)
        inner.add("", self.reverse)
        form.addRow(self.source_part)
        return holder

    def _fade_form(self) -> QWidget:
        holder, form = QWidget(), new_form()
        holder.setLayout(form)
        self.fade_in = TimecodeField(self._session, tr("Fade in"), self._fader("fade_in"))
        self.fade_out = TimecodeField(self._session, tr("Fade out"), self._fader("fade_out"))
        form.add(tr("Fade in, out"), pair(self.fade_in, self.fade_out))
        looks = {name: tr_marked(title) for name, title in LOOK_TITLES.items()}
        self.transition = choice(tr("Transition from the clip before"), looks, self._set_look)
        self.transition_length = TimecodeField(
            self._session, tr("Length of the transition"), self._set_length
        )
        form.add(tr("Transition"), self.transition)
        form.add(tr("Length"), self.transition_length)
        return holder

    def show_chosen(self, chosen: Chosen) -> None:
        """Fill the fields with what the clips share."""
        self._chosen = chosen
        clips, single = chosen.clips, len(chosen.one_of_each()) == 1
        for field in (self.start, self.end):
            field.setEnabled(single)
        self.start.fill(shared(clip.start for clip in clips))
        self.end.fill(shared(clip.end for clip in clips))
        self.duration.fill(shared(clip.duration for clip in clips))
        sourced = [clip for clip in clips if clip.source_duration is not None]
        self.source_part.setVisible(bool(sourced) and len(sourced) == len(clips))
        if sourced:
            self.source.fill(shared(max(0, clip.offset) for clip in sourced))
            self.speed.fill(shared(round(clip.speed * 100, 1) for clip in sourced))
            fill_check(self.reverse, shared(clip.reverse for clip in sourced))
        self.fade_in.fill(shared(clip.fade_in for clip in clips))
        self.fade_out.fill(shared(clip.fade_out for clip in clips))
        meeting = self._after_cuts()
        self.transition.setEnabled(bool(meeting))
        fill_choice(
            self.transition, shared(look_of(clip.transition) for clip in meeting) if meeting else "cut"
        )
        lengths = [clip.transition.duration for clip in meeting if clip.transition is not None]
        self.transition_length.setEnabled(bool(lengths))
        self.transition_length.fill(shared(lengths) if lengths else 0)

    # -- acting

    def _clips(self) -> list[Clip]:
        return self._chosen.one_of_each() if self._chosen is not None else []

    def _after_cuts(self) -> list[Clip]:
        """Return the clips that begin where another one ends."""
        if self._chosen is None:
            return []
        return [spot.clip for spot in self._chosen.spots if meets(spot.track.clips, spot.index)]

    def _each(self, label: str, clips: list[Clip], edit: Callable[[Clip], Edit]) -> None:
        if clips:
            self._session.apply(combined(label, *(edit(clip) for clip in clips)))

    def _move(self, change: Change) -> None:
        self._each(
            "Move clip", self._clips(), lambda clip: move_clips([clip.id], change(clip.start) - clip.start)
        )

    def _set_end(self, change: Change) -> None:
        self._set_durations(lambda clip: change(clip.end) - clip.start)

    def _set_duration(self, change: Change) -> None:
        self._set_durations(lambda clip: change(clip.duration))

    def _set_durations(self, length: Callable[[Clip], int]) -> None:
        sequence, clips = self._session.sequence, self._clips()
        if sequence is None or not clips:
            return
        frame = ceil(frame_length(sequence.rate))
        lengths = {clip.id: max(frame, length(clip)) for clip in clips}
        if self._session.apply(set_durations(lengths)):
            self._tell_limit(lengths)

    def _tell_limit(self, lengths: dict[str, int]) -> None:
        """Say why a clip alone isn't as long as was asked for."""
        sequence = self._session.sequence
        if len(lengths) > 1 or sequence is None:
            return
        ((clip_id, length),) = lengths.items()
        found = (clip for track in sequence.tracks for clip in track.clips if clip.id == clip_id)
        for clip in found:
            if clip.duration < length and clip.tail == 0:
                self._session.notify(tr("The clip ends there: there is no more material."))
            elif clip.duration < length:
                self._session.notify(
                    tr("The next clip is in the way."),
                    tr("Drag the end of this one with Ctrl: what comes later follows."),
                )

    def _slip(self, change: Change) -> None:
        def edit(clip: Clip) -> Edit:
            by = clip.from_source(change(clip.offset) - clip.offset)
            return slip_clip(clip.id, -by if clip.backwards else by)

        self._each("Slip clip", self._clips(), edit)

    def _speed(self, change: number.Change) -> Edit | None:
        clips = self._clips()
        edits = [set_speed(clip.id, change(clip.speed * 100) / 100) for clip in clips]
        return combined("Change speed", *edits) if edits else None

    def _set_reverse(self, on: bool) -> None:
        if self._chosen is not None:
            self._session.apply(set_reverse([clip.id for clip in self._chosen.clips], on))

    def _fader(self, name: str) -> Callable[[Change], None]:
        def commit(change: Change) -> None:
            clips = self._chosen.clips if self._chosen is not None else []
            self._each(
                "Change fades", clips, lambda clip: set_fades(clip.id, **{name: change(getattr(clip, name))})
            )

        return commit

    def _set_look(self, name: str) -> None:
        self._each("Change transition", self._after_cuts(), lambda clip: set_look(clip, name))

    def _set_length(self, change: Change) -> None:
        def edit(clip: Clip) -> Edit:
            now = clip.transition or Transition(duration=1)
            return set_transition(clip.id, now.model_copy(update={"duration": max(1, change(now.duration))}))

        self._each("Change transition", [clip for clip in self._after_cuts() if clip.transition], edit)
