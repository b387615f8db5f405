"""What the bundle is made of: the licence texts of all that is in it, and a bill of materials (CycloneDX 1.6, JSON).

Which distributions are in it is read from the finished folder, not from what is installed: a distribution counts when a
file of it, a library or a module inside an archive, is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
MAX_TEXT = 4 * 2**20
PYTHON = ".".join(map(str, sys.version_info[:3]))

HERE = Path(__file__).resolve().parent

# For distributions that carry no text: what their licence is called, and our copies of it.
STANDARD = (
    ("LGPL-3.0", (HERE / "LGPL-3.0.txt", HERE / "GPL-3.0.txt")),
    ("Apache", (HERE.parent / "LICENSE",)),
    ("MIT", (HERE / "MIT.txt",)),
)

# What is neither a distribution nor ours, and where its licence text lies on a Debian system.
SYSTEM_TEXTS = Path("/usr/share/doc")


@dataclass(frozen=True)
class Part:
    """One distribution in the bundle.

    Attributes
    ----------
    licence : str
        As it says itself: an SPDX expression, or its own words.
    texts : tuple of Path
        Its licence files.
    system : bool
        Whether it is a library of the system that the bundle was built on.
    """

    name: str
    version: str
    licence: str
    summary: str
    texts: tuple[Path, ...]
    system: bool = False


def parts_of(module_tops: Iterable[str]) -> list[Part]:
    """Return the installed distributions that bring one of these top-level packages, by name."""
    tops = set(module_tops)
    found: dict[str, Part] = {}
    for top, names in metadata.packages_distributions().items():
        if top in tops:
            for name in names:
                if name.lower() != "creastudio":
                    found[name.lower()] = part_of(metadata.distribution(name))
    return [found[name] for name in sorted(found)]


def part_of(dist: metadata.Distribution) -> Part:
    """Return what a distribution says of itself."""
    said = dist.metadata
    texts = [
        Path(str(dist.locate_file(file)))
        for file in dist.files or ()
        if ".dist-info" in file.parts[0] and LICENCE_FILE.search(str(file.relative_to(file.parts[0])))
    ]
    if not texts:
        # Some lay it into the package itself.
        texts = [
            Path(str(dist.locate_file(file)))
            for file in dist.files or ()
            if len(file.parts) <= 2 and re.fullmatch(r"(licen[cs]e|copying)(\..*)?", file.name, re.IGNORECASE)
        ]
    licence = licence_of(said)
    if not texts:
        texts = [*standard_texts(licence)]
    return Part(
        name=said["Name"],
        version=dist.version,
        licence=licence,
        summary=str(said.json.get("summary", "")),
        texts=tuple(sorted({text for text in texts if text.is_file()})),
    )


def standard_texts(licence: str) -> tuple[Path, ...]:
    """Return the texts of the first well-known licence that a distribution names; none when it names none."""
    return next((texts for name, texts in STANDARD if name in licence), ())


def licence_of(said: Any) -> str:
    """Return a distribution's licence: the expression, else its classifiers, else the first line of what it says."""
    expression = said.get("License-Expression")
    if expression:
        return expression
    classes = [
        entry.rpartition(" :: ")[2]
        for entry in said.get_all("Classifier") or ()
        if entry.startswith("License :: ") and not entry.endswith("OSI Approved")
    ]
    words = (said.get("License") or "").strip().splitlines()
    short = words[0].strip() if words and len(words[0]) < 100 else ""
    return " AND ".join(classes) or short or "see its text"


def tops_in(folder: Path, archives: Iterable[Iterable[str]]) -> set[str]:
    """Return the top-level packages in a folder of libraries and in archives of modules."""
    tops: set[str] = set()
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir() and not entry.name.endswith((".dist-info", ".libs")):
            tops.add(entry.name)
        elif entry.suffix in (".py", ".so", ".pyd"):
            tops.add(entry.name.partition(".")[0])
    for names in archives:
        tops |= {name.partition(".")[0] for name in names}
    return tops


def archive_names(program: Path) -> Iterator[str]:
    """Yield the modules in the archive inside a frozen program."""
    # By its name: where nothing is built, PyInstaller isn't installed.
    outer = import_module("PyInstaller.archive.readers").CArchiveReader(str(program))
    for name in outer.toc:
        if name.endswith(".pyz"):
            yield from outer.open_embedded_archive(name).toc


def write_licences(parts: Iterable[Part], folder: Path) -> list[str]:
    """Copy all licence texts into `folder`, one subfolder a distribution, and return who has none."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    without: list[str] = []
    lines: list[str] = []
    for part in parts:
        lines.append(f"{part.name} {part.version}: {part.licence}")
        if not part.texts:
            without.append(part.name)
            continue
        own = folder / f"{part.name}-{part.version}"
        own.mkdir(exist_ok=True)
        for number, text in enumerate(part.texts):
            if text.stat().st_size <= MAX_TEXT:
                target = own / text.name
                shutil.copyfile(text, target if not target.exists() else own / f"{number}-{text.name}")
    if not _write_python(folder):
        without.append("Python")
    lines.append(f"Python {PYTHON}: PSF-2.0")
    (folder / "LIST.txt").write_text("\n".join(sorted(lines, key=str.casefold)) + "\n", encoding="utf-8")
    return without


def _write_python(folder: Path) -> bool:
    """Copy Python's own licence from where its builds keep it, and return whether it was there."""
    home = Path(os.__file__).parent
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for text in (
        home / "LICENSE.txt",
        SYSTEM_TEXTS / name / "copyright",
        Path(sys.base_prefix, "LICENSE.txt"),
    ):
        if text.is_file():
            (folder / f"Python-{PYTHON}").mkdir(exist_ok=True)
            shutil.copyfile(text, folder / f"Python-{PYTHON}" / text.name)
            return True
    return False


def system_parts(libraries: Iterable[str]) -> list[Part]:
    """Return the Debian packages that libraries were taken from, by name; none where there is no dpkg."""
    tool = shutil.which("dpkg-query")
    if tool is None:
        return []
    found: dict[str, Part] = {}
    for library in sorted(set(libraries)):
        done = subprocess.run([tool, "-S", f"*/{library}"], capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            package, _, path = line.partition(": ")
            name = package.partition(":")[0].partition(",")[0]
            if Path(path).parent.name.endswith("linux-gnu") and name not in found:
                found[name] = _system_part(tool, name)
    return [found[name] for name in sorted(found)]


def _system_part(tool: str, name: str) -> Part:
    done = subprocess.run(
        [tool, "-W", "-f", "${Version}\n", name], capture_output=True, text=True, check=False
    )
    text = SYSTEM_TEXTS / name / "copyright"
    version = done.stdout.partition("\n")[0]
    return Part(name, version, "see its text", "", (text,) if text.is_file() else (), system=True)


def bill_of(parts: Iterable[Part], version: str) -> dict[str, Any]:
    """Return the bill of materials, the same for the same parts."""
    components = [_component(part) for part in parts]
    components.append(
        {
            "type": "platform",
            "name": "Python",
            "version": PYTHON,
            "licenses": [{"license": {"id": "PSF-2.0"}}],
        }
    )
    # From what is in it, so that the same bundle has the same number.
    digest = hashlib.sha256(json.dumps([version, components], sort_keys=True).encode()).digest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"creastudio@{version}",
                "name": "creastudio",
                "version": version,
                "licenses": [{"license": {"id": "GPL-3.0-only"}}],
            }
        },
        "components": components,
    }


def _component(part: Part) -> dict[str, Any]:
    name = re.sub(r"[-_.]+", "-", part.name).lower()
    kind = "deb/debian" if part.system else "pypi"
    purl = f"pkg:{kind}/{name}@{part.version.replace('+', '%2B').replace(':', '%3A')}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": part.name,
        "version": part.version,
        **({"description": part.summary} if part.summary else {}),
        "licenses": [{"license": {"name": part.licence}}],
        "purl": purl,
    }
