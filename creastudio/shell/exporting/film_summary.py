"""What the export of a sequence will make: name, size, rate, length, about how heavy; and what to think of before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from PySide6.QtGui import QFontDatabase, QHideEvent

from creastudio.api.errors import UserError
from creastudio.core.canvas import Layer
from creastudio.core.document import Document
from creastudio.core.flagged import shown_in
from creastudio.core.playing import active_tracks, is_heard
from creastudio.core.timeline import Clip, Sequence, TrackKind
from creastudio.export.film_options import FrameOptions, GifOptions, Mp4Options, PartOptions, WebmOptions
from creastudio.export.film_part import film_part, film_size
from creastudio.export.film_plan import PlannedFilm
from creastudio.render.text_families import missing_families
from creastudio.shell.exporting.taken import names_of
from creastudio.shell.exporting.verdict import Verdict, about_size
from creastudio.shell.i18n import tr, trn
from creastudio.shell.safety.exporting import flagged_lines
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.timeline.clip_updates import updates_of

PATIENCE = 400
"""Milliseconds without a change before anything is weighed."""


class FilmSummary(Verdict):
    """A line of what will be made, what to think of, and what is wrong."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, PATIENCE)
        self._film: PlannedFilm | None = None
        self._stop = threading.Event()

    def show_film(self, film: PlannedFilm) -> bool:
        """Say what comes of it; True when nothing is wrong with it."""
        self._stop.set()
        try:
            sequence = self._session.document.sequence(film.sequence)
            self._require_certificate(film.options)
            line = self._line(sequence, film)
            flagged = flagged_lines(self._session, shown_in(self._session.document, sequence))
            warnings = [*flagged, *self._warnings(sequence, film)]
        except UserError as error:
            self.show_error(error)
            return False
        self._say(line, "\n".join(warnings))
        self._film = film
        self._timer.start()
        return True

    def show_error(self, error: UserError) -> None:
        """Say what is wrong."""
        self._stop.set()
        super().show_error(error)

    def hideEvent(self, event: QHideEvent) -> None:
        """Weigh nothing that nobody sees."""
        self._timer.stop()
        self._stop.set()
        super().hideEvent(event)

    def _say(self, text: str, warning: str = "", error: str = "") -> None:
        self._film = None
        super()._say(text, warning, error)

    # -- what takes a moment

    def _look(self) -> None:
        """Find what is missing, then how heavy the film will be, off this thread."""
        film, session = self._film, self._session
        if film is None:
            return
        document, workspace = session.document, session.workspace
        sequence = document.sequence(film.sequence)
        stop = self._stop = threading.Event()
        back = background_of(session)
        lacking = partial(lacking_media, document, sequence, film.format.kinds, workspace.blobs.has)
        back.run(self, "missing", lacking, lambda names: self._show_missing(film, names))

        def weigh() -> int:
            from creastudio.export.film_weight import weigh_film

            return weigh_film(document, film, workspace.read_blob, workspace.blobs.path, stop.is_set)

        back.run(self, "weight", weigh, lambda count: self._show_weight(film, count))

    def _show_weight(self, film: PlannedFilm, count: int) -> None:
        if count and self._film is film:
            self.text.setText(f"{self.text.text()}  ·  {about_size(count)}")

    def _show_missing(self, film: PlannedFilm, names: list[str]) -> None:
        if names and self._film is film:
            said = trn(
                "{count} file isn't there any more: {names}",
                "{count} files aren't there any more: {names}",
                len(names), names=names_of(names),
            )  # fmt: skip
            self.warning.setText("\n".join(text for text in (said, self.warning.text()) if text))
            self.warning.show()

    # -- what is known at once

    def _line(self, sequence: Sequence, film: PlannedFilm) -> str:
        options, parts = film.options, [film.path.name]
        if isinstance(options, FrameOptions):
            even = isinstance(options, (Mp4Options, WebmOptions))
            width, height = film_size(sequence, options.width, options.height, even=even)
            parts.append(tr("{width} × {height} px", width=width, height=height))
        if isinstance(options, PartOptions):
            part = film_part(sequence, options.part)
            if isinstance(options, FrameOptions):
                if isinstance(options, GifOptions):
                    part = part.resampled(Fraction(options.rate))
                parts.append(tr("{rate} frames a second", rate=f"{float(part.rate):.5g}"))
                parts.append(trn("{count} frame", "{count} frames", part.count))
            parts.append(clock(part.seconds))
        return "  ·  ".join(parts)

    def _warnings(self, sequence: Sequence, film: PlannedFilm) -> Iterator[str]:
        options, kinds = film.options, film.format.kinds
        if not film.path.parent.is_dir():
            yield tr("The folder isn't there yet; it will be made.")
        if isinstance(options, FrameOptions):
            width, height = film_size(sequence, options.width, options.height, even=False)
            if not _same_shape((width, height), (sequence.width, sequence.height)):
                yield tr("The sequence has another shape: there will be bars beside or above it.")
            yield from self._fonts(sequence)
        yield from _silenced(sequence, film, kinds)
        updates = updates_of(self._session)
        stale = [clip.name or tr("Generated") for clip in _clips(sequence, kinds) if updates.stale(clip)]
        if stale:
            yield trn(
                "{count} clip was changed since it was made: {names}",
                "{count} clips were changed since they were made: {names}",
                len(stale), names=names_of(stale),
            )  # fmt: skip

    def _fonts(self, sequence: Sequence) -> Iterator[str]:
        names = lacking_families(self._session.document, sequence)
        if names:
            yield trn(
                "{count} font isn't on this computer; another takes its place: {names}",
                "{count} fonts aren't on this computer; others take their place: {names}",
                len(names), names=names_of(names),
            )  # fmt: skip


def lacking_media(
    document: Document, sequence: Sequence, kinds: tuple[TrackKind, ...], has: Callable[[str], bool]
) -> list[str]:
    """Return the titles of what a sequence shows or plays and what isn't there any more. Any thread may call it."""
    used = dict.fromkeys(clip.asset for clip in _clips(sequence, kinds) if clip.asset)
    found: list[str] = []
    for sha256 in used:
        if not has(sha256):
            asset = document.find_asset(sha256)
            found.append((asset.title if asset is not None else "") or sha256[:8])
    return found


def lacking_families(document: Document, sequence: Sequence) -> list[str]:
    """Return the font families that a sequence asks for in vain, sorted."""
    clips = list(_clips(sequence, ("picture", "text")))
    boards = {clip.artboard for clip in clips if clip.kind == "artboard"}
    layers: list[Layer] = [
        layer for board in document.artboards if board.id in boards for layer in board.layers
    ]
    styled = {clip.style.family for clip in clips if clip.style is not None and clip.style.family}
    lacking = {family for family in styled if not QFontDatabase.hasFamily(family)}
    return sorted(lacking | set(missing_families(layers)))


def _clips(sequence: Sequence, kinds: tuple[TrackKind, ...]) -> Iterator[Clip]:
    for kind in kinds:
        for track in active_tracks(sequence, kind):
            yield from track.clips


def _silenced(sequence: Sequence, film: PlannedFilm, kinds: tuple[TrackKind, ...]) -> Iterator[str]:
    sounding = [track for track in sequence.tracks if track.kind in ("audio", "score") and track.clips]
    wants_sound = getattr(film.options, "sound", "picture" not in kinds)
    if wants_sound and "audio" in kinds:
        if sounding and not is_heard(sequence):
            yield tr("All sound is muted: nothing will be heard.")
        elif not sounding and "picture" not in kinds:
            yield tr("There is no sound in this sequence.")
    if isinstance(film.options, FrameOptions) and not any(_clips(sequence, ("picture", "text"))):
        yield tr("No track is seen: there will be the background alone.")


def clock(seconds: float) -> str:
    """Return a length as a player shows it: "0:04.2", "0:30", "1:02:03"."""
    if seconds < 10:
        return f"0:{seconds:04.1f}"
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"


def _same_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    # A px more or less is no bar.
    return abs(one[0] * other[1] - one[1] * other[0]) <= 2 * max(*one, *other)
