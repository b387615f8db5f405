"""One application object for all tests of a process."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """The application of the tests of windows: a process has one, so painting must not make another first."""
