"""What of clips can have keyframes: how a picture lies and how a sound sounds, and how it goes from key to key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creastudio.core.document import walk
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import set_keyframe, update_clip
from creastudio.core.keyframes import Easing, Keyframe, Property
from creastudio.core.timeline import Clip, Fit
from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.fields.mixed import fill_choice, shared
from creastudio.shell.panels.fields.number import Change, LiveNumber
from creastudio.shell.panels.fields.property_fields import choice, new_form
from creastudio.shell.panels.properties.clip_family import Chosen
from creastudio.shell.panels.properties.key_buttons import KeyButtons
from creastudio.shell.session import Session
from creastudio.shell.theme import px

EASING_TITLES: dict[Easing, str] = {
    "linear": mark("Even"),
    "ease-in": mark("Slow start"),
    "ease-out": mark("Slow end"),
    "ease-in-out": mark("Slow start and end"),
    "hold": mark("Hold, then jump"),
    "bezier": mark("A curve of its own"),
}

FIT_TITLES: dict[Fit, str] = {
    "fit": mark("All of it in the frame"),
    "fill": mark("Fill the frame"),
    "stretch": mark("Stretch to the frame"),
    "none": mark("Pixel for pixel"),
}


@dataclass(frozen=True)
class Row:
    """One property as a field.

    Attributes
    ----------
    factor : float
        What the value is multiplied with to be shown.
    """

    name: Property
    title: str
    factor: float = 1.0
    low: float = -1_000_000
    high: float = 1_000_000
    suffix: str = ""
    decimals: int = 1
    step: float = 1.0


PICTURE: tuple[Row, ...] = (
    Row("opacity", mark("Opacity"), 100, 0, 100, " %", 0),
    Row("x", mark("From the middle, across"), suffix=" px"),
    Row("y", mark("From the middle, down"), suffix=" px"),
    Row("scale", mark("Scale"), 100, 0, 100_000, " %"),
    Row("rotation", mark("Rotation"), suffix="°"),
)

SOUND: tuple[Row, ...] = (
    Row("volume", mark("Volume"), 1, -120, 24, " dB"),
    Row("pan", mark("Pan"), 100, -100, 100, " %", 0),
)


def pictures(chosen: Chosen) -> list[Clip]:
    """Return the clips that are seen."""
    return [clip for clip in chosen.clips if clip.track_kind in ("picture", "text")]


def sounds(chosen: Chosen) -> list[Clip]:
    """Return the clips that are heard."""
    return [clip for clip in chosen.clips if clip.track_kind in ("audio", "score")]


class ClipCurves(QWidget):
    """One field for each property, with the buttons for its keyframes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chosen: Chosen | None = None
        self.fields: dict[Property, LiveNumber] = {}
        self.keys: dict[Property, KeyButtons] = {}
        self._layers: list[tuple[str, str]] = []
        self._form_rows: dict[QWidget, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.fit = choice(tr("In the frame"), _told(FIT_TITLES), self._set_fit)
        self.layer = choice(tr("What moves"), commit=self._choose_layer)
        self.layer.setToolTip(tr("The whole clip, or one layer of its artboard"))
        self.picture_fold = Fold(
            tr("Picture"), self._form(PICTURE, (tr("In the frame"), self.fit), (tr("What moves"), self.layer))
        )
        self.sound_fold = Fold(tr("Sound"), self._form(SOUND))
        drawn = {value: title for value, title in EASING_TITLES.items() if value != "bezier"}
        self.easing = choice(tr("To the next keyframe"), _told(drawn), self._set_easing)
        form = new_form()
        form.add(tr("To the next key"), self.easing)
        self.easing_row = QWidget()
        self.easing_row.setLayout(form)
        for part in (self.picture_fold, self.sound_fold, self.easing_row):
            column.addWidget(part)

    def show_chosen(self, chosen: Chosen) -> None:
        """Fill the fields with what they are at the playhead."""
        chosen = self._chosen = replace(chosen, layer=self._show_layers(chosen))
        seen, heard = pictures(chosen), sounds(chosen)
        self.picture_fold.setVisible(bool(seen))
        self.sound_fold.setVisible(bool(heard))
        fitted = [clip.fit for clip in seen if clip.track_kind == "picture"]
        self.fit.setEnabled(bool(fitted))
        if fitted:
            fill_choice(self.fit, shared(fitted))
        for rows, clips in ((PICTURE, seen), (SOUND, heard)):
            for row in rows if clips else ():
                shown = (round(chosen.value(clip, row.name) * row.factor, row.decimals) for clip in clips)
                self.fields[row.name].fill(shared(shown))
                self.keys[row.name].show_chosen(chosen)
        keys = [key for _, _, key in self._keys_here()]
        self.easing_row.setVisible(bool(keys))
        if keys:
            fill_choice(self.easing, shared(key.easing for key in keys))

    @property
    def _layer_id(self) -> str:
        return self._chosen.layer if self._chosen is not None else ""

    def _show_layers(self, chosen: Chosen) -> str:
        """Offer the layers of the one artboard that is chosen; return the chosen one, "" for the whole clip."""
        clip = chosen.clips[0] if len(chosen.clips) == 1 else None
        boards = self._session.document.artboards
        board = next((item for item in boards if clip is not None and item.id == clip.artboard), None)
        self._form_rows[self.layer].setVisible(board is not None)
        self.layer.setVisible(board is not None)
        if board is None or clip is None:
            return ""
        titles = {"": tr("The whole clip")}
        titles |= {layer.id: layer.name for layer in reversed(list(walk(board.layers)))}
        moving = {curve.layer for curve in clip.curves if curve.keys}
        items = [(name, f"{title} ◆" if name in moving else title) for name, title in titles.items()]
        before = self.layer.currentData()
        if items != self._layers:
            # Not at each frame that plays: the list may be open.
            self._layers = items
            self.layer.clear()
            for layer_id, title in items:
                self.layer.addItem(title, layer_id)
        chosen_id = before if before in titles else ""
        self.layer.setCurrentIndex(self.layer.findData(chosen_id))
        return chosen_id

    def _choose_layer(self, _layer_id: str) -> None:
        if self._chosen is not None:
            self.show_chosen(self._chosen)

    def _form(self, rows: tuple[Row, ...], *more: tuple[str, QWidget]) -> QWidget:
        holder, form = QWidget(), new_form()
        holder.setLayout(form)
        for title, field in more:
            form.add(title, field)
            before = form.labelForField(field)
            if before is not None:
                self._form_rows[field] = before
        for row in rows:
            title = tr_marked(row.title)
            field = LiveNumber(
                self._session, title, self._maker(row),
                low=row.low, high=row.high, suffix=row.suffix, decimals=row.decimals, step=row.step,
            )  # fmt: skip
            keys = KeyButtons(self._session, title, row.name, pictures if rows is PICTURE else sounds)
            self.fields[row.name], self.keys[row.name] = field, keys
            line = QHBoxLayout()
            line.setSpacing(px(2))
            line.addWidget(field, 1)
            line.addWidget(keys)
            short = {"x": tr("Across"), "y": tr("Down")}.get(row.name, title)
            form.add(short, line)
        return holder

    def _maker(self, row: Row) -> Callable[[Change], Edit | None]:
        def make(change: Change) -> Edit | None:
            chosen = self._chosen
            if chosen is None:
                return None
            clips = pictures(chosen) if row in PICTURE else sounds(chosen)
            return chosen.set(clips, row.name, lambda value: change(value * row.factor) / row.factor)

        return make

    def _keys_here(self) -> list[tuple[Clip, Property, Keyframe]]:
        chosen = self._chosen
        return [
            (clip, curve.property, key)
            for clip in (chosen.clips if chosen is not None else ())
            for curve in clip.curves
            if chosen is not None
            and curve.layer == chosen.layer
            and (key := chosen.key(clip, curve.property)) is not None
        ]

    def _set_easing(self, easing: object) -> None:
        edits = [
            set_keyframe(clip.id, name, key.at, key.value, self._layer_id, easing=easing)
            for clip, name, key in self._keys_here()
        ]
        if edits:
            self._session.apply(combined("Set keyframe", *edits))

    def _set_fit(self, fit: object) -> None:
        if self._chosen is not None:
            clips = [clip for clip in pictures(self._chosen) if clip.track_kind == "picture"]
            self._session.apply(combined("Change clip", *(update_clip(clip.id, fit=fit) for clip in clips)))


def _told(titles: Mapping[Any, str]) -> dict[Any, str]:
    return {value: tr_marked(title) for value, title in titles.items()}
