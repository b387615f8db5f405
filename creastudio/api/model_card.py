"""Model cards: what a model says of itself, in a JSON file beside its weights."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from pydantic import Field

from creastudio.api.recipe import Frozen, Recipe

ID_LENGTH = 64
"""Longest id of a model, characters."""


class TrainingData(Frozen):
    """What a model learned from."""

    name: str
    licence: str = ""
    source: str = ""
    items: int = Field(default=0, ge=0)


class ModelCard(Frozen):
    """The card of one model: ``card.json`` beside ``model.safetensors``.

    Attributes
    ----------
    id : str
        Lower-case name, unique in a library ("avatars-64"); ``model_id`` makes one of any name.
    family : str
        Which generators can use it ("gan"): matched with a parameter's ``model_family``.
    architecture : str
        The class of network, as its engine names it ("hybrid").
    config : dict
        What the engine needs to build the network before the weights are loaded.
    sha256 : str
        Hash of ``model.safetensors``; filled in by the library.
    languages : tuple of str
        BCP 47 tags of the languages that it writes or reads ("en", "zh", "lzh" for classical Chinese); empty where
        language doesn't matter.
    good_for : tuple of str
        What it does well, a few words each ("verse in classical forms").
    metrics : dict of str to float
        Name and value, as measured by the trainer; the name says what it is ("kernel distance, 64 PCA").
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$", max_length=ID_LENGTH)
    title: str
    family: str
    architecture: str = ""
    summary: str = ""
    config: dict[str, Any] = Field(default_factory=dict)
    licence: str = ""
    languages: tuple[str, ...] = ()
    good_for: tuple[str, ...] = ()
    data: tuple[TrainingData, ...] = ()
    metrics: dict[str, float] = Field(default_factory=dict)
    sha256: str = ""
    bytes: int = Field(default=0, ge=0)
    parameters: int = Field(default=0, ge=0)
    recipe: Recipe | None = None

    @property
    def reference(self) -> str:
        """Its id with its whole hash, where it has one: by it this very model is found again (``JobContext.model``)."""
        return f"{self.id}@{self.sha256}" if self.sha256 else self.id


def model_id(name: str, fallback: str = "model") -> str:
    """Return an id for a model that a person calls `name`: lower-case ASCII, digits and hyphens.

    Accents are dropped and other signs become hyphens ("Café, at night" is "cafe-at-night"); where nothing is left,
    as of a name in Chinese, it is `fallback`. Names that differ may have one id, and the library puts a number behind an id that is taken.
    """
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(char)
    )
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._")[:ID_LENGTH] or fallback
