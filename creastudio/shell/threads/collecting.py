"""Collecting projects in the background: it outlives their windows, shows how far it is, and can be given up."""

from __future__ import annotations

from creastudio.shell.threads.slow_work import SlowWork, slow_work_of
from creastudio.shell.threads.tasks import Tasks

NAME = "collecting"


def collecting_of(tasks: Tasks) -> SlowWork:
    """Return what collects projects, made when it is first asked for; it is brought to its end when the studio ends."""
    return slow_work_of(tasks, NAME, finishes=True)
