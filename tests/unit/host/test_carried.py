"""What a plugin may bring along, and what it can't."""

from __future__ import annotations

from pathlib import Path

import pytest
from packaging.requirements import Requirement

from creastudio.host.carried import is_here, refuse_unfit_folder, studio_libraries
from creastudio.host.faults import PluginFault


def test_the_studio_knows_what_it_has() -> None:
    found = studio_libraries()
    assert {"numpy", "pydantic", "pydantic-core", "torch"} <= found
    # Of the tests, and nowhere else.
    assert "pytest" not in found
    assert is_here(Requirement("numpy>=1"))
    assert not is_here(Requirement("numpy<1"))
    assert not is_here(Requirement("pytest"))
    # Of what the API is made of the studio's own is used, whatever is asked for.
    assert is_here(Requirement("pydantic<2"))


@pytest.mark.parametrize("name", ["PyQt5", "PySide6", "shiboken6"])
def test_a_second_qt_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(PluginFault, match=f"its own Qt \\('{name.lower()}'\\)"):
        refuse_unfit_folder(tmp_path, "dots")


def test_a_second_studio_is_refused(tmp_path: Path) -> None:
    (tmp_path / "creastudio").mkdir()
    with pytest.raises(PluginFault, match="its own CreaStudio"):
        refuse_unfit_folder(tmp_path, "dots")
