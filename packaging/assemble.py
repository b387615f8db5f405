"""Puts the parts of the frozen app together: the engine's folder into the studio's, and our code beside both.

The finished folder::

    creastudio            the studio's program, with _internal/ (Qt, FFmpeg, no torch)
    engine/               creastudio-engine, with _internal/ (torch, no Qt)
    shared/               our code, the built-in plugins, models, fonts, samples: once, for both
    LICENSES/, sbom.cdx.json, LICENSE, NOTICE, GPL-3.0.txt
"""

from __future__ import annotations

import hashlib
import json
import os
import py_compile
import shutil
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from bundle_contents import OURS

ROOT = Path(__file__).resolve().parents[1]

LEAST_SHARED = 16 * 1024
"""Bytes below which a file that both programs have isn't worth a link."""

TEXTS = ("LICENSE", "NOTICE", "packaging/GPL-3.0.txt")


def share_code(bundle: Path) -> None:
    """Copy our packages, their data, and what says which plugins there are, into the bundle's ``shared`` folder."""
    shared = bundle / "shared"
    shutil.rmtree(shared, ignore_errors=True)
    for package in OURS:
        source = ROOT / package if package == "creastudio" else ROOT / "plugins" / package
        shutil.copytree(
            source, shared / package, ignore=shutil.ignore_patterns("__pycache__", "_resources", "_docs")
        )
    shutil.copytree(ROOT / "resources", shared / "creastudio" / "_resources")
    # The guide is read in the window; the sounds of its gallery, 5 MB, are heard where the source is.
    shutil.copytree(
        ROOT / "docs",
        shared / "creastudio" / "_docs",
        ignore=shutil.ignore_patterns("*.ogg", "*.mid", "*.mxl"),
    )
    for source in sorted(shared.rglob("*.py")):
        if "_resources" not in source.parts:
            _compile(source, shared)
    _write_metadata(shared)
    for name in TEXTS:
        shutil.copy2(ROOT / name, bundle)


def _compile(source: Path, shared: Path) -> None:
    # Unchecked: an unpacked archive may give files other times, and the folder may not be writable.
    py_compile.compile(
        str(source),
        dfile=str(Path("shared", source.relative_to(shared))),
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )


def _write_metadata(shared: Path) -> None:
    """Write the distribution's metadata: entry points are how plugins are found, the built-in ones too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    said = [
        ("Summary", project["description"]),
        *(("Requires-Dist", text) for text in project["dependencies"]),
    ]
    folder = write_distribution(shared, project["name"], project["version"], said)
    points: list[str] = []
    for group, entries in project["entry-points"].items():
        points += [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
    (folder / "entry_points.txt").write_text("\n".join(points) + "\n", encoding="utf-8")


def write_distribution(folder: Path, name: str, version: str, said: Iterable[tuple[str, str]]) -> Path:
    """Write what is known of a distribution into `folder`, for whoever asks for versions and requirements."""
    own = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    own.mkdir(exist_ok=True)
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"{key}: {value}" for key, value in said]
    (own / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return own


def share_metadata(shared: Path, names: Iterable[str]) -> None:
    """Write the versions and requirements of what both programs hold: plugins of third parties need some of it."""
    for name in names:
        said = [("Requires-Dist", text) for text in metadata.requires(name) or () if "extra ==" not in text]
        write_distribution(shared, name, metadata.version(name), said)


def move_engine(dist: Path, bundle: Path) -> Path:
    """Move the engine's folder into the studio's and return where it lies now."""
    target = bundle / "engine"
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(dist / "creastudio-engine", target)
    return target


def link_same_files(bundle: Path, engine: Path) -> int:
    """Replace what the engine has a second time (NumPy, FFmpeg) by links to the studio's; return the bytes saved.

    Only in the bundle: an engine pack is whole by itself. Windows has no links that everybody may make.
    """
    if os.name == "nt":
        return 0
    saved = 0
    theirs = bundle / "_internal"
    for file in sorted((engine / "_internal").rglob("*")):
        if file.is_symlink() or not file.is_file():
            continue
        size = file.stat().st_size
        same = theirs / file.relative_to(engine / "_internal")
        if size < LEAST_SHARED or not same.is_file() or same.stat().st_size != size:
            continue
        if _digest(file) == _digest(same):
            file.unlink()
            file.symlink_to(os.path.relpath(same.resolve(), file.parent))
            saved += size
    return saved


def say_torch(engine: Path, torch: str, accelerator: str) -> None:
    """Write beside the engine's program which torch it has, so that the window knows it without starting it."""
    (engine / "engine.json").write_text(
        json.dumps({"torch": torch, "accelerator": accelerator}), encoding="utf-8"
    )


def size_of(folder: Path) -> int:
    """Return the bytes of all files of a folder, links not counted."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
