"""One application object for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from creastudio.workspace.workspace import Workspace
from tests.support.projects import toy_environment
from tests.support.toy_jobs import Desk, MemoryStore


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """The application of the tests of windows: a process has one, so painting must not make another first."""


@pytest.fixture
def environment() -> Environment:
    """With a toy plugin."""
    return toy_environment()


@pytest.fixture
def workspace(environment: Environment) -> Iterator[Workspace]:
    """A new project, closed at the end."""
    workspace = new_project(environment, "Poster")
    yield workspace
    workspace.close("stop")


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Desk]:
    """Jobs that run in a thread, without a project."""
    jobs = Desk(tmp_path, MemoryStore(), in_thread=True)
    yield jobs
    jobs.queue.close("stop")
