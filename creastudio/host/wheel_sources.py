"""Where the wheels of a plugin's dependencies come from: a folder of wheels, or pip."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from creastudio.host.faults import PluginFault
from creastudio.host.wheel import fitting_tags

PIP_SECONDS = 600.0

HERE = "this"

PLATFORMS: dict[str, tuple[str, ...]] = {
    "linux": (
        *(f"manylinux_2_{minor}_x86_64" for minor in range(34, 4, -1)),
        "manylinux2014_x86_64",
        "manylinux2010_x86_64",
        "linux_x86_64",
    ),
    "windows": ("win_amd64",),
    "macos": tuple(mac_platforms((14, 0), "arm64")),
    "macos-intel": tuple(mac_platforms((14, 0), "x86_64")),
}
"""Systems that a file can be made for besides this one, and the platform tags of wheels that run there."""


class WheelSource(Protocol):
    """Finds wheels."""

    def find(self, requirement: Requirement, platform: str) -> Path:
        """Return the newest wheel that fulfils a requirement on a platform; PluginFault when there is none."""
        ...


def tags_of(platform: str) -> tuple[Tag, ...]:
    """Return the tags of wheels that run on one of `PLATFORMS`, or here, the most fitting first."""
    if platform == HERE:
        return fitting_tags()
    python, names = sys.version_info[:2], list(PLATFORMS[platform])
    short = f"cp{python[0]}{python[1]}"
    return (*cpython_tags(python, platforms=names), *compatible_tags(python, short, names))


class FolderSource:
    """The wheels in a folder; nothing is fetched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, requirement: Requirement, platform: str) -> Path:
        """Return the newest wheel in the folder that fits."""
        wheel = best_wheel(self._folder, requirement, tags_of(platform))
        if wheel is None:
            raise PluginFault(
                f"'{self._folder}' has no wheel of '{requirement}'{_on(platform)}.",
                "Put it there, with what it needs itself ('pip download' or 'pip wheel' does), and pack again.",
            )
        return wheel


class PipSource:
    """Wheels that pip downloads, one at a time; nothing is built.

    Parameters
    ----------
    folder : Path
        Where they are put.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, requirement: Requirement, platform: str) -> Path:
        """Return the wheel that pip chooses."""
        if getattr(sys, "frozen", False) or find_spec("pip") is None:
            raise PluginFault(
                f"'{requirement}' isn't part of the studio, and there is no pip here to fetch it with.",
                "Give a folder with its wheel: 'plugins pack FOLDER --wheels WHEELS'.",
            )
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ]
        command += ["--only-binary", ":all:", "--dest", str(self._folder), str(_without_marker(requirement))]
        if platform != HERE:
            version = f"{sys.version_info[0]}.{sys.version_info[1]}"
            command += ["--python-version", version, "--implementation", "cp"]
            command += [word for name in PLATFORMS[platform] for word in ("--platform", name)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PIP_SECONDS, check=False)
            why = done.stderr.strip().splitlines()[-1:] if done.returncode else []
        except subprocess.TimeoutExpired:
            why = [f"it took longer than {PIP_SECONDS:g} s"]
        wheel = best_wheel(self._folder, requirement, tags_of(platform))
        if wheel is None:
            raise PluginFault(
                f"pip found no wheel of '{requirement}'{_on(platform)} ({' '.join(why) or 'no reason given'}).",
                "Without a network give a folder with its wheel: 'plugins pack FOLDER --wheels WHEELS'.",
            )
        return wheel


def best_wheel(folder: Path, requirement: Requirement, tags: Sequence[Tag]) -> Path | None:
    """Return the newest wheel in `folder` that fulfils `requirement` on a system with `tags`, or None."""
    ranks = {tag: len(tags) - place for place, tag in enumerate(tags)}
    wanted = canonicalize_name(requirement.name)
    found: list[tuple[Version, int, Path]] = []
    for wheel in sorted(folder.glob("*.whl")):
        try:
            name, version, _, fits = parse_wheel_filename(wheel.name)
        except InvalidWheelFilename:
            continue
        rank = max((ranks[tag] for tag in fits if tag in ranks), default=0)
        if name == wanted and rank and requirement.specifier.contains(version, prereleases=True):
            found.append((version, rank, wheel))
    return max(found)[2] if found else None


def _without_marker(requirement: Requirement) -> Requirement:
    plain = Requirement(str(requirement))
    plain.marker = None
    return plain


def _on(platform: str) -> str:
    return " that fits this system" if platform == HERE else f" for {platform}"
