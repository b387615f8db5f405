"""One going-on of a text: several ways side by side, as far as they have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from creastudio.api.recipe import ModelRef, Recipe
from creastudio.core.writing import Passage
from creastudio.jobs.job import JobStream
from creastudio.shell.writing.tokens import Token


@dataclass
class Way:
    """One of the texts.

    Attributes
    ----------
    passage : str
        Id of the passage that it became; empty while it is written.
    whole : bool
        Whether the model came to its own end.
    """

    text: str = ""
    tokens: list[Token] = field(default_factory=list[Token])
    recipe: Recipe | None = None
    seed: int = 0
    whole: bool = False
    passage: str = ""

    def grow(self, piece: str, alternatives: tuple[tuple[str, float], ...]) -> None:
        """Append a piece."""
        start = len(self.text)
        self.text += piece
        if alternatives:
            self.tokens.append(Token(start, len(self.text), alternatives))

    def settle(self, text: str, recipe: Recipe | None, seed: int) -> None:
        """Take the finished text; what streamed is dropped where it differs."""
        if text != self.text:
            self.tokens = [token for token in self.tokens if text[: token.end] == self.text[: token.end]]
        self.text, self.recipe, self.seed, self.whole = text, recipe, seed, True


@dataclass
class Run:
    """A job that goes on with a text in several ways.

    Attributes
    ----------
    writing, at, place : str, str, int
        Which text it goes on from: the path that ends with the passage `at`, up to `place`.
    base : str
        That text.
    rest : str
        What came after it then.
    chosen : int or None
        Which way a person has taken.
    budget : Any
        What the generator says that it read; see ``budget.told_budget``.
    models : tuple of ModelRef
        Models that the job has opened.
    """

    job: str
    writing: str
    at: str
    place: int
    base: str
    ways: list[Way]
    rest: str = ""
    chosen: int | None = None
    running: bool = True
    stopped: bool = False
    budget: Any = None
    models: tuple[ModelRef, ...] = ()

    def take(self, event: JobStream) -> set[int]:
        """Append what streamed; which ways have grown."""
        if event.anew:
            for way in self.ways:
                way.text, way.tokens = "", []
        self.models = event.models
        grown: set[int] = set()
        for piece in event.pieces:
            index = int(piece.channel) if piece.channel.isdecimal() else -1
            if 0 <= index < len(self.ways):
                self.ways[index].grow(piece.text, piece.alternatives)
                grown.add(index)
        return grown

    def passages(self) -> list[Passage]:
        """Return the passages that the ways become, none empty and none twice; each way knows its own from then on."""
        found: dict[str, Passage] = {}
        for way in self.ways:
            if not way.text.strip():
                continue
            passage = found.setdefault(
                way.text,
                # One that was stopped is the beginning of what its recipe makes: nobody changed it.
                Passage(text=way.text, author="model", recipe=way.recipe, seed=way.seed),
            )
            way.passage = passage.id
        return list(found.values())

    @property
    def taken(self) -> Way | None:
        """The way that a person has taken."""
        return None if self.chosen is None else self.ways[self.chosen]


def all_alike(ways: Iterable[Way]) -> bool:
    """Return whether several ways came to one and the same text."""
    texts = [way.text for way in ways if way.text.strip()]
    return len(texts) > 1 and len(set(texts)) == 1
