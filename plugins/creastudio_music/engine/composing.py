"""What a model that composes is: the seam between networks and the tools that fill, continue and vary.

A score is looked at as cells, one a (track, bar). Some are given, the others are holes; the model writes the holes, bar by
bar and within a bar from the first track to the last, and knows all that is given, before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from creastudio.api import ModelCard
from creastudio.api.score import Note, Score


class Cell(NamedTuple):
    """One bar of one track; both from 0."""

    track: int
    bar: int


class Veto(Protocol):
    """What no candidate may do, or had better not: asked before each note that is drawn, and told each that is written."""

    def __call__(self, row: int, cell: Cell, start: int) -> Sequence[float]:
        """Return what is added to the log-probability of each pitch, 128 of them, that may begin there.

        Parameters
        ----------
        row : int
            The candidate.
        start : int
            Tick of the score.

        Returns
        -------
        sequence of float
            0 where nothing is said against a pitch, less where it had better not be, ``-inf`` where it never may be.
        """
        ...

    def wrote(self, row: int, cell: Cell, note: Note) -> None:
        """Take note of what now stands in this row; one that goes on over a bar line is told again, longer.

        Cells come bar by bar, and in each bar from the first track that is written.
        """
        ...


@dataclass(frozen=True)
class Request:
    """What is to be composed.

    Attributes
    ----------
    score : Score
        What is given. Cells that are holes count as empty, but for their notes that are locked: those stay, and what is
        written goes around them.
    holes : sequence of Cell
        In any order; bars may lie behind the end of the score.
    seeds : sequence of int
        One a candidate; the same seed gives the same notes whatever stands beside it.
    temperature : float
        0.1 to 2; 1 is what the model has learned.
    min_p : float
        A choice less likely than this times the likeliest one is never taken.
    controls : mapping
        What is asked for beside: "style", "density" (0 to 9) ..., as the model's card names them; others are ignored.
    keep_rhythm : bool
        Whether holes keep the starts and durations of the notes that stand in them, so that only pitches are chosen.
    """

    score: Score
    holes: Sequence[Cell]
    seeds: Sequence[int]
    temperature: float = 1.0
    min_p: float = 0.05
    controls: Mapping[str, str | int] = field(default_factory=dict[str, "str | int"])
    keep_rhythm: bool = False


@dataclass(frozen=True)
class Candidate:
    """One way to fill the holes.

    Attributes
    ----------
    score : Score
        The given score with its holes filled; what was given and what was locked is the same object or equal.
    nats : float
        Negative log-likelihood of what was written.
    events : int
        Notes written.
    """

    score: Score
    nats: float
    events: int


OnBar = Callable[[int, int, Mapping[int, Sequence[Note]]], None]
"""``on_bar(row, bar, written)``: a bar of one candidate is written; track -> its notes, in ticks of the score."""


class MusicModel(Protocol):
    """A network with its tokens, ready to compose.

    Attributes
    ----------
    card : ModelCard
        What it says of itself.
    """

    card: ModelCard

    def compose(
        self,
        request: Request,
        *,
        check_cancelled: Callable[[], None],
        on_bar: OnBar | None = None,
        veto: Veto | None = None,
    ) -> list[Candidate]:
        """Fill the holes once for each seed, all side by side.

        Raises
        ------
        UserError
            When it can't: no holes, more tracks than it knows, a metre that it doesn't.
        """
        ...

    def nats(self, score: Score) -> float:
        """Return the negative log-likelihood of all notes of a score."""
        ...

    def embedding(self, score: Score) -> list[float]:
        """Return what the last layer says of a score on average, unit length; for likeness."""
        ...
