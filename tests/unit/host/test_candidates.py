"""What says that it is a plugin is found by its metadata, whatever these hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.host.candidates import in_place_candidates, read_project
from creastudio.host.faults import PluginFault


@pytest.mark.parametrize("text", [f"x = {'[' * 100_000}", f"x = {'1' * 5000}", "[project", "\udcff"])
def test_a_project_that_cannot_be_read_costs_itself_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PluginFault, match="can't be read"):
        read_project(tmp_path)
    (found,) = in_place_candidates([tmp_path])
    assert found.fault is not None
    assert found.in_place
