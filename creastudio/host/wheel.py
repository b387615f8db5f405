"""Reads wheels without running or trusting anything in them."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from packaging.tags import Tag, sys_tags
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from creastudio.api.zip_members import BAD_ZIP, read_member
from creastudio.host.faults import PluginFault

MAX_BYTES = 4 * 1024**3
"""Unpacked size of a plugin, bytes; models inside it included."""

MAX_FILES = 20_000
MAX_INFO = 16 << 20
"""Bytes of one file that a wheel tells of itself in: those are read as a whole."""

BLOCK = 1 << 20

DAMAGED = "Download or build it again."


@dataclass(frozen=True)
class _Entry:
    """One file of a wheel and where it goes below the plugin's folder."""

    info: zipfile.ZipInfo
    target: PurePosixPath


def unpack_wheel(wheel: Path, folder: Path) -> None:
    """Unpack `wheel` into `folder`, beside what other wheels left there; every file is checked against the wheel's own list of hashes.

    Raises
    ------
    PluginFault
        When it is no wheel, damaged, made for another system, too large, or has a member that would be written
        outside of `folder`.
    """
    _check_name(wheel)
    try:
        with zipfile.ZipFile(wheel) as archive:
            entries = list(_entries(wheel, archive))
            digests = _record(wheel, archive)
            left = MAX_BYTES
            for entry in entries:
                left -= _copy(wheel, archive, entry, folder, left, digests)
    except (*BAD_ZIP, csv.Error) as error:
        raise PluginFault(f"'{wheel.name}' is damaged ({error}).", DAMAGED) from error


def fitting_tags() -> tuple[Tag, ...]:
    """Return the tags of wheels that run here, the most fitting first."""
    return tuple(sys_tags())


def _check_name(wheel: Path) -> None:
    try:
        _, _, _, wheel_tags = parse_wheel_filename(wheel.name)
    except InvalidWheelFilename as error:
        raise PluginFault(
            f"'{wheel.name}' has no name of a wheel.", "A wheel is called NAME-VERSION-py3-none-any.whl."
        ) from error
    if not wheel_tags & set(fitting_tags()):
        raise PluginFault(
            f"'{wheel.name}' is made for another system or version of Python.",
            "Ask its author for a wheel that fits this one.",
        )


def _entries(wheel: Path, archive: zipfile.ZipFile) -> Iterator[_Entry]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    for info in infos:
        if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile(f"'{info.filename}' is packed in a way that wheels don't use")
    if len(infos) > MAX_FILES:
        raise PluginFault(f"'{wheel.name}' holds {len(infos)} files; {MAX_FILES} are the most.")
    if any(info.file_size > MAX_INFO and _tells_of_itself(info.filename) for info in infos):
        raise PluginFault(
            f"'{wheel.name}' says more of itself than any wheel has to say.", "Don't use this wheel."
        )
    if sum(info.file_size for info in infos) > MAX_BYTES:
        raise PluginFault(f"'{wheel.name}' is larger than {MAX_BYTES / 1024**3:.0f} GB when it is unpacked.")
    seen: set[str] = set()
    for info in infos:
        target = _target(wheel, info)
        if target is None:
            continue
        # Two names that differ in case alone are one file on many systems.
        if str(target).casefold() in seen:
            raise PluginFault(f"'{wheel.name}' holds '{target}' twice.", DAMAGED)
        seen.add(str(target).casefold())
        yield _Entry(info, target)


def _tells_of_itself(name: str) -> bool:
    folder, _, rest = name.partition("/")
    return folder.endswith(".dist-info") and bool(rest)


def _target(wheel: Path, info: zipfile.ZipInfo) -> PurePosixPath | None:
    """Return where a member goes, None for one that isn't needed; refuse what would leave the folder."""
    name = info.filename
    path = PurePosixPath(name)
    bad = any(char in name for char in '\\:\0<>|?*"') or any(ord(char) < 32 for char in name)
    if bad or path.is_absolute() or ".." in path.parts or not path.parts:
        raise PluginFault(
            f"'{wheel.name}' holds the file name {name!r}, which could be written anywhere.",
            "Don't use this wheel.",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise PluginFault(f"'{wheel.name}' holds the link '{name}'.", "A plugin holds files only.")
    if not path.parts[0].endswith(".data"):
        return path
    # Scripts, headers and data of a wheel have no place in the plugin folder.
    return PurePosixPath(*path.parts[2:]) if path.parts[1:2] in (("purelib",), ("platlib",)) else None


def _record(wheel: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """Return member name -> hash, from the wheel's RECORD."""
    names = [
        name for name in archive.namelist() if name.endswith(".dist-info/RECORD") and name.count("/") == 1
    ]
    if len(names) != 1:
        raise PluginFault(
            f"'{wheel.name}' has no RECORD and is no wheel.",
            "A source archive can't be installed, as building it would run its code: ask for a wheel.",
        )
    text = read_member(archive, names[0], MAX_INFO).decode("utf-8", errors="replace")
    return {row[0]: row[1] for row in csv.reader(io.StringIO(text)) if len(row) >= 2}


def _copy(
    wheel: Path, archive: zipfile.ZipFile, entry: _Entry, folder: Path, left: int, digests: dict[str, str]
) -> int:
    target = folder.joinpath(*entry.target.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise PluginFault(f"'{wheel.name}' and another wheel both hold '{entry.target}'.", DAMAGED)
    with archive.open(entry.info) as source, target.open("wb") as file:
        size, digest = _copy_stream(source, file, left)
    if size > left:
        raise PluginFault(f"'{wheel.name}' is larger than it says.", "Don't use this wheel.")
    said = digests.get(entry.info.filename, "")
    if entry.info.filename.endswith((".dist-info/RECORD", ".dist-info/RECORD.jws", ".dist-info/RECORD.p7s")):
        return size
    if said != f"sha256={digest}":
        raise PluginFault(f"'{wheel.name}' is damaged: '{entry.target}' isn't what its RECORD says.", DAMAGED)
    return size


def _copy_stream(source: IO[bytes], target: IO[bytes], left: int) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        size += len(block)
        if size > left:
            break
        digest.update(block)
        target.write(block)
    return size, record_digest(digest.digest())


def record_digest(digest: bytes) -> str:
    """Return a SHA-256 as RECORD files write it."""
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
