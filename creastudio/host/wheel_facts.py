"""What a wheel says of itself: name, version, licence, and what it needs."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from creastudio.host.quarantine import PluginFault
from creastudio.host.wheel import DAMAGE, DAMAGED

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
            text = archive.read(names[0]).decode("utf-8", "replace") if names else ""
    except DAMAGE as error:
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
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            found.append(requirement)
    return found
