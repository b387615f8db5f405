"""Files for the tools whose inputs no sample can be made for without knowing more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from creastudio.api.testing import sample_input
from tests.support.foreign_models import stylegan2_pickle
from tests.support.gguf_files import tiny_gguf
from tests.support.nets import tiny_file


def figures_of_ads(folder: Path) -> Path:
    """A table of two variants."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "figures.csv"
    path.write_text("variant,impressions,clicks\nA,1000,20\nB,1000,60\n", encoding="utf-8")
    return path


GIVEN: dict[str, dict[str, Callable[[Path], Path]]] = {
    "gan.convert": {"file": lambda folder: stylegan2_pickle(folder / "net.pkl")},
    "layout.results": {"figures": figures_of_ads},
    "music.for_picture": {"picture": lambda folder: sample_input("image", folder)},
    "picture.network": {"file": tiny_file},
    "text.convert": {"file": tiny_gguf},
}
"""Id of a tool -> name of an input -> what makes it in a folder."""


def given_files(work_id: str, folder: Path) -> dict[str, Path]:
    """Make the files of a tool in `folder` and return them by the names of its inputs."""
    return {name: make(folder) for name, make in GIVEN.get(work_id, {}).items()}
