"""Clips by numbers: where they lie in time, how they look and sound, and their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from creastudio.core.edits.timeline_keys import update_clip
from creastudio.core.edits.timeline_tree import Spot
from creastudio.core.timeline import Clip, ClipKind
from creastudio.shell.i18n import mark, tr, tr_text, trn
from creastudio.shell.panels.fields.property_fields import Name
from creastudio.shell.panels.properties.clip_curves import ClipCurves
from creastudio.shell.panels.properties.clip_family import SHOWN, Chosen
from creastudio.shell.panels.properties.clip_made import ClipMade
from creastudio.shell.panels.properties.clip_time import ClipTime
from creastudio.shell.panels.properties.clip_words import ClipWords
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label

KIND_TITLES: dict[ClipKind, str] = {
    "image": mark("Picture"),
    "artboard": mark("Artboard"),
    "video": mark("Video"),
    "audio": mark("Sound"),
    "score": mark("Score"),
    "text": mark("Text"),
    "generated": mark("Generated"),
}


class ClipProperties(QWidget):
    """The fields of the selected clips; what is entered is set on all of them, as one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spots: tuple[Spot, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.heading = label("", "heading")
        self.name = Name(tr("Name"), self._rename)
        self.about = label("", "dim", wrap=True)
        self.words = ClipWords(session)
        self.time = ClipTime(session)
        self.curves = ClipCurves(session)
        self.made = ClipMade(session)
        for part in (self.heading, self.name, self.about, self.made, self.words, self.time, self.curves):
            column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        session.playheadChanged.connect(self._playhead_moved)
        session.wordsWanted.connect(self._write)

    def show_clips(self, spots: Sequence[Spot]) -> None:
        """Fill the fields with what the clips share; a dash stands where they differ."""
        self._spots = tuple(spots)
        clips, one = [spot.clip for spot in spots], len(spots) == 1
        self.heading.setVisible(not one)
        self.heading.setText(trn("{count} clip", "{count} clips", len(spots)))
        self.name.setVisible(one)
        if one:
            self.name.fill(clips[0].name)
            self.name.setPlaceholderText(shown_name(clips[0]))
        few = len(spots) <= SHOWN
        self.about.setText(self._said() if few else tr("Select fewer clips to change them by numbers."))
        written = [clip for clip in clips if clip.kind == "text" and not clip.asset]
        self.words.setVisible(few and len(written) == len(clips))
        self.time.setVisible(few)
        self.curves.setVisible(few)
        if few and len(written) == len(clips):
            self.words.show_clips(written)
        made = one and clips[0].generated is not None
        self.made.setVisible(made)
        if made:
            self.made.show_clip(clips[0])
        if few:
            chosen = Chosen(self._spots, self._session.playhead)
            self.time.show_chosen(chosen)
            self.curves.show_chosen(chosen)

    def _said(self) -> str:
        kinds = dict.fromkeys(tr_text(KIND_TITLES[spot.clip.kind]) for spot in self._spots)
        tracks = dict.fromkeys(spot.track.name for spot in self._spots)
        return tr("{kind} on {track}", kind=", ".join(kinds), track=", ".join(tracks))

    def _playhead_moved(self, time: int) -> None:
        moving = any(curve.keys for spot in self._spots[:SHOWN] for curve in spot.clip.curves)
        inside = any(spot.clip.start <= time < spot.clip.end for spot in self._spots[:SHOWN])
        if self.isVisible() and self._spots and len(self._spots) <= SHOWN and (moving or inside):
            self.curves.show_chosen(Chosen(self._spots, time))

    def _rename(self, name: str) -> None:
        if len(self._spots) == 1:
            self._session.apply(update_clip(self._spots[0].clip.id, name=name))

    def _write(self) -> None:
        if not self.words.isHidden() and self._spots:
            self.words.write()


def shown_name(clip: Clip) -> str:
    """Return what a clip is called that has no name: its words, or its kind."""
    words = " ".join(clip.text.split())
    return words or tr_text(KIND_TITLES[clip.kind])
