"""The file that a plugin travels in: its own wheel, and those of what it needs and the studio doesn't have.

A ``.creaplugin`` is a zip of ``creaplugin.json`` and ``wheels/*.whl``. The list in it names every wheel with its
SHA-256; a wheel lists the hashes of its own files. It may hold wheels for several systems, of which one is taken.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from pydantic import Field, ValidationError

from creastudio.api.recipe import Frozen
from creastudio.api.zip_members import BAD_ZIP, read_member
from creastudio.host.carried import refuse_unfit
from creastudio.host.faults import PluginFault
from creastudio.host.wheel import BLOCK, DAMAGED, MAX_BYTES, fitting_tags, unpack_wheel
from creastudio.whole_files import write_whole

SUFFIX = ".creaplugin"

LIST = "creaplugin.json"

MAX_WHEELS = 200

MAX_LIST = 1 << 20
"""Bytes of the list."""

EPOCH = (1980, 1, 1, 0, 0, 0)


class CarriedWheel(Frozen):
    """One wheel in the file."""

    file: str
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)
    name: str
    version: str
    licence: str = ""


class PluginList(Frozen):
    """What the file says that it holds.

    Attributes
    ----------
    name, version, summary, licence : str
        Those of the plugin's own distribution.
    wheels : tuple of CarriedWheel
        The plugin's own first.
    """

    format: Literal[1] = 1
    name: str
    version: str
    summary: str = ""
    licence: str = ""
    wheels: tuple[CarriedWheel, ...] = Field(min_length=1, max_length=MAX_WHEELS)


def write_plugin_file(target: Path, said: PluginList, wheels: Sequence[Path]) -> None:
    """Write `wheels` and the list of them; the same wheels give the same bytes.

    Raises
    ------
    OSError
        When it can't be written; `target` is then as it was.
    """

    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(_entry(LIST), said.model_dump_json(indent=1))
            for wheel in wheels:
                # They are packed already.
                with wheel.open("rb") as source, archive.open(_entry(f"wheels/{wheel.name}"), "w") as out:
                    shutil.copyfileobj(source, out, BLOCK)

    write_whole(target, write)


def unpack_plugin_file(file: Path, folder: Path) -> None:
    """Unpack what fits this system into the empty `folder`, side by side, each file checked against its hash.

    Raises
    ------
    PluginFault
        When it is no such file, is damaged, or holds anything that it doesn't name; when a wheel isn't what the list says,
        nothing fits this system, or it brings along what a plugin can't.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            for wheel in _chosen(file, _read_list(file, archive).wheels):
                _unpack_one(file, archive, wheel, folder)
    except BAD_ZIP as error:
        raise PluginFault(f"'{file.name}' is damaged ({error}).", DAMAGED) from error


def _read_list(file: Path, archive: zipfile.ZipFile) -> PluginList:
    members = {info.filename: info for info in archive.infolist()}
    if len(members) != len(archive.infolist()) or LIST not in members or members[LIST].file_size > MAX_LIST:
        raise PluginFault(f"'{file.name}' is no file of a plugin.", DAMAGED)
    try:
        said = PluginList.model_validate_json(read_member(archive, LIST, MAX_LIST))
    except ValidationError as error:
        first = error.errors()[0]
        raise PluginFault(
            f"The list in '{file.name}' can't be read ({first['msg']}).",
            "It may be made for a newer CreaStudio, or be damaged.",
        ) from error
    named = {wheel.file for wheel in said.wheels}
    for wheel in said.wheels:
        if not re.fullmatch(r"wheels/[A-Za-z0-9][A-Za-z0-9_.+!-]*\.whl", wheel.file):
            raise PluginFault(f"'{file.name}' names a wheel {wheel.file!r}.", "Don't use this file.")
    if {LIST, *named} != set(members) or len(named) != len(said.wheels):
        raise PluginFault(
            f"'{file.name}' doesn't hold just what its list says.", f"{DAMAGED} Don't use it as it is."
        )
    if sum(info.file_size for info in members.values()) > MAX_BYTES:
        raise PluginFault(f"'{file.name}' is larger than {MAX_BYTES / 1024**3:.0f} GB.")
    return said


def _chosen(file: Path, wheels: Iterable[CarriedWheel]) -> list[CarriedWheel]:
    """Return of each distribution the wheel that fits this system best."""
    ranks = {tag: rank for rank, tag in enumerate(fitting_tags())}
    best: dict[str, tuple[int, CarriedWheel | None]] = {}
    for wheel in wheels:
        try:
            name, _, _, tags = parse_wheel_filename(wheel.file.removeprefix("wheels/"))
        except InvalidWheelFilename as error:
            raise PluginFault(
                f"'{file.name}' holds a wheel without a proper name ({error}).", DAMAGED
            ) from error
        rank = min((ranks[tag] for tag in tags if tag in ranks), default=len(ranks))
        known = best.setdefault(name, (len(ranks), None))
        if rank < known[0]:
            best[name] = (rank, wheel)
    unfit = [name for name, (_, wheel) in best.items() if wheel is None]
    if unfit:
        raise PluginFault(
            f"'{file.name}' has no '{unfit[0]}' for this system and version of Python.",
            "Ask its author for a file that fits this one.",
        )
    return [wheel for _, wheel in best.values() if wheel is not None]


def _unpack_one(file: Path, archive: zipfile.ZipFile, wheel: CarriedWheel, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="creastudio-wheel-") as scratch:
        copy = Path(scratch, wheel.file.removeprefix("wheels/"))
        digest, size = hashlib.sha256(), 0
        with archive.open(wheel.file) as source, copy.open("wb") as out:
            while block := source.read(BLOCK):
                size += len(block)
                if size > wheel.bytes:
                    break
                digest.update(block)
                out.write(block)
        if size != wheel.bytes or digest.hexdigest() != wheel.sha256:
            raise PluginFault(f"'{file.name}' is damaged: '{copy.name}' isn't what its list says.", DAMAGED)
        refuse_unfit(canonicalize_name(wheel.name), file.name)
        unpack_wheel(copy, folder)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
