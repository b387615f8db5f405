"""Recipes: all that is needed to make a result again, stored with it and in every exported file.

A recipe holds no clock time, user name or absolute path, so a file that carries one tells nothing about
the person or the machine.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from pydantic import Field

from creastudio.api.frozen import Frozen
from creastudio.api.media import Kind
from creastudio.api.region import Region

Replay = Literal["exact", "similar", "none"]
"""How well a recipe can be run again: the same bytes on the same machine, alike, or not at all."""


class ModelRef(Frozen):
    """A model of the library: ``id@hash``.

    Attributes
    ----------
    id : str
        The model's id as its card says it ("avatars-64").
    sha256 : str
        Hash of its weights file in lower-case hex; empty while a person only named the model.
    """

    id: str
    sha256: str = ""

    def __str__(self) -> str:
        return f"{self.id}@{self.sha256[:12]}" if self.sha256 else self.id

    @classmethod
    def parse(cls, text: str) -> ModelRef:
        """Read ``id`` or ``id@hash`` (the hash may be shortened)."""
        name, _, digest = text.partition("@")
        return cls(id=name, sha256=digest)


class RecipeInput(Frozen):
    """One input of a result: which content, under which name, and how that itself was made."""

    name: str
    sha256: str
    media_type: str
    recipe: Recipe | None = None


class Recipe(Frozen):
    """How one result was made.

    Attributes
    ----------
    generator, plugin, plugin_version : str
        Which generator (or trainer) of which plugin, at which version.
    params : dict
        The validated parameters in JSON types, defaults included.
    seed : int
        The seed of this very result (not of the batch it came from), 0 <= seed < 2**63.
    index : int
        Position in the batch, for generators whose results depend on it.
    models : tuple of ModelRef
        Models that were used, with the hash of their weights.
    inputs : tuple of RecipeInput
        What went in, each with its own recipe.
    asked : tuple of RecipeInput
        What its job had other generators make, each named after its generator.
    parent : Recipe or None
        The result that this one is a variation of.
    variation, variation_seed : float, int
        Strength of that variation, 0 to 1, and the seed it was moved towards.
    region : Region or None
        The selection that it was made for.
    replay : {"exact", "similar", "none"}
        What the studio may promise about running this again.
    """

    generator: str
    plugin: str = ""
    plugin_version: str = ""
    studio_version: str = ""
    params: dict[str, Any] = Field(default_factory=dict)
    seed: int = Field(default=0, ge=0, lt=2**63)
    index: int = Field(default=0, ge=0)
    makes: Kind = "image"
    models: tuple[ModelRef, ...] = ()
    inputs: tuple[RecipeInput, ...] = ()
    asked: tuple[RecipeInput, ...] = ()
    parent: Recipe | None = None
    variation: float = Field(default=0.0, ge=0.0, le=1.0)
    variation_seed: int = Field(default=0, ge=0, lt=2**63)
    region: Region | None = None
    replay: Replay = "similar"

    @property
    def sources(self) -> tuple[RecipeInput, ...]:
        """What went in, and what its job had made for it."""
        return self.inputs + self.asked

    def digest(self) -> str:
        """Return a short name of this recipe (SHA-256 of its JSON, 16 hex digits).

        What has its default isn't told, so that a field that a later version adds changes no name.
        """
        text = self.model_dump_json(exclude_defaults=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


RecipeInput.model_rebuild()
