"""The files of a folder one after another: each that can't be used costs itself alone, caps end it all, and all is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from creastudio.api import JobContext, UserError

NAMED = 5
"""Sentences on single files that are told one by one; the rest is counted."""


def first_files(names: Sequence[str], most: int, problems: list[str]) -> Sequence[str]:
    """Return at most so many names, and say in `problems` that there are more."""
    if len(names) > most:
        problems.append(f"Only the first {most} of {len(names)} files are read.")
    return names[:most]


def read_each(
    names: Sequence[str],
    read: Callable[[str], object],
    full: Callable[[], str],
    *,
    seconds: float,
    on_file: Callable[[int, int], object],
    problems: list[str],
) -> None:
    """Read files until there are no more, enough was read, or the time is over.

    Parameters
    ----------
    read : callable
        Takes one file, by its name. A UserError, or an OSError, becomes a sentence of `problems`.
    full : callable
        Returns in words after how much enough was read; "" before.
    seconds : float
        After which no further file is opened.
    on_file : callable
        Called with files done and files found; may raise to stop.
    """
    end = time.monotonic() + seconds
    for index, name in enumerate(names):
        on_file(index, len(names))
        why = full() or (f"{seconds:g} s of reading" if time.monotonic() > end else "")
        if why:
            problems.append(f"After {why} the rest was left out, from '{name}' on.")
            return
        try:
            read(name)
        except UserError as error:
            problems.append(error.message)
        except OSError as error:
            problems.append(f"'{name}' can't be read ({error.strerror}).")


def check_size(path: Path, name: str, most: int) -> None:
    """Refuse a file that is larger than `most` bytes; UserError names it."""
    size = path.stat().st_size
    if size > most:
        raise UserError(
            f"'{name}' has {size / 1e6:.0f} MB; files of up to {most / 1e6:.0f} MB are read. Split it."
        )


def nothing_usable(folder: Path, what: str, problems: Sequence[str], hint: str) -> UserError:
    """Return what is said of a folder in which no file could be used.

    Parameters
    ----------
    what : str
        "texts", "music".
    """
    if problems:
        return UserError(f"None of the {what} in '{folder.name}' can be used: {problems[0]}", hint=hint)
    return UserError(f"The folder '{folder.name}' has no {what}.", hint=hint)


def reading(ctx: JobContext, what: str, every: int = 100) -> Callable[[int, int], None]:
    """Return an `on_file` for a job: it stops where a person cancels, and tells the progress each so many files.

    Parameters
    ----------
    what : str
        "texts", "music".
    """

    def on_file(done: int, total: int) -> None:
        ctx.check_cancelled()
        if done % every == 0:
            ctx.progress(0.0, f"reading {what}, {done} of {total}")

    return on_file


def in_short(said: Sequence[str]) -> str:
    """Return sentences on single files as one text: the first few, and how many more there are."""
    more = len(said) - NAMED
    return " ".join(said[:NAMED]) + (f" And {more} more." if more > 0 else "")
