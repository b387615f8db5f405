"""Installs a plugin into the person's plugin folder and removes it: no network, and no code of it is run."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from importlib.machinery import PathFinder
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from creastudio.api.hookspecs import ENTRY_POINT_GROUP
from creastudio.host.candidates import (
    Candidate,
    environment_candidates,
    folder_candidates,
    unpacked_candidates,
)
from creastudio.host.carried import refuse_unfit_folder
from creastudio.host.faults import PluginFault
from creastudio.host.locate import find_module
from creastudio.host.pack import pack
from creastudio.host.plugin_file import SUFFIX, unpack_plugin_file
from creastudio.host.wheel import DAMAGED, MAX_BYTES, MAX_FILES, unpack_wheel
from creastudio.host.wheel_facts import counts_here, name_of

GIVE = "Give a .creaplugin, a wheel (.whl) or the folder of a plugin."

ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz")


@dataclass(frozen=True)
class Installed:
    """What was installed.

    Attributes
    ----------
    plugins : tuple of Candidate
        The plugins in it, usually one.
    replaced : str
        Version that was there before; "" for a new one.
    missing : tuple of str
        Requirements that nothing here fulfils; the plugin may fail without them.
    """

    plugins: tuple[Candidate, ...]
    folder: Path
    replaced: str = ""
    missing: tuple[str, ...] = ()


def install(source: Path, plugin_folder: Path) -> Installed:
    """Install a wheel, a project folder or an unpacked wheel; a version that is already there is replaced.

    Raises
    ------
    PluginFault
        When `source` is no plugin, isn't safe to unpack, doesn't run on this Python, or its names are taken.
    """
    if not source.exists():
        raise PluginFault(f"There is no '{source}'.", GIVE)
    try:
        # So that "." has a name; a folder may be a link, and a wheel's name is that of the link.
        return _install(source.resolve() if source.is_dir() else source, plugin_folder)
    except OSError as error:
        raise PluginFault(
            f"'{source.name}' can't be installed ({error.strerror or error}).",
            f"Make room on the disk, or make the folder '{plugin_folder}' writable. Nothing was changed.",
        ) from error


def _install(source: Path, plugin_folder: Path) -> Installed:
    plugin_folder.mkdir(parents=True, exist_ok=True)
    with unpacked(source, plugin_folder) as fresh:
        dist = plugin_distribution(source, fresh)
        target = target_folder(dist, plugin_folder)
        refuse_unusable(source, fresh, plugin_folder)
        missing = unmet(dist.requires or (), [str(fresh)])
        before = next((item.version for item in unpacked_candidates(target)), "") if target.exists() else ""
        _swap(fresh, target)
    return Installed(tuple(unpacked_candidates(target)), target, before, missing)


def refuse_unusable(source: Path, fresh: Path, plugin_folder: Path) -> None:
    """Raise PluginFault where what is unpacked in `fresh` can't be used here, whatever its code does."""
    dist = plugin_distribution(source, fresh)
    _refuse_other_python(source, dist)
    refuse_unfit_folder(fresh, source.name)
    _refuse_clashes(unpacked_candidates(fresh), fresh, plugin_folder, target_folder(dist, plugin_folder))


def lack_of(name: str, requirements: Iterable[str]) -> PluginFault | None:
    """Return what a plugin needs and neither brings along nor finds here, with what to do; None for nothing."""
    missing = ", ".join(requirements)
    if not missing:
        return None
    return PluginFault(
        f"'{name}' needs {missing}, which neither its file nor the studio has: what uses it will fail.",
        "Ask its author for a .creaplugin file that brings it along; 'creastudio plugins pack' makes one.",
    )


def target_folder(dist: metadata.Distribution, plugin_folder: Path) -> Path:
    """Return the folder that a plugin is installed into; PluginFault where it has no name."""
    # A checked name, as a path could be given for one.
    return plugin_folder / name_of(dist).replace("-", "_")


def uninstall(name: str, plugin_folder: Path) -> Path:
    """Remove the plugin `name` from the plugin folder and return the folder that is gone.

    Raises
    ------
    PluginFault
        When it isn't there, or isn't ours to remove.
    """
    for candidate in folder_candidates(plugin_folder):
        if candidate.name == name:
            with _set_aside(Path(candidate.folder)):
                return Path(candidate.folder)
    for candidate in environment_candidates():
        if candidate.name == name and candidate.origin == "built-in":
            raise PluginFault(f"The plugin '{name}' is part of the studio.", "Switch it off instead.")
        if candidate.name == name:
            raise PluginFault(
                f"The plugin '{name}' was installed with pip.", "Remove it with pip, or switch it off."
            )
    raise PluginFault(
        f"There is no plugin '{name}' in the plugin folder.", "'plugins list' shows what there is."
    )


@contextmanager
def unpacked(source: Path, beside: Path) -> Generator[Path]:
    """Give a fresh folder with the plugin of `source` unpacked, gone afterwards unless it was moved away.

    Parameters
    ----------
    beside : Path
        Where the fresh folder is made, so that it can be moved to its place at once.
    """
    fresh = Path(tempfile.mkdtemp(dir=beside, prefix=".unpack-"))
    try:
        if source.is_dir():
            _unpack_folder(source, fresh)
        elif source.suffix == ".whl":
            unpack_wheel(source, fresh)
        elif source.suffix == SUFFIX:
            unpack_plugin_file(source, fresh)
        elif source.suffix in ARCHIVES:
            raise PluginFault(
                f"'{source.name}' is a source archive, and building it would run its code.",
                "Ask for a .creaplugin or a wheel (.whl), or unpack it yourself and give the folder.",
            )
        else:
            raise PluginFault(f"'{source.name}' is no plugin.", GIVE)
        yield fresh
    finally:
        if fresh.exists():
            shutil.rmtree(fresh)


def _unpack_folder(source: Path, fresh: Path) -> None:
    if (source / "pyproject.toml").is_file():
        with tempfile.TemporaryDirectory(prefix="creastudio-pack-") as folder:
            unpack_wheel(pack(source, Path(folder)), fresh)
        return
    if not any(source.glob("*.dist-info")):
        raise PluginFault(
            f"The folder '{source.name}' is no plugin: it has neither a pyproject.toml nor a *.dist-info folder.",
            "'plugins new NAME' makes a plugin to start from.",
        )
    files = [path for path in source.rglob("*") if path.is_file() and not path.is_symlink()]
    if len(files) > MAX_FILES or sum(path.stat().st_size for path in files) > MAX_BYTES:
        raise PluginFault(
            f"The folder '{source.name}' is too large for a plugin.", "Leave out what it doesn't need."
        )
    for path in files:
        target = fresh / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def plugin_distribution(source: Path, fresh: Path) -> metadata.Distribution:
    """Return the distribution in `fresh` that is the plugin; what it brings along isn't."""
    held = [*metadata.distributions(path=[str(fresh)])]
    for dist in held:
        # Whose metadata can't be read is refused here, in words.
        name_of(dist)
    try:
        found = [dist for dist in held if dist.entry_points.select(group=ENTRY_POINT_GROUP)]
    except Exception as error:
        raise PluginFault(f"The metadata in '{source.name}' are damaged ({error}).", DAMAGED) from error
    if len(found) != 1:
        raise PluginFault(
            f"'{source.name}' holds {'no' if not found else 'more than one'} CreaStudio plugin.",
            f"A plugin has an entry point in the group '{ENTRY_POINT_GROUP}'.",
        )
    return found[0]


def _refuse_other_python(source: Path, dist: metadata.Distribution) -> None:
    wanted = dist.metadata.json.get("requires_python")
    if not isinstance(wanted, str):
        return
    try:
        fits = SpecifierSet(wanted).contains(".".join(str(part) for part in sys.version_info[:3]))
    except InvalidSpecifier:
        fits = False
    if not fits:
        raise PluginFault(
            f"'{source.name}' needs Python {wanted}.", "Ask its author for a version that runs on this one."
        )


def _refuse_clashes(candidates: list[Candidate], fresh: Path, plugin_folder: Path, target: Path) -> None:
    """Refuse names of plugins or packages that something else already has."""
    others = [item for item in folder_candidates(plugin_folder) if Path(item.folder) != target]
    elsewhere = [folder for item in [*others, *_of_folder(target)] for folder in item.search_path]
    taken = {item.name: item for item in [*others, *environment_candidates(elsewhere)]}
    for candidate in candidates:
        other = taken.get(candidate.name)
        if other is not None:
            raise PluginFault(
                f"A plugin called '{candidate.name}' is already here ({other.origin}, version {other.version}).",
                "Remove it first, or ask for a plugin with another name.",
            )
        package = candidate.module.partition(".")[0]
        if package in sys.stdlib_module_names or _is_elsewhere(package, others, target):
            raise PluginFault(
                f"The package '{package}' of the plugin '{candidate.name}' is already here.",
                "Its author gives it a name of its own, such as 'creastudio_NAME'.",
            )
        if find_module(candidate.module, [str(fresh)]) is None:
            raise PluginFault(
                f"The entry point of '{candidate.name}' names '{candidate.module}', which isn't in the wheel.",
                "Build the wheel again with that module in it.",
            )


def _is_elsewhere(package: str, others: list[Candidate], target: Path) -> bool:
    # Not the current folder: it may be where the plugin is being written.
    environment = [entry for entry in sys.path if entry and Path(entry).resolve() != Path.cwd()]
    spec = PathFinder.find_spec(package, [*(item.folder for item in others), *environment])
    # A package without a file is only a folder that happens to have that name.
    if spec is None or not spec.origin:
        return False
    return not Path(spec.origin).resolve().is_relative_to(target.resolve())


def _of_folder(target: Path) -> list[Candidate]:
    """Return the plugins of one folder of the plugin folder; none when it isn't there."""
    return unpacked_candidates(target) if target.is_dir() else []


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; at no time is a half-written plugin there."""
    if not target.exists():
        fresh.rename(target)
        return
    with _set_aside(target) as old:
        try:
            fresh.rename(target)
        except OSError:
            old.rename(target)
            raise


@contextmanager
def _set_aside(folder: Path) -> Generator[Path]:
    """Take a plugin out of the plugin folder in one step, and delete it at the end, however long that takes."""
    doomed = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".removed-"))
    try:
        old = doomed / folder.name
        folder.rename(old)
        yield old
    finally:
        # What another process still uses stays hidden; it is no plugin any more.
        shutil.rmtree(doomed, ignore_errors=True)


def unmet(requires: Iterable[str], folders: Iterable[str]) -> tuple[str, ...]:
    """Return the requirements that neither the studio's environment nor what lies in `folders` fulfils."""
    own = {name_of(item) for item in metadata.distributions(path=list(folders))}
    found: list[str] = []
    for text in requires:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            found.append(text)
            continue
        if not counts_here(requirement):
            continue
        name = canonicalize_name(requirement.name)
        if name in own:
            continue
        try:
            fits = requirement.specifier.contains(metadata.version(name), prereleases=True)
        except metadata.PackageNotFoundError:
            fits = False
        if not fits:
            found.append(text)
    return tuple(found)
