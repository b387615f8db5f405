"""Artifacts: the values that a job gives back. Never tensors, never Qt objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.api.media import Kind, kind_of


@dataclass(frozen=True)
class Artifact:
    """One result: a media type, its bytes or a file that holds them, and what is known about it.

    Parameters
    ----------
    media_type : str
        One of ``creastudio.api.media.media_types()``.
    data : bytes
        The content; empty when `path` is given.
    path : Path, optional
        A file under the job's ``scratch`` that the studio takes over; for large results.
    title : str
        A short name for tray and layer ("Avatar 7").
    seed : int, optional
        The seed that makes this very result again; the job's own seed when left out.
    index : int
        Position in the batch.
    metadata : dict
        JSON values: ``width`` and ``height`` (px) for images, ``duration`` (s) for sound.
    """

    media_type: str
    data: bytes = b""
    path: Path | None = None
    title: str = ""
    seed: int | None = None
    index: int = 0
    metadata: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if kind_of(self.media_type) is None:
            raise ValueError(f"unknown media type {self.media_type!r}")
        if isinstance(self.data, str):
            raise TypeError("an artifact's data is bytes; text is given as text.encode()")
        if isinstance(self.path, str):
            raise TypeError("an artifact's path is a pathlib.Path")
        if (self.path is None) == (not self.data):
            raise ValueError("an artifact has either data or a path")

    @property
    def kind(self) -> Kind:
        """What this is, whatever its format."""
        kind = kind_of(self.media_type)
        assert kind is not None  # checked when the artifact was made
        return kind

    def read(self) -> bytes:
        """Return the content, from memory or from the file."""
        return self.data if self.path is None else self.path.read_bytes()


def image_artifact(
    png: bytes,
    width: int,
    height: int,
    *,
    title: str = "",
    seed: int | None = None,
    index: int = 0,
    metadata: Mapping[str, Any] | None = None,
) -> Artifact:
    """Return a PNG artifact; `width` and `height` in px. What else is known about it stands in `metadata` (since 1.8)."""
    known = {**(metadata or {}), "width": width, "height": height}
    return Artifact("image/png", png, title=title, seed=seed, index=index, metadata=known)
