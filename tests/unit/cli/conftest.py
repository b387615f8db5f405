"""A way to run commands and see what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from creastudio.cli.main import main


@dataclass(frozen=True)
class Said:
    """Exit code, stdout and stderr of one command."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """The application of the tests of windows: a process has one, so exports must not make another first."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Said:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return call
