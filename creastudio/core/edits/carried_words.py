"""Writings that go along when what was placed of them is copied into another project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from creastudio.core.canvas import Layer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.timeline import Clip
from creastudio.core.writing import Writing
from creastudio.core.written import source_of


def writings_behind(
    document: Document, layers: Iterable[Layer] = (), clips: Iterable[Clip] = ()
) -> tuple[Writing, ...]:
    """Return the writings that the words of layers and clips came from, each once; those in the trash too."""
    things = [layer for layer in walk(tuple(layers)) if isinstance(layer, TextLayer)]
    links = [thing.written for thing in (*things, *clips) if thing.written is not None]
    found = [writing for link in links if (writing := source_of(document, link)) is not None]
    return tuple({writing.id: writing for writing in found}.values())


def with_writings(document: Document, writings: Sequence[Writing]) -> Document:
    """Return a document that has these writings; one that is there, if only in the trash, stays as it is."""
    known = {item.id for item in (*document.writings, *document.trashed_writings)}
    fresh = tuple(item for item in writings if item.id not in known)
    return document.model_copy(update={"writings": (*document.writings, *fresh)}) if fresh else document
