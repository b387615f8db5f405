"""One model of the library: its card, where it lies, and what else lies there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef
from creastudio.store.foreign_folder import INDEX, looks_foreign

CARD = "card.json"
WEIGHTS = "model.safetensors"
SAMPLES = "samples.png"

MAX_CARD = 1 << 20
"""Bytes; a larger card isn't read."""

MAX_SAMPLES = 16 << 20
"""Bytes; a larger picture of samples is left out."""


@dataclass(frozen=True)
class ModelEntry:
    """One model and where it lies.

    Attributes
    ----------
    origin : str
        "own", "bundled", "located" (a folder used in place), or the name of the plugin that brings it.
    """

    card: ModelCard
    folder: Path
    origin: str

    @property
    def weights(self) -> Path:
        """Its safetensors file; of another maker's in several parts, their index."""
        path = self.folder / WEIGHTS
        return path if path.is_file() or not (self.folder / INDEX).is_file() else self.folder / INDEX

    @property
    def foreign(self) -> bool:
        """Whether it is another maker's folder, which has no card in it."""
        return self.origin == "located" and looks_foreign(self.folder)

    def samples(self) -> bytes:
        """Return a picture of what it makes (PNG); empty where there is none."""
        try:
            with (self.folder / SAMPLES).open("rb") as file:
                data = file.read(MAX_SAMPLES + 1)
        except OSError:
            return b""
        return data if len(data) <= MAX_SAMPLES else b""

    @property
    def ref(self) -> ModelRef:
        """Its name in recipes."""
        return ModelRef(id=self.card.id, sha256=self.card.sha256)


def model_folders(parent: Path) -> list[Path]:
    """Return the folders with a card in `parent`: itself, or those right in it."""
    if (parent / CARD).is_file():
        return [parent]
    try:
        return sorted(item for item in parent.iterdir() if (item / CARD).is_file())
    except OSError:
        return []


def read_entry(folder: Path, origin: str) -> ModelEntry | None:
    """Return the model in a folder; None where there is none."""
    path = folder / CARD
    try:
        if path.stat().st_size > MAX_CARD or not (folder / WEIGHTS).is_file():
            return None
        return ModelEntry(ModelCard.model_validate_json(path.read_bytes()), folder, origin)
    except (OSError, ValidationError):
        return None
