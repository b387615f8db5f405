"""Bringing placed texts up to date with their writings: asked by buttons, menus and keys, offered when a writing changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.update_words import changed_words, update_words
from creastudio.core.timeline import Clip
from creastudio.core.written import by_hand, source_of, written_state
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session
from creastudio.shell.writings.acts import title_of

QUIET = 1500
"""Milliseconds without a change after which it is told what a writing's changes made stale."""

Linked = TextLayer | Clip


@dataclass(frozen=True)
class Placed:
    """Texts that came from writings: layers and clips."""

    layers: tuple[TextLayer, ...] = ()
    clips: tuple[Clip, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.layers or self.clips)

    @property
    def all(self) -> tuple[Linked, ...]:
        """Layers, then clips."""
        return (*self.layers, *self.clips)

    @property
    def ids(self) -> tuple[list[str], list[str]]:
        """Ids of the layers and of the clips."""
        return [layer.id for layer in self.layers], [clip.id for clip in self.clips]


def placed_of(document: Document, writing_id: str = "") -> Placed:
    """Return all layers and clips that came from a writing; from any where none is named."""
    if not document.writings and not document.trashed_writings:
        return Placed()
    layers = (layer for artboard in document.artboards for layer in walk(artboard.layers))
    clips = (clip for sequence in document.sequences for track in sequence.tracks for clip in track.clips)
    return Placed(
        tuple(layer for layer in layers if isinstance(layer, TextLayer) and _is_from(layer, writing_id)),
        tuple(clip for clip in clips if _is_from(clip, writing_id)),
    )


def changed_of(document: Document, placed: Placed) -> Placed:
    """Return those of some texts whose writings have other words now."""
    return Placed(
        tuple(layer for layer in placed.layers if written_state(document, layer) == "changed"),
        tuple(clip for clip in placed.clips if written_state(document, clip) == "changed"),
    )


def selected_of(session: Session) -> Placed:
    """Return the selected texts that came from writings."""
    everything = placed_of(session.document)
    return Placed(
        tuple(layer for layer in everything.layers if layer.id in session.selected_layers),
        tuple(clip for clip in everything.clips if clip.id in session.selected_clips),
    )


def updatable(session: Session) -> Placed:
    """Return the selected texts whose writings have other words now, else all of the project."""
    chosen = changed_of(session.document, selected_of(session))
    return chosen or changed_of(session.document, placed_of(session.document))


def update_placed(session: Session, placed: Placed, parent: QWidget | None = None) -> bool:
    """Give texts the words that their writings have now; asks where a person changed some by hand."""
    if not placed:
        return False
    over_hand = True
    own = [item for item in _together(session.document, placed) if by_hand(item)]
    if own:
        answer = _ask(own, parent)
        if answer == "cancel":
            return False
        over_hand = answer == "replace"
    layers, clips = placed.ids
    return session.apply(update_words(layers, clips, over_hand=over_hand))


def update_texts(session: Session) -> bool:
    """Update the selected texts, else all that are out of date."""
    return update_placed(session, updatable(session))


class WritingsWatch(QObject):
    """Offers Update when a writing changed that texts of the project came from; once for each quiet after typing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._told: frozenset[str] = frozenset(_ids(changed_words(session.document)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self._look)
        session.documentChanged.connect(self._changed)

    def _changed(self, old: Document, new: Document) -> None:
        if old.writings is not new.writings and placed_of(new):
            self._timer.start()

    def _look(self) -> None:
        session = self._session
        stale = changed_of(session.document, placed_of(session.document))
        now = frozenset(_ids(stale.ids))
        fresh, self._told = now - self._told, now
        if not fresh:
            return
        names = dict.fromkeys(_title(session.document, item) for item in stale.all if item.id in fresh)
        session.offer(
            tr("{names} changed.", names=", ".join(f"'{name}'" for name in names)),
            tr("Update"),
            lambda: update_placed(session, changed_of(session.document, placed_of(session.document))),
            trn(
                "{count} text that was placed shows the words from before.",
                "{count} texts that were placed show the words from before.",
                len(fresh),
            ),
            usable=lambda: bool(changed_of(session.document, placed_of(session.document))),
        )


def watch_writings(session: Session) -> WritingsWatch:
    """Return the watch of a session, made when it is first asked for."""
    found = session.findChild(WritingsWatch)
    return found if found is not None else WritingsWatch(session)


def _ids(found: tuple[Sequence[str], Sequence[str]]) -> Iterable[str]:
    return (*found[0], *found[1])


def _title(document: Document, item: Linked) -> str:
    writing = source_of(document, item.written) if item.written is not None else None
    return title_of(writing) if writing is not None else ""


def _is_from(item: Linked, writing_id: str) -> bool:
    return item.written is not None and (not writing_id or item.written.writing == writing_id)


def _together(document: Document, placed: Placed) -> list[Linked]:
    """Return texts with the subtitles that are updated with them."""
    batches = {clip.written.batch for clip in placed.clips if clip.written is not None and clip.written.batch}
    chosen = {clip.id for clip in placed.clips}
    clips = [
        clip
        for clip in placed_of(document).clips
        if clip.id in chosen or (clip.written is not None and clip.written.batch in batches)
    ]
    return [*placed.layers, *clips]


def _ask(own: Sequence[Linked], parent: QWidget | None) -> str:
    from creastudio.shell.dialogs.question import Choice, ask

    first = " ".join(own[0].text.split())[:40]
    return ask(
        parent or QApplication.activeWindow(),
        tr("Replace what was changed by hand?"),
        trn(
            "'{first}' was changed after it was placed.",
            "'{first}' and {more} more were changed after they were placed.",
            len(own),
            first=first,
            more=len(own) - 1,
        ),
        (
            Choice("cancel", tr("Cancel")),
            Choice("keep", tr("Leave these")),
            Choice("replace", tr("Replace"), "primary"),
        ),
    )
