"""What a plugin brings along: its own libraries, in its own versions, and what it can't bring.

A third party's plugin runs in an engine process of its own, with its folder first on the path, so its libraries may
be other versions than the studio's. Two things can't be had twice: the window's Qt, and what the API is made of.
"""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from creastudio.host.faults import PluginFault
from creastudio.host.wheel_facts import counts_here, name_of

QT = ("PySide6", "PySide2", "PyQt6", "PyQt5", "shiboken6", "shiboken2", "qtpy", "sip")
"""Packages that are, or load, a Qt: one program has one."""

_QT_DISTRIBUTIONS = ("pyside", "pyqt", "shiboken", "qtpy")

SHARED = frozenset(
    {
        "creastudio", "pydantic", "pydantic-core", "pluggy", "typing-extensions", "annotated-types", "typing-inspection",
    }
)  # fmt: skip
"""What the plugin API is made of: an engine has them loaded before any plugin, so the studio's are the ones used."""


def refuse_unfit(distribution: str, carrier: str) -> None:
    """Raise PluginFault when a plugin brings along what can't work.

    Parameters
    ----------
    distribution : str
        Name of what it brings, in its canonical form ("pyqt6").
    carrier : str
        The file or plugin that brings it, for the sentence.
    """
    if distribution.startswith(_QT_DISTRIBUTIONS):
        raise PluginFault(
            f"'{carrier}' brings its own Qt ('{distribution}'), and the window has one already.",
            "A plugin has no windows: its panels are drawn by the studio. Leave it out.",
        )
    if distribution == "creastudio":
        raise PluginFault(
            f"'{carrier}' brings its own CreaStudio.", "A plugin uses the studio that it is installed in."
        )


def refuse_unfit_folder(folder: Path, carrier: str) -> None:
    """Raise PluginFault for the first thing in an unpacked plugin that can't work, whether it is declared or not."""
    for dist in metadata.distributions(path=[str(folder)]):
        refuse_unfit(name_of(dist), carrier)
    for name in (*QT, "creastudio"):
        if (folder / name).exists():
            refuse_unfit(name.lower() if name != "sip" else "pyqt-sip", carrier)


def studio_libraries() -> frozenset[str]:
    """Return the canonical names of what is installed wherever the studio is: all that it requires, and theirs."""
    waiting, found = ["creastudio"], set[str]()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            requires = metadata.requires(name) or ()
        except metadata.PackageNotFoundError:
            continue
        found.add(name)
        waiting += [wanted for text in requires if (wanted := canonical_name(text))]
    return frozenset(found) | SHARED


def is_here(requirement: Requirement) -> bool:
    """Return whether the studio itself brings what fulfils a requirement."""
    name = canonicalize_name(requirement.name)
    if name in SHARED:
        return True
    if name not in studio_libraries():
        return False
    try:
        return requirement.specifier.contains(metadata.version(name), prereleases=True)
    except metadata.PackageNotFoundError:
        return False


def canonical_name(requirement: str) -> str:
    """Return the name of what a requirement wants ("pyqt6"); "" for what is none, or doesn't count on this system."""
    try:
        wanted = Requirement(requirement)
    except InvalidRequirement:
        return ""
    return canonicalize_name(wanted.name) if counts_here(wanted) else ""
