"""What layers and clips have to do with the writings that their words came from."""

from __future__ import annotations

from collections import deque
from typing import Literal

from creastudio.api.fountain import Speech
from creastudio.api.fountain_text import parse
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document
from creastudio.core.subtitle_text import subtitle_lines
from creastudio.core.timeline import Clip
from creastudio.core.writing import Passage, Writing, WrittenFrom, sha256_of

WrittenState = Literal["", "same", "changed", "gone"]
"""Of a layer or clip: not from a writing, as the writing has it, changed there since, or no longer there."""


def source_of(document: Document, written: WrittenFrom) -> Writing | None:
    """Return the writing that words came from, also out of the trash; None where it is gone, or the passage is."""
    everything = (*document.writings, *document.trashed_writings)
    writing = next((item for item in everything if item.id == written.writing), None)
    if writing is None or (written.passage and not writing.has(written.passage)):
        return None
    return writing


def text_of(writing: Writing, passage: str = "", *, alone: bool = False) -> str:
    """Return a passage, or all the text up to it, as it is placed: without empty lines and spaces at its ends."""
    text = writing.passage(passage).text if alone and passage else writing.text(passage)
    # Not the wide spaces that a Chinese paragraph begins with.
    return text.strip(" \t\r\n")


def text_now(writing: Writing, written: WrittenFrom) -> str:
    """Return the text that words came from as the writing has it now; of a subtitle all lines."""
    return _known(writing, written)[0]


def lines_now(writing: Writing, written: WrittenFrom) -> list[str]:
    """Return the subtitles of the text that words came from, as the writing has it now."""
    text, lines = _known(writing, written)
    if not lines:
        lines += lines_of(writing, text)
    return lines


def lines_of(writing: Writing, text: str) -> list[str]:
    """Return the subtitles of a text: of a script what is said in it."""
    if writing.kind == "script":
        said = [
            part.text
            for speech in parse(text).elements
            if isinstance(speech, Speech)
            for part in speech.parts
            if part.kind != "aside"
        ]
        # A text that has no speeches is no script yet.
        text = "\n".join(said) or text
    return subtitle_lines(text)


_newest: deque[tuple[Writing, str, bool, tuple[str, list[str]]]] = deque(maxlen=16)
"""Texts that were asked for last: hundreds of subtitles come from one."""


def _known(writing: Writing, written: WrittenFrom) -> tuple[str, list[str]]:
    """Return the text that words came from, and the list of its subtitles, which is filled when it is asked for."""
    for kept, passage, alone, found in tuple(_newest):
        if kept is writing and passage == written.passage and alone == written.alone:
            return found
    fresh = text_of(writing, written.passage, alone=written.alone), list[str]()
    _newest.append((writing, written.passage, written.alone, fresh))
    return fresh


def words_now(writing: Writing, written: WrittenFrom) -> str | None:
    """Return the words of a layer or clip as the writing has them now; None for a subtitle whose line isn't there."""
    if written.line < 0:
        return text_now(writing, written)
    lines = lines_now(writing, written)
    return lines[written.line] if written.line < len(lines) else None


def written_state(document: Document, thing: TextLayer | Clip) -> WrittenState:
    """Return how a layer or clip stands to the writing that its words came from."""
    written = thing.written
    if written is None:
        return ""
    writing = source_of(document, written)
    if writing is None:
        return "gone"
    if written.line >= 0 and len(lines_now(writing, written)) != written.lines:
        return "changed"
    words = words_now(writing, written)
    return "same" if words is not None and sha256_of(words) == written.sha256 else "changed"


def by_hand(thing: TextLayer | Clip) -> bool:
    """Return whether a person changed the words after they were taken from a writing."""
    return thing.written is not None and sha256_of(thing.text) != thing.written.sha256


def passages_of_words(document: Document, thing: TextLayer | Clip) -> tuple[Passage, ...]:
    """Return the passages that the words of a layer or clip came from, as far as the writing is there."""
    written = thing.written
    writing = source_of(document, written) if written is not None else None
    if written is None or writing is None:
        return ()
    if written.alone and written.passage:
        return (writing.passage(written.passage),)
    return writing.path(written.passage)
