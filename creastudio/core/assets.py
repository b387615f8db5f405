"""Assets: content-addressed media of a document, each with its recipe."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from creastudio.api.media import Kind, kind_of
from creastudio.api.recipe import Frozen, Recipe


class Asset(Frozen):
    """One piece of media; its bytes are the blob named by `sha256`.

    Attributes
    ----------
    sha256 : str
        Hash of the bytes, lower-case hex: the id of the asset.
    recipe : Recipe or None
        How it was made; None for what was imported.
    metadata : dict
        ``width`` and ``height`` in px for images, ``duration`` in s for sound.
    """

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    media_type: str
    title: str = ""
    recipe: Recipe | None = None
    metadata: dict[str, Any] = Field(default_factory=dict)
    licence: str = ""
    tags: tuple[str, ...] = ()
    stars: int = Field(default=0, ge=0, le=5)

    @property
    def id(self) -> str:
        """The hash: equal bytes are the same asset."""
        return self.sha256

    @property
    def kind(self) -> Kind:
        """What this is, whatever its format."""
        kind = kind_of(self.media_type)
        if kind is None:
            raise ValueError(f"unknown media type {self.media_type!r}")
        return kind

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px; (0, 0) when they aren't known."""
        return int(self.metadata.get("width", 0)), int(self.metadata.get("height", 0))
