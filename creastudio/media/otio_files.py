"""The media files that an OpenTimelineIO file names: found on this computer, each read once, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.media.otio_foreign import name_of
from creastudio.store.files import hash_file


class Project(Protocol):
    """Where media of a timeline go."""

    def asset(self, sha256: str) -> Asset | None:
        """Return an asset that is there already, or None."""
        ...

    def take_in(self, path: Path) -> Asset:
        """Keep a media file and return its asset; UserError when it can't be read."""
        ...

    def keep(self, path: Path) -> None:
        """Keep a file as it is; UserError when it can't be read."""
        ...


MOST_FILES = 10_000
"""Media files of one timeline."""


@dataclass
class Media:
    """The files that a timeline names, each read once.

    Attributes
    ----------
    folder : Path
        What relative addresses count from.
    own : dict
        SHA-256 -> what our metadata say of an asset, with its file.
    missing : list of str
        Names of what wasn't found.
    """

    folder: Path
    project: Project
    own: dict[str, tuple[Asset, str]] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    _read: dict[str, Asset | None] = field(default_factory=dict)
    _hashes: dict[Path, str] = field(default_factory=dict)

    def asset(self, sha256: str) -> Asset | None:
        """Return an asset of ours: the project's, or from the file beside the timeline; None when it is gone."""
        if sha256 in self.assets:
            return self.assets[sha256]
        known = self.project.asset(sha256)
        found, address = self.own.get(sha256, (None, ""))
        if known is None and found is not None and self.keep(address, sha256):
            known = found
        if known is not None:
            self.assets[sha256] = known
        return known

    def keep(self, address: str, sha256: str) -> bool:
        """Keep the file at an address if it is still the one with this hash, and return whether it is."""
        path = local_file(address, self.folder) if address else None
        if path is None or self._hash_of(path) != sha256:
            return False
        try:
            self.project.keep(path)
        except (UserError, OSError):
            return False
        return True

    def file(self, address: str) -> Asset | None:
        """Return the asset of a file, whatever it is now; None, with a note, when it can't be had."""
        if address not in self._read:
            self._read[address] = self._kept(address)
        return self._read[address]

    def _hash_of(self, path: Path) -> str:
        """Return the hash of a file, read once however often it is named; "" for one that can't be read, or one too many."""
        known = self._hashes.get(path)
        if known is None and len(self._hashes) < MOST_FILES:
            try:
                known = hash_file(path)
            except OSError:
                known = ""
            self._hashes[path] = known
        return known or ""

    def _kept(self, address: str) -> Asset | None:
        path = local_file(address, self.folder)
        if path is None or len(self._read) >= MOST_FILES:
            self.missing[name_of(address)] = None
            return None
        try:
            return self.project.take_in(path)
        except UserError as error:
            self.notes[error.message] = None
            return None


def local_file(address: str, folder: Path) -> Path | None:
    """Return the file that an address names, if it is one of this computer and is there; nothing is fetched."""
    try:
        parts = urlsplit(address)
        scheme = parts.scheme.lower()
        # A drive letter isn't a scheme.
        plain = not scheme or len(scheme) == 1
        if not plain and (scheme != "file" or parts.netloc not in ("", "localhost")):
            return None
        raw = address if plain else parts.path
        if raw.startswith(("//", "\\\\")):
            return None
        for name in dict.fromkeys((unquote(raw), raw)):
            path = folder / name.lstrip("/") if name[2:3] == ":" and name.startswith("/") else folder / name
            if path.is_file():
                return path
    except (ValueError, OSError):
        return None
    return None
