"""What a person is shown before a plugin is installed: what it is, from whom, its hash, and that it has their rights."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.version import InvalidVersion, Version

from creastudio.host.candidates import unpacked_candidates
from creastudio.host.faults import PluginFault
from creastudio.host.install import (
    GIVE,
    Installed,
    install,
    plugin_distribution,
    refuse_unusable,
    target_folder,
    unmet,
    unpacked,
)
from creastudio.host.wheel_facts import WheelFacts, facts_of_text, name_of

RIGHTS = "It runs with your rights: it can read, change and send whatever you can."

UNKNOWN_LICENCE = "not stated"


@dataclass(frozen=True)
class Offer:
    """A plugin that isn't installed yet.

    Attributes
    ----------
    source : Path
        The file or folder that it would be installed from.
    sha256 : str
        Of the file; of a folder, that of the sorted list of its files' hashes and names.
    plugins : tuple of str
        Names of the plugins in it.
    carries : tuple of WheelFacts
        The libraries that it brings along.
    replaces : str
        Version that is there now; "" for a new one.
    lacks : tuple of str
        Requirements that neither its file nor the studio fulfils.
    """

    source: Path
    sha256: str
    plugins: tuple[str, ...]
    facts: WheelFacts
    carries: tuple[WheelFacts, ...] = ()
    replaces: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def goes_back(self) -> bool:
        """Whether what it takes the place of is newer."""
        try:
            return bool(self.replaces) and Version(self.facts.version) < Version(self.replaces)
        except InvalidVersion:
            return False

    @property
    def licence(self) -> str:
        """Its licence in words."""
        return self.facts.licence or UNKNOWN_LICENCE


def look_at(source: Path, plugin_folder: Path) -> Offer:
    """Read what would be installed; nothing of it is run, and nothing stays.

    Raises
    ------
    PluginFault
        When it is no plugin, isn't safe to unpack, or can't be used here: nobody is asked in vain.
    """
    if not source.exists():
        raise PluginFault(f"There is no '{source}'.", GIVE)
    try:
        return _look_at(source.resolve() if source.is_dir() else source, plugin_folder)
    except OSError as error:
        # Places in a damaged archive may lie before its begin, and a disk may be full.
        raise PluginFault(
            f"'{source.name}' can't be read ({error.strerror or error}).",
            "Download it again, or make room on the disk.",
        ) from error


def _look_at(source: Path, plugin_folder: Path) -> Offer:
    with (
        tempfile.TemporaryDirectory(prefix="creastudio-look-") as scratch,
        unpacked(source, Path(scratch)) as fresh,
    ):
        dist = plugin_distribution(source, fresh)
        refuse_unusable(source, fresh, plugin_folder)
        own = _facts(dist)
        others = [_facts(item) for item in metadata.distributions(path=[str(fresh)])]
        target = target_folder(dist, plugin_folder)
        before = next((item.version for item in unpacked_candidates(target)), "") if target.exists() else ""
        return Offer(
            source=source,
            sha256=digest_of(source if source.is_file() else fresh),
            plugins=tuple(item.name for item in unpacked_candidates(fresh)),
            facts=own,
            carries=tuple(
                sorted((item for item in others if item.name != own.name), key=lambda item: item.name)
            ),
            replaces=before,
            lacks=unmet(dist.requires or (), [str(fresh)]),
        )


def accept(offer: Offer, plugin_folder: Path) -> Installed:
    """Install what was shown, and nothing else.

    Raises
    ------
    PluginFault
        As ``install``; and when the file isn't any more what it was.
    """
    if offer.source.is_file() and digest_of(offer.source) != offer.sha256:
        raise PluginFault(
            f"'{offer.source.name}' was changed since you were asked.",
            "Look at it again before you install it.",
        )
    return install(offer.source, plugin_folder)


def digest_of(source: Path) -> str:
    """Return the SHA-256 of a file, or one of a folder's files and their names."""
    if source.is_file():
        with source.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    whole = hashlib.sha256()
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        whole.update(f"{digest_of(file)}  {file.relative_to(source).as_posix()}\n".encode())
    return whole.hexdigest()


def _facts(dist: metadata.Distribution) -> WheelFacts:
    facts = facts_of_text(dist.read_text("METADATA") or "")
    return facts if facts.name else WheelFacts(name_of(dist), "")
