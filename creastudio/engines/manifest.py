"""What an engine pack says of itself: ``manifest.json`` at the root of its zip file."""

from __future__ import annotations

import platform
import re
import sys
from pathlib import PurePosixPath
from typing import Literal

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from creastudio import __version__
from creastudio.api.errors import UserError

NAME = "manifest.json"
MAX_FILES = 50_000
MAX_BYTES = 16 * 2**30
"""Bytes that a pack may unpack to; one for CUDA holds about 6 GB."""

_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


class PackedFile(BaseModel):
    """One file of a pack.

    Attributes
    ----------
    size : int
        Bytes.
    sha256 : str
        Of its bytes, 64 hexadecimal digits.
    executable : bool
        Whether it may be run.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int = Field(ge=0, le=MAX_BYTES)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    executable: bool = False


class PackManifest(BaseModel):
    """What an engine pack says of itself.

    Attributes
    ----------
    name : str
        Names its folder: small letters, digits, dots and dashes.
    torch : str
        Version of torch in it, "2.13.0+cu130".
    accelerator : {"cpu", "cuda", "rocm", "mps"}
        What it was built to compute on.
    platform : str
        ``this_platform()`` of the machines that it runs on.
    creastudio : str
        Range of versions of the studio whose code it can run, ">=0.1,<0.2".
    program : str
        Path of its program inside the pack.
    files : dict of str to PackedFile
        Every file besides the manifest, by its path with forward slashes.
    links : dict of str to str
        Paths under which files of it are there a second time; links are made of them, none are taken from the zip file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1]
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.\-]{0,59}$")
    torch: str = Field(max_length=60)
    accelerator: Literal["cpu", "cuda", "rocm", "mps"]
    platform: str = Field(max_length=60)
    creastudio: str = Field(max_length=60)
    program: str
    files: dict[str, PackedFile] = Field(min_length=1, max_length=MAX_FILES)
    links: dict[str, str] = Field(default={}, max_length=MAX_FILES)

    @field_validator("name")
    @classmethod
    def _no_taken_name(cls, name: str) -> str:
        if name in ("built-in", "auto", "named") or name.endswith("."):
            raise ValueError("the name is taken")
        return name

    @model_validator(mode="after")
    def _sound_whole(self) -> PackManifest:
        paths = [*self.files, *self.links]
        wrong = next((path for path in paths if not is_sound_path(path)), None)
        if wrong is not None:
            raise ValueError(f"the path {wrong!r} leads somewhere else")
        if len({path.casefold() for path in paths}) != len(paths):
            raise ValueError("two paths differ in case only")
        if not set(self.links.values()) <= set(self.files):
            raise ValueError("a link leads to no file of it")
        if self.program not in self.files:
            raise ValueError("its program isn't one of its files")
        if self.total > MAX_BYTES:
            raise ValueError("it is too large")
        try:
            SpecifierSet(self.creastudio)
        except InvalidSpecifier:
            raise ValueError("its range of versions can't be read") from None
        return self

    @property
    def total(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files.values())

    def require_fit(self) -> None:
        """Raise UserError when the pack isn't for this machine or this version of the studio."""
        if self.platform != this_platform():
            raise UserError(
                f"The engine '{self.name}' is for {self.platform}, and this machine is {this_platform()}.",
                "Get the pack that is made for this machine.",
            )
        if not SpecifierSet(self.creastudio).contains(__version__, prereleases=True):
            raise UserError(
                f"The engine '{self.name}' is for CreaStudio {self.creastudio}, and this is {__version__}.",
                "Get the pack that belongs to this version.",
            )


def is_sound_path(path: str) -> bool:
    """Whether a path stays inside the folder that it is joined to, on every system."""
    parts = path.split("/")
    return (
        0 < len(path) <= 400
        and not re.search(r'[\x00-\x1f\\:*?"<>|]', path)
        and not PurePosixPath(path).is_absolute()
        and all(part not in ("", ".", "..") and not part.endswith((" ", ".")) for part in parts)
        and all(part.partition(".")[0].casefold() not in _DEVICES for part in parts)
        and path.casefold() != NAME
    )


def this_platform() -> str:
    """Return what packs for this machine are marked with: "linux-x86_64", "windows-amd64", "macos-arm64"."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    return f"{system}-{platform.machine().lower()}"
