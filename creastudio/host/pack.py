"""Makes a wheel of a plugin's project folder, without running a build tool: the same files give the same bytes."""

from __future__ import annotations

import configparser
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any, BinaryIO, cast

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import InvalidName, canonicalize_name
from packaging.version import InvalidVersion, Version

from creastudio.api.hookspecs import ENTRY_POINT_GROUP
from creastudio.host.candidates import project_candidates, read_project
from creastudio.host.faults import PluginFault
from creastudio.host.wheel import record_digest
from creastudio.whole_files import write_whole

NOT_PACKED = frozenset({"tests", "test", "docs", "examples", "build", "dist", "node_modules"})

COMPILED = (".so", ".pyd", ".dll", ".dylib")

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can say; the real one would make every wheel different."""


def pack(project: Path, out_folder: Path) -> Path:
    """Make a wheel of the plugin in `project` and return its path in `out_folder`.

    All packages (folders with an ``__init__.py``) of the project folder, or of its ``src``, go in, with all
    their files; tests and docs don't.

    Raises
    ------
    PluginFault
        When the project declares no plugin, says of itself what can't be read, or holds compiled code, which needs
        a real build; or when the wheel can't be written.
    """
    # So that "." has a name.
    project = project.resolve()
    candidates = project_candidates(project)
    table = read_project(project)
    name, version = _identity(project, table)
    source = Path(candidates[0].search_path[0])
    files = dict(_package_files(source))
    for candidate in candidates:
        top = candidate.module.partition(".")[0]
        if not any(path.startswith(f"{top}/") for path in files):
            raise PluginFault(
                f"The project '{project.name}' has no package '{top}', which its entry point names.",
                f"Make the folder '{top}' with an __init__.py.",
            )
    info = f"{name}-{version}.dist-info"
    files[f"{info}/METADATA"] = _metadata(project, table, version)
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: creastudio\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/entry_points.txt"] = _entry_points(table)
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    wheel = out_folder / f"{name}-{version}-py3-none-any.whl"
    _write(wheel, files, info)
    return wheel


def _identity(project: Path, table: dict[str, Any]) -> tuple[str, str]:
    name, version = str(table.get("name", "")), str(table.get("version", ""))
    if not name or not version:
        raise PluginFault(
            f"The pyproject.toml in '{project.name}' has no name or no version.", "Write both into [project]."
        )
    try:
        return canonicalize_name(name, validate=True).replace("-", "_"), str(Version(version))
    except InvalidName as error:
        raise PluginFault(
            f"'{name}' can't be the name of a project.", "A name has letters, digits, '-', '_' and '.'."
        ) from error
    except InvalidVersion as error:
        raise PluginFault(f"'{version}' is no version.", "A version looks like 1.0 or 0.2.1.") from error


def _package_files(source: Path) -> Iterator[tuple[str, bytes]]:
    packages = (
        item
        for item in sorted(source.iterdir())
        if item.name not in NOT_PACKED and item.name[0] not in "._" and (item / "__init__.py").is_file()
    )
    for package in packages:
        for file in sorted(package.rglob("*")):
            parts = file.relative_to(source).parts
            if not file.is_file() or any(part == "__pycache__" or part.startswith(".") for part in parts):
                continue
            if file.suffix in COMPILED:
                raise PluginFault(
                    f"'{'/'.join(parts)}' is compiled code, which fits one system only.",
                    "Build the wheel with your build tool; 'plugins install' takes it.",
                )
            yield "/".join(parts), file.read_bytes()


def _metadata(project: Path, table: dict[str, Any], version: str) -> bytes:
    message = EmailMessage()
    message["Metadata-Version"] = "2.4"
    message["Name"] = str(table["name"])
    message["Version"] = version
    if table.get("description"):
        message["Summary"] = _one_line(table["description"])
    if isinstance(table.get("license"), str):
        message["License-Expression"] = _one_line(table["license"])
    python = _python_range(project, table)
    if python:
        message["Requires-Python"] = python
    for requirement in _requirements(project, table):
        message["Requires-Dist"] = requirement
    text = _readme(project, table)
    if text:
        message["Description-Content-Type"] = "text/markdown"
    header = "".join(f"{key}: {value}\n" for key, value in message.items())
    return f"{header}\n{text}".encode()


def _one_line(value: object) -> str:
    return " ".join(str(value).split())


def _python_range(project: Path, table: dict[str, Any]) -> str:
    try:
        return str(SpecifierSet(str(table.get("requires-python", ""))))
    except InvalidSpecifier as error:
        raise PluginFault(
            f"The requires-python in the pyproject.toml of '{project.name}' can't be read ({error}).",
            'It looks like requires-python = ">=3.11".',
        ) from error


def _requirements(project: Path, table: dict[str, Any]) -> Iterator[str]:
    found = table.get("dependencies", [])
    hint = 'They look like dependencies = ["numpy>=2"].'
    if not isinstance(found, list):
        raise PluginFault(f"The dependencies in the pyproject.toml of '{project.name}' aren't a list.", hint)
    for text in cast("list[object]", found):
        try:
            yield str(Requirement(str(text)))
        except InvalidRequirement as error:
            raise PluginFault(
                f"'{text}', a dependency in the pyproject.toml of '{project.name}', can't be read.", hint
            ) from error


def _readme(project: Path, table: dict[str, Any]) -> str:
    name = table.get("readme")
    if not isinstance(name, str) or not (project / name).is_file():
        return ""
    try:
        return (project / name).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PluginFault(
            f"The file '{name}' of '{project.name}' isn't UTF-8.", "Save it as UTF-8."
        ) from error


def _entry_points(table: dict[str, Any]) -> bytes:
    parser = configparser.ConfigParser(delimiters=("=",))
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]  the documented way to keep capitals
    parser[ENTRY_POINT_GROUP] = {str(k): str(v) for k, v in table["entry-points"][ENTRY_POINT_GROUP].items()}
    text = io.StringIO()
    parser.write(text)
    return text.getvalue().encode()


def _record(files: dict[str, bytes], own_name: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for name, data in files.items():
        writer.writerow((name, f"sha256={record_digest(hashlib.sha256(data).digest())}", len(data)))
    writer.writerow((own_name, "", ""))
    return text.getvalue().encode()


def _write(wheel: Path, files: dict[str, bytes], info: str) -> None:
    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            _fill(archive, files, info)

    try:
        write_whole(wheel, write)
    except OSError as error:
        raise PluginFault(
            f"'{wheel.name}' can't be written into '{wheel.parent}' ({error.strerror or error}).",
            "Choose another folder, or make room on the disk.",
        ) from error


def _fill(archive: zipfile.ZipFile, files: dict[str, bytes], info: str) -> None:
    # The metadata come last, as the wheel format recommends.
    for name in sorted(files, key=lambda item: (item.startswith(info), item)):
        entry = zipfile.ZipInfo(name, EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        entry.create_system = 3
        archive.writestr(entry, files[name])
