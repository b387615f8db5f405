"""The studio as a person has it: the shipped plugin and model, and real engine processes."""

from __future__ import annotations

import pytest

from creastudio.workspace.environment import Environment
from tests.gui.conftest import FakeChooser, bare_studio, chooser, studio

__all__ = ["FakeChooser", "bare_studio", "chooser", "studio"]


@pytest.fixture
def environment() -> Environment:
    """Everything that ships, on an empty home."""
    return Environment.load()
