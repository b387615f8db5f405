"""How files of results are called."""

from __future__ import annotations

import pytest

from creastudio.api.media import FILE, is_file_suffix, is_text_suffix, suffix_for


@pytest.mark.parametrize("suffix", [".gpl", ".pal", ".css", ".txt", ".hex"])
def test_a_text_may_be_a_file_of_another_program(suffix: str) -> None:
    assert is_text_suffix(suffix)
    assert suffix_for("text/plain", {"suffix": suffix}) == suffix


@pytest.mark.parametrize(
    "suffix", [".exe", ".sh", ".html", ".svg", ".png", ".pdf", "gpl", ".GPL", ".a/b", "", 3, None]
)
def test_nothing_that_runs_or_is_something_else(suffix: object) -> None:
    assert suffix_for("text/plain", {"suffix": suffix}) == ".txt"


@pytest.mark.parametrize("suffix", [".ase", ".aco", ".zip", ".3ds", ".psd"])
def test_a_file_is_called_as_its_program_wants(suffix: str) -> None:
    assert is_file_suffix(suffix)
    assert suffix_for(FILE, {"suffix": suffix}) == suffix


@pytest.mark.parametrize(
    "suffix",
    [".exe", ".dll", ".AppImage", ".xlsm", ".png", ".mp4", ".layout", "ase", ".a.b", ".", "", 3, None],
)
def test_a_file_is_nothing_that_runs_or_has_a_kind_of_its_own(suffix: object) -> None:
    assert suffix_for(FILE, {"suffix": suffix}) == ".bin"


def test_of_other_kinds_the_ending_is_fixed() -> None:
    assert suffix_for("image/png", {"suffix": ".gpl"}) == ".png"
