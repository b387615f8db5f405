"""The best checkpoints of a training, kept beside the latest one, to go back to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from creastudio.api import UserError

PREFIX, SUFFIX = "kept-", ".safetensors"


class Kept:
    """At most `limit` checkpoints with the lowest scores, in files that say how many images were seen.

    Which they are is part of the state of the training; files that aren't are deleted.

    Parameters
    ----------
    folder : Path
    limit : int
        0 keeps none.

    Attributes
    ----------
    scores : dict of int to float
        Images seen -> distance, lower is better.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder, self.limit = folder, limit
        self.scores: dict[int, float] = {}
        self.full = False

    def offer(self, seen: int, score: float, write: Callable[[Path], None]) -> None:
        """Keep a checkpoint if it is among the best; `write` makes its file.

        A disk that is full costs this one alone; ``full`` says so.
        """
        worst = max(self.scores.values(), default=0.0)
        if self.limit < 1 or (len(self.scores) >= self.limit and score >= worst):
            return
        try:
            write(self.path(seen))
        except UserError:
            self.full = True
            return
        self.scores[seen] = score
        while len(self.scores) > self.limit:
            # Of equal ones the older: the training has come further since.
            self.forget(max(self.scores, key=lambda place: (self.scores[place], -place)))

    def forget(self, seen: int) -> None:
        """Delete one."""
        self.scores.pop(seen, None)
        with suppress(OSError):
            self.path(seen).unlink(missing_ok=True)

    def forget_after(self, seen: int) -> None:
        """Delete those made later than `seen`: a training that goes back tells another story."""
        for place in [place for place in self.scores if place > seen]:
            self.forget(place)

    def before(self, seen: int) -> int | None:
        """Return the latest place up to `seen`; None where there is none."""
        return max((place for place in self.scores if place <= seen), default=None)

    def path(self, seen: int) -> Path:
        """Return where the checkpoint of this place lies."""
        return self.folder / f"{PREFIX}{seen:012d}{SUFFIX}"

    def state(self) -> list[list[float]]:
        """Return what a resumed training needs."""
        return [[seen, score] for seen, score in sorted(self.scores.items())]

    def restore(self, state: Sequence[Sequence[float]]) -> None:
        """Take back what ``state`` gave, and delete what isn't part of it."""
        self.scores = {int(seen): float(score) for seen, score in state if self.path(int(seen)).exists()}
        wanted = {self.path(seen).name for seen in self.scores}
        for file in self.folder.glob(f"{PREFIX}*{SUFFIX}*"):
            if file.name not in wanted:
                with suppress(OSError):
                    file.unlink()


def disk_space(limit: int, bytes_each: int) -> int:
    """Return how many bytes the checkpoints of a training take at most: the latest, its successor, and the best."""
    return (limit + 2) * bytes_each


def bytes_of(tensors: Mapping[str, Any]) -> int:
    """Return about how large the file of these tensors is."""
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors.values()) + 65536
