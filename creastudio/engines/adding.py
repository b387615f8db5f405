"""Adds an engine: unpacks it, tries it, and says in a sentence what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.engines import finder, installed, trial
from creastudio.engines.installed import Trial
from creastudio.engines.manifest import PackManifest
from creastudio.engines.unpack import unpack

Try = Callable[[Sequence[str], Mapping[str, str] | None], Trial]


@dataclass(frozen=True)
class Added:
    """An engine that was added.

    Attributes
    ----------
    trial : Trial
        What it computes on here.
    """

    manifest: PackManifest
    trial: Trial

    @property
    def sentence(self) -> str:
        """What came of it, for a person, English."""
        name = self.manifest.name
        if not self.trial.device:
            return f"'{name}' can't be used here: {self.trial.reason}. The built-in engine computes."
        if self.trial.faster:
            return f"'{name}' computes on {self.trial.device}: {self.trial.reason}."
        return f"'{name}' works, but computes on the processor: {self.trial.reason}."


def sha256_of(file: Path) -> str:
    """Return the SHA-256 of a file; UserError where it can't be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UserError(
            f"'{file}' can't be read: {error.strerror}.", "Check its name and permissions."
        ) from error


def add_pack(file: Path, try_it: Try = trial.try_engine) -> Added:
    """Unpack the engine in `file` into the person's folder and try it.

    It stays there when its device doesn't work, as a driver may yet be installed; it isn't used then.

    Raises
    ------
    UserError
        When the file isn't a sound pack for this machine; nothing has changed then.
    """
    manifest = unpack(file, paths.engines_dir())
    program = paths.engines_dir().joinpath(manifest.name, *manifest.program.split("/"))
    found = try_it([str(program)], {finder.SHARED: str(Path(__file__).resolve().parents[2])})
    installed.remember(manifest.name, found)
    return Added(manifest, found)
