"""Collecting projects in the background: it outlives their windows, shows how far it is, and can be given up."""

from __future__ import annotations

from creastudio.shell.slow_work import SlowWork
from creastudio.shell.tasks import Tasks

NAME = "collecting"


def collecting_of(tasks: Tasks) -> SlowWork:
    """Return what collects projects, made when it is first asked for; it is brought to its end when the studio ends."""
    found = tasks.findChild(SlowWork, NAME)
    return found if found is not None else SlowWork(NAME, tasks, finishes=True)
