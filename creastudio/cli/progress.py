"""How far a job is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from creastudio.cli.output import say, warning

if TYPE_CHECKING:
    from rich.progress import TaskID

STEP = 0.1
"""Without a terminal a line is printed when the job has come this much further."""


class Progress(Protocol):
    """Shows one job after another; used in a ``with`` statement."""

    def __enter__(self) -> Progress: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def show(self, job: str, title: str, fraction: float, message: str, eta: float | None) -> None:
        """Show how far the job with this id is, 0 to 1; `eta` in s."""
        ...

    def note(self, text: str) -> None:
        """Print a note above the bar."""
        ...

    def tell(self, text: str) -> None:
        """Print what is good to know above the bar, unless it is to be quiet."""
        ...


def progress(*, quiet: bool = False) -> Progress:
    """Return what fits where stderr goes."""
    if quiet:
        return PlainProgress(quiet=True)
    return BarProgress() if sys.stderr.isatty() else PlainProgress()


class PlainProgress:
    """One line now and then: for logs and pipes."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._shown = ("", -1.0)

    def __enter__(self) -> PlainProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def show(self, job: str, title: str, fraction: float, message: str, eta: float | None) -> None:
        """Print a line when the job is new or a good deal further."""
        shown, last = self._shown
        is_news = shown != job or fraction >= last + STEP or fraction == 1.0 > last
        if self._quiet or not is_news:
            return
        self._shown = (job, fraction)
        say(f"{title}: {_whole(fraction):.0%}{f', {message}' if message else ''}{_left(eta)}")

    def note(self, text: str) -> None:
        """Print the note."""
        warning(text)

    def tell(self, text: str) -> None:
        """Print a line."""
        if not self._quiet:
            say(text)


class BarProgress:
    """A bar that is redrawn in place."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[message]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> BarProgress:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def show(self, job: str, title: str, fraction: float, message: str, eta: float | None) -> None:
        """Redraw the bar of this job."""
        if job not in self._tasks:
            self._tasks[job] = self._bar.add_task(title, total=1.0, message="")
        self._bar.update(self._tasks[job], completed=_whole(fraction), message=f"{message}{_left(eta)}")

    def note(self, text: str) -> None:
        """Print the note above the bar."""
        self._bar.console.print(f"Note: {text}", style="yellow", markup=False, highlight=False)

    def tell(self, text: str) -> None:
        """Print a line above the bar."""
        self._bar.console.print(text, markup=False, highlight=False)


def _whole(fraction: float) -> float:
    """Return a fraction in whole percent, where 100 % is only what is finished."""
    return fraction if fraction >= 1.0 else min(round(fraction, 2), 0.99)


def _left(eta: float | None) -> str:
    if eta is None or eta < 1:
        return ""
    minutes, seconds = divmod(round(eta), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f", {hours} h {minutes} min left"
    return f", {minutes} min {seconds} s left" if minutes else f", {seconds} s left"
