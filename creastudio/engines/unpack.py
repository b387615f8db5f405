"""Reads an engine pack that anybody may have made, and unpacks it whole or not at all.

The manifest, which is checked first, says which files there are; names that only the zip file has are never used as
paths, and nothing of a pack is run here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
import zipfile
from pathlib import Path

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.zip_members import DAMAGE
from creastudio.engines.manifest import MAX_FILES, NAME, PackedFile, PackManifest

MAX_MANIFEST = 16 * 2**20
_CHUNK = 1 << 20
_SPARE = 512 * 2**20
"""Bytes of the disk that are left free."""


def read_manifest(file: Path) -> PackManifest:
    """Return what a pack says of itself; UserError where it is no sound pack."""
    try:
        with zipfile.ZipFile(file) as pack:
            return _manifest_of(pack, file)
    except DAMAGE as error:
        raise _unreadable(file, error) from error


def unpack(file: Path, folder: Path) -> PackManifest:
    """Unpack a pack into the subfolder of `folder` that has its name, in place of an older one.

    Raises
    ------
    UserError
        When it isn't sound, isn't for this machine, or there is no room; nothing of it is left then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    except OSError as error:
        raise _unreadable(file, error) from error
    try:
        with zipfile.ZipFile(file) as pack:
            manifest = _manifest_of(pack, file)
            manifest.require_fit()
            _require_room(manifest, folder)
            _take_all(pack, manifest, fresh)
        (fresh / NAME).write_text(manifest.model_dump_json(), encoding="utf-8")
        _put(fresh, folder / manifest.name)
    except DAMAGE as error:
        raise _unreadable(file, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return manifest


def _manifest_of(pack: zipfile.ZipFile, file: Path) -> PackManifest:
    members = pack.infolist()
    if len(members) > MAX_FILES + 1:
        raise UserError(f"'{file.name}' holds more files than an engine has.", "Get the pack again.")
    entry = next((member for member in members if member.filename == NAME), None)
    if entry is None:
        raise UserError(
            f"'{file.name}' is no engine pack: it has no {NAME}.", "Choose the file of an engine."
        )
    if entry.file_size > MAX_MANIFEST:
        raise UserError(f"The manifest of '{file.name}' is too large.", "Get the pack again.")
    with pack.open(entry) as stream:
        text = stream.read(MAX_MANIFEST + 1)
    try:
        manifest = PackManifest.model_validate_json(text)
    except ValidationError as error:
        what = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise UserError(
            f"The manifest of '{file.name}' isn't sound: {what}.", "Get the pack again from who made it."
        ) from error
    _require_same(pack, manifest, file)
    return manifest


def _require_same(pack: zipfile.ZipFile, manifest: PackManifest, file: Path) -> None:
    """Raise UserError unless the zip file holds exactly what the manifest lists, as ordinary files."""
    held = [member for member in pack.infolist() if member.filename != NAME]
    names = [member.filename for member in held]
    if len(set(names)) != len(pack.infolist()) - 1 or set(names) != set(manifest.files):
        raise UserError(
            f"'{file.name}' doesn't hold the files that its manifest lists.", "Get the pack again."
        )
    for member in held:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or member.file_size != manifest.files[member.filename].size:
            raise UserError(f"'{member.filename}' isn't what the manifest says.", "Get the pack again.")


def _require_room(manifest: PackManifest, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if manifest.total + _SPARE > free:
        raise UserError(
            f"The engine '{manifest.name}' needs {manifest.total / 2**30:.1f} GB, and {free / 2**30:.1f} GB are free.",
            "Make room, or have CREASTUDIO_HOME name a place on another disk.",
        )


def _take_all(pack: zipfile.ZipFile, manifest: PackManifest, folder: Path) -> None:
    for path, said in manifest.files.items():
        target = folder.joinpath(*path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        _take(pack, path, said, target)
    for path, to in manifest.links.items():
        _link(folder.joinpath(*path.split("/")), folder.joinpath(*to.split("/")))


def _link(place: Path, target: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(place):
        raise FileExistsError(0, f"{place.name} is there twice")
    try:
        place.symlink_to(os.path.relpath(target, place.parent))
    except OSError:
        # Windows lets few people make links.
        shutil.copy2(target, place)


def _take(pack: zipfile.ZipFile, path: str, said: PackedFile, target: Path) -> None:
    digest, left = hashlib.sha256(), said.size
    with pack.open(path) as stream, target.open("xb") as out:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                break
            digest.update(chunk)
            out.write(chunk)
    if left != 0 or digest.hexdigest() != said.sha256:
        raise UserError(f"'{path}' was changed after the pack was made.", "Get the pack again.")
    if said.executable:
        target.chmod(0o755)


def _put(fresh: Path, place: Path) -> None:
    """Move a folder to its place; an older one gives way at once, and comes back when that fails."""
    fresh.chmod(0o755)
    if not place.exists():
        os.replace(fresh, place)
        return
    old = Path(tempfile.mkdtemp(prefix=".old-", dir=place.parent))
    os.replace(place, old / "engine")
    try:
        os.replace(fresh, place)
    except OSError:
        os.replace(old / "engine", place)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _unreadable(file: Path, error: Exception) -> UserError:
    if isinstance(error, FileNotFoundError) and not file.exists():
        return UserError(f"There is no '{file}'.", "Give the file of an engine pack.")
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UserError(
        f"'{file.name}' can't be unpacked: {what}.", "Get the file again, and see that the disk has room."
    )
