"""What a wheel says of itself: name, version, licence, and what it needs."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from importlib import metadata
from pathlib import Path

from packaging.markers import UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidName, canonicalize_name

from creastudio.api.zip_members import BAD_ZIP, read_member
from creastudio.host.faults import PluginFault
from creastudio.host.wheel import DAMAGED

MAX_METADATA = 4 << 20
"""Bytes; a readme is in there."""

MAX_LICENCE = 80
"""Characters; some put a whole licence's text there."""


@dataclass(frozen=True)
class WheelFacts:
    """What a wheel says of itself.

    Attributes
    ----------
    licence : str
        An SPDX expression or the words its author used; "" when it says nothing.
    requires : tuple of Requirement
        What it needs, extras left out.
    """

    name: str
    version: str
    summary: str = ""
    licence: str = ""
    author: str = ""
    requires: tuple[Requirement, ...] = ()


def facts_of_wheel(wheel: Path) -> WheelFacts:
    """Read the METADATA of a wheel; PluginFault when it has none."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            names = [
                info
                for info in archive.infolist()
                if re.fullmatch(r"[^/]+\.dist-info/METADATA", info.filename)
                and info.file_size <= MAX_METADATA
            ]
            text = (
                read_member(archive, names[0].filename, MAX_METADATA).decode("utf-8", "replace")
                if names
                else ""
            )
    except BAD_ZIP as error:
        raise PluginFault(f"'{wheel.name}' is damaged ({error}).", DAMAGED) from error
    if not text:
        raise PluginFault(f"'{wheel.name}' has no METADATA and is no wheel.", DAMAGED)
    return facts_of_text(text)


def facts_of_text(text: str) -> WheelFacts:
    """Read the text of a METADATA file."""
    said = HeaderParser().parsestr(text)
    return WheelFacts(
        name=canonicalize_name(str(said.get("Name", ""))),
        version=str(said.get("Version", "")),
        summary=str(said.get("Summary", "")),
        licence=_licence(
            said.get("License-Expression"), said.get("License"), said.get_all("Classifier") or []
        ),
        author=str(said.get("Author") or said.get("Author-email") or ""),
        requires=tuple(_requirements(said.get_all("Requires-Dist") or [])),
    )


def _licence(expression: str | None, words: str | None, classifiers: list[str]) -> str:
    if expression:
        return " ".join(expression.split())
    classes = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: ")]
    first = next((line.strip() for line in (words or "").splitlines() if line.strip()), "")
    # A name is more exact than a class; the text of a licence is no name.
    if first and len(first) <= MAX_LICENCE and "\n" not in (words or "").strip():
        return first
    return ", ".join(classes) or first[:MAX_LICENCE]


def _requirements(texts: list[str]) -> list[Requirement]:
    found: list[Requirement] = []
    for text in texts:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        if counts_here(requirement):
            found.append(requirement)
    return found


def counts_here(requirement: Requirement) -> bool:
    """Return whether a requirement counts on this system without extras; True where what it says makes no sense."""
    if requirement.marker is None:
        return True
    try:
        return requirement.marker.evaluate({"extra": ""})
    except (UndefinedComparison, UndefinedEnvironmentName):
        return True


def name_of(dist: metadata.Distribution) -> str:
    """Return the canonical name of a distribution.

    Raises
    ------
    PluginFault
        When it says none, or one that isn't a name: folders are called by it.
    """
    said = ""
    try:
        said = str(dist.metadata.json.get("name", ""))
        return canonicalize_name(said, validate=True)
    except (InvalidName, UnicodeDecodeError) as error:
        raise PluginFault(
            f"The metadata say {said[:80]!r}, which is no name of a project.", DAMAGED
        ) from error
