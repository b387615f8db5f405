"""Gathers a plugin and what it needs into one file (``plugins pack FOLDER``)."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from creastudio.host.carried import is_here, refuse_unfit
from creastudio.host.faults import PluginFault
from creastudio.host.pack import pack
from creastudio.host.plugin_file import MAX_WHEELS, SUFFIX, CarriedWheel, PluginList, write_plugin_file
from creastudio.host.wheel_facts import facts_of_wheel
from creastudio.host.wheel_sources import HERE, FolderSource, PipSource, WheelSource


def pack_file(
    project: Path, out_folder: Path, *, wheels: Path | None = None, platforms: Sequence[str] = (HERE,)
) -> Path:
    """Pack the plugin in `project` with all that it needs and the studio doesn't have, and return the file's path.

    Parameters
    ----------
    wheels : Path, optional
        A folder to take wheels from; nothing is fetched then. Without it pip fetches what is needed.
    platforms : sequence of str
        Systems that it is for: "this", or names of ``wheel_sources.PLATFORMS``.

    Raises
    ------
    PluginFault
        When the project can't be packed, a wheel isn't found, or it brings along what a plugin can't.
    """
    if wheels is not None and not wheels.is_dir():
        raise PluginFault(f"There is no folder '{wheels}'.", "Give a folder of wheels.")
    with tempfile.TemporaryDirectory(prefix="creastudio-pack-") as folder:
        own = pack(project, Path(folder))
        source = FolderSource(wheels) if wheels is not None else PipSource(Path(folder, "fetched"))
        facts = facts_of_wheel(own)
        found = dict.fromkeys([own])
        for platform in platforms:
            found |= dict.fromkeys(_needed(facts.requires, source, platform, project.resolve().name))
        if len(found) > MAX_WHEELS:
            raise PluginFault(f"That are {len(found)} wheels; {MAX_WHEELS} are the most.", "Need less.")
        said = PluginList(
            name=facts.name,
            version=facts.version,
            summary=facts.summary,
            licence=facts.licence,
            wheels=tuple(_carried(wheel) for wheel in found),
        )
        ending = "" if tuple(platforms) == (HERE,) else f"-{'-'.join(sorted(platforms))}"
        target = out_folder / f"{facts.name.replace('-', '_')}-{facts.version}{ending}{SUFFIX}"
        try:
            write_plugin_file(target, said, list(found))
        except OSError as error:
            raise PluginFault(
                f"'{target.name}' can't be written into '{out_folder}' ({error.strerror or error}).",
                "Choose another folder, or make room on the disk.",
            ) from error
    return target


def _needed(wanted: Iterable[Requirement], source: WheelSource, platform: str, carrier: str) -> list[Path]:
    """Return the wheels of what is needed, and of what they need, as far as the studio doesn't have it."""
    waiting, found = list(wanted), dict[str, Path]()
    while waiting:
        requirement = waiting.pop(0)
        name = canonicalize_name(requirement.name)
        refuse_unfit(name, carrier)
        if name in found or is_here(requirement):
            continue
        found[name] = source.find(requirement, platform)
        waiting += facts_of_wheel(found[name]).requires
    return list(found.values())


def _carried(wheel: Path) -> CarriedWheel:
    facts = facts_of_wheel(wheel)
    with wheel.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return CarriedWheel(
        file=f"wheels/{wheel.name}",
        sha256=digest,
        bytes=wheel.stat().st_size,
        name=facts.name,
        version=facts.version,
        licence=facts.licence,
    )
