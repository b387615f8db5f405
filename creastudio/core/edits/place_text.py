"""Placing texts: as a layer with a fitting box, as timed subtitles, or as writings alone; each one step.

What is placed stays linked to a writing, which comes into the project in the same step where it isn't there.
"""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api.errors import UserError
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.canvas import add_layer
from creastudio.core.edits.carried_words import with_writings
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id
from creastudio.core.edits.place import combined
from creastudio.core.edits.place_media import new_track, with_track
from creastudio.core.edits.timeline_move import place_all
from creastudio.core.edits.timeline_tree import find_sequence
from creastudio.core.edits.tree import on_sequence
from creastudio.core.ids import new_id
from creastudio.core.subtitle_text import reading_flicks
from creastudio.core.text_fitting import LONGEST, fitting_layer
from creastudio.core.text_style import TextStyle
from creastudio.core.timeline import Clip
from creastudio.core.timeline import Sequence as Timeline
from creastudio.core.writing import Writing, WrittenFrom, sha256_of
from creastudio.core.written import lines_of, text_of


@dataclass(frozen=True)
class Words:
    """What of a writing is placed.

    Attributes
    ----------
    writing : Writing
        Comes into the project where it isn't there yet.
    passage : str
        Id of the passage that the text ends with; empty for whatever the writing shows, now and later.
    alone : bool
        That passage by itself.
    """

    writing: Writing
    passage: str = ""
    alone: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return text_of(self.writing, self.passage, alone=self.alone)

    def link(self, words: str = "") -> WrittenFrom:
        """Return what is remembered of the words, or of a part of them."""
        sha256 = sha256_of(words or self.text)
        return WrittenFrom(writing=self.writing.id, passage=self.passage, alone=self.alone, sha256=sha256)


def keep_writing(words: Words) -> Edit:
    """Keep a writing with the project; nothing happens to one that is there, if only in the trash."""
    return Edit("Add writing", lambda document: with_writings(document, [words.writing]))


def text_layer(
    document: Document,
    artboard_id: str,
    words: Words,
    *,
    center: tuple[float, float] | None = None,
    layer_id: str = "",
) -> TextLayer:
    """Return the layer that placing a text on an artboard adds; also what a ghost of it looks like."""
    artboard = document.find_artboard(artboard_id)
    if artboard is None:
        raise UserError("This artboard isn't in the document any more.", "Choose another artboard.")
    text = words.text
    if not text:
        raise UserError("There is no text to place yet.", "Write something first.")
    if len(text) > LONGEST:
        raise UserError(
            f"A layer takes {LONGEST:,} letters, and this text has {len(text):,}.", "Place a passage of it."
        )
    layer = fitting_layer(text, artboard, center=center, language=words.writing.language, layer_id=layer_id)
    return layer.model_copy(update={"written": words.link()})


def place_text_on_canvas(
    artboard_id: str, words: Words, *, center: tuple[float, float] | None = None
) -> Edit:
    """Add a text as the top layer of an artboard, linked to its writing.

    Parameters
    ----------
    center : tuple of float, optional
        Where, artboard px; the middle when left out.
    """
    layer_id = new_id()

    def add(document: Document) -> Document:
        layer = text_layer(document, artboard_id, words, center=center, layer_id=layer_id)
        return add_layer(artboard_id, layer).apply(document)

    return combined("Place on canvas", keep_writing(words), Edit("Add text", add))


def place_text_on_timeline(
    sequence_id: str,
    words: Words,
    *,
    at: int = 0,
    track_id: str = "",
    style: TextStyle | None = None,
) -> Edit:
    """Add a text as subtitles from `at` (flicks) on, one a line or sentence, as long as reading takes; linked.

    They come into the first gap that is long enough, on the first text track when none is named.
    """
    salt = new_id()

    def add(document: Document) -> Document:
        sequence = find_sequence(document, sequence_id)
        clips = subtitle_clips(sequence, words, max(0, at), salt, style)
        usable = [track.id for track in sequence.tracks if track.kind == "text" and not track.locked]
        target = track_id or next(iter(usable), "")
        if not target:
            fresh = new_track(sequence, "text", derived_id(salt, "track"))
            document = on_sequence(document, sequence_id, lambda item: with_track(item, fresh))
            target = fresh.id
        return place_all(document, [(target, clip) for clip in clips], "gap", salt)

    return combined("Place on timeline", keep_writing(words), Edit("Add text", add))


def subtitle_clips(
    sequence: Timeline, words: Words, at: int, salt: str, style: TextStyle | None = None
) -> list[Clip]:
    """Return the subtitles of a text, one after the other from `at` (flicks) on; UserError for none."""
    lines = lines_of(words.writing, words.text)
    if not lines:
        raise UserError("There is no text to place yet.", "Write something first.")
    clips: list[Clip] = []
    for number, line in enumerate(lines):
        written = words.link(line).model_copy(update={"line": number, "lines": len(lines), "batch": salt})
        length = reading_flicks(line, sequence.rate)
        clips.append(
            Clip(
                id=derived_id(salt, "clip", number), kind="text", text=line, style=style, written=written,
                start=at, duration=length,
            )
        )  # fmt: skip
        at += length
    return clips


def place_text_on_both(
    artboard_id: str,
    sequence_id: str,
    words: Words,
    *,
    at: int = 0,
    center: tuple[float, float] | None = None,
) -> Edit:
    """Add a text as a layer and as subtitles, in one step."""
    return combined(
        "Place on canvas and timeline",
        place_text_on_canvas(artboard_id, words, center=center),
        place_text_on_timeline(sequence_id, words, at=at),
    )
