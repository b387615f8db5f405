"""Writings: poems, dialogues, scripts and notes of a project, each a tree of passages that keeps what wasn't chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from creastudio.api.recipe import Frozen, Recipe
from creastudio.core.ids import new_id

WritingKind = Literal["prose", "verse", "dialogue", "script", "copy", "note"]

MAX_LETTERS = 4_000_000
"""Letters that one passage may have: a long novel."""

MAX_PASSAGES = 50_000
"""Passages that one writing may have: each is thought to be a sentence at least."""

Word = Annotated[str, Field(min_length=1, max_length=200)]


class Passage(Frozen):
    """A piece of text that goes on from its parent; those with the same parent are alternatives of each other.

    Attributes
    ----------
    parent : str
        Id of the passage that it goes on from; empty for one that a writing begins with.
    text : str
        What it adds, its line breaks and leading spaces included.
    author : {"person", "model"}
        Who wrote it first.
    recipe : Recipe or None
        How it was made, of a model's.
    seed : int
        Of the recipe; by it siblings of one run are told apart.
    edited : bool
        Whether a person changed what a model wrote.
    """

    id: str = Field(default_factory=new_id)
    parent: str = ""
    text: str = Field(default="", max_length=MAX_LETTERS)
    author: Literal["person", "model"] = "person"
    recipe: Recipe | None = None
    seed: int = Field(default=0, ge=0, lt=2**63)
    edited: bool = False


class WorldEntry(Frozen):
    """What a model is told of the world of a writing while one of its keys is spoken of.

    Attributes
    ----------
    keys : tuple of str
        Words that call it, whatever their case.
    text : str
        What is told then.
    always : bool
        Told whether or not a key was named.
    """

    id: str = Field(default_factory=new_id)
    keys: tuple[Word, ...] = Field(default=(), max_length=64)
    text: str = Field(default="", max_length=20_000)
    always: bool = False


class Span(NamedTuple):
    """Where a passage lies in the text of a path: from `start` to before `end`, letters."""

    passage: Passage
    start: int
    end: int


class Writing(Frozen):
    """One text of a project with all its branches, and what a model is told beside it.

    Attributes
    ----------
    language : str
        BCP 47 tag ("zh", "en"); empty while nobody said.
    form : str
        What a verse is held to ("jueju7", "sonnet"); empty for none.
    memory : str
        What a model is told before the text.
    note : str
        The author's note: what a model is told shortly before it goes on.
    world : tuple of WorldEntry
        What it is told when a word occurs.
    stops : tuple of str
        Where a model stops.
    sample : str
        A text whose style it should have.
    passages : tuple of Passage
        Each after its parent; siblings in the order in which they came.
    at : str
        Id of the passage that the shown text ends with; empty for none.
    """

    id: str = Field(default_factory=new_id)
    title: str = Field(default="", max_length=1000)
    kind: WritingKind = "prose"
    language: str = Field(default="", pattern=r"^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$")
    form: str = Field(default="", max_length=200)
    memory: str = Field(default="", max_length=200_000)
    note: str = Field(default="", max_length=20_000)
    world: tuple[WorldEntry, ...] = Field(default=(), max_length=2000)
    stops: tuple[Word, ...] = Field(default=(), max_length=64)
    sample: str = Field(default="", max_length=200_000)
    passages: tuple[Passage, ...] = Field(default=(), max_length=MAX_PASSAGES)
    at: str = ""

    @model_validator(mode="after")
    def _is_a_tree(self) -> Self:
        known = {""}
        for passage in self.passages:
            if passage.id in known:
                raise ValueError("a passage is there twice")
            if passage.parent not in known:
                raise ValueError("a passage comes before what it goes on from")
            known.add(passage.id)
        if self.at not in known:
            raise ValueError("the shown passage is missing")
        return self

    def passage(self, passage_id: str) -> Passage:
        """Return the passage with this id; raises KeyError when there is none."""
        for item in self.passages:
            if item.id == passage_id:
                return item
        raise KeyError(passage_id)

    def has(self, passage_id: str) -> bool:
        """Return whether there is a passage with this id."""
        return any(item.id == passage_id for item in self.passages)

    def path(self, at: str = "") -> tuple[Passage, ...]:
        """Return the passages from the beginning to `at`, or to the shown one; KeyError where `at` is unknown."""
        by_id = {item.id: item for item in self.passages}
        found: list[Passage] = []
        step = at or self.at
        while step:
            found.append(by_id[step])
            step = found[-1].parent
        return tuple(reversed(found))

    def text(self, at: str = "") -> str:
        """Return the text from the beginning to the passage `at`, or the shown text."""
        return "".join(item.text for item in self.path(at))

    def spans(self, at: str = "") -> tuple[Span, ...]:
        """Return where the passages of a path lie in its text."""
        found: list[Span] = []
        start = 0
        for item in self.path(at):
            found.append(Span(item, start, start + len(item.text)))
            start += len(item.text)
        return tuple(found)

    def children(self, passage_id: str) -> tuple[Passage, ...]:
        """Return what goes on from a passage; those that the writing begins with for ""."""
        return tuple(item for item in self.passages if item.parent == passage_id)

    def siblings(self, passage_id: str) -> tuple[Passage, ...]:
        """Return the alternatives of a passage, itself included; KeyError where it is unknown."""
        return self.children(self.passage(passage_id).parent)

    def below(self, passage_id: str) -> frozenset[str]:
        """Return the ids of a passage and all that goes on from it."""
        found = {passage_id}
        # Parents come before their children, so one pass finds them all.
        for item in self.passages:
            if item.parent in found:
                found.add(item.id)
        return frozenset(found)

    def tip(self, passage_id: str) -> str:
        """Return the id of the end of the newest branch through a passage: the shown one where it goes through it."""
        path = self.path()
        if any(item.id == passage_id for item in path):
            return self.at
        newest = {item.parent: item.id for item in self.passages}
        while passage_id in newest:
            passage_id = newest[passage_id]
        return passage_id


class WrittenFrom(Frozen):
    """From where the words of a layer or clip came, and which they were.

    Attributes
    ----------
    writing : str
        Id of the writing.
    passage : str
        Id of the passage; empty for whatever text the writing shows.
    alone : bool
        That passage by itself; else the text from the beginning to it.
    sha256 : str
        Of the words that were taken, in UTF-8.
    line : int
        Which line of the text it is, from 0, of subtitles; -1 for all of it.
    lines : int
        How many lines the text had.
    batch : str
        The same for subtitles that came together.
    """

    writing: str
    passage: str = ""
    alone: bool = False
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    line: int = Field(default=-1, ge=-1)
    lines: int = Field(default=0, ge=0)
    batch: str = ""


@lru_cache(maxsize=2048)
def sha256_of(text: str) -> str:
    """Return the hash by which words are compared."""
    # Words that a person pasted may hold half of a surrogate pair, which UTF-8 has no bytes for.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def recipes_of(writing: Writing, passage: str = "", *, alone: bool = False) -> Iterator[Recipe]:
    """Yield the recipes of a passage, or of all the text up to it, each once, in the order of the text."""
    found: Sequence[Passage] = (writing.passage(passage),) if alone and passage else writing.path(passage)
    seen: set[str] = set()
    for item in found:
        if item.recipe is not None and (digest := item.recipe.digest()) not in seen:
            seen.add(digest)
            yield item.recipe
