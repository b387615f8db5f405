"""The ``.crea`` file: a zip of JSON and stored media, whole or not there at all.

Members: ``manifest.json`` (schema, hashes and sizes), ``document.json``, ``results.json``, ``media/SHA256``.
Member names are never used as paths; media are found by their hash.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import Field, TypeAdapter, ValidationError

from creastudio import __version__, paths
from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen
from creastudio.core.document import SCHEMA_VERSION, Document
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore
from creastudio.store.files import CHUNK, disk_error, hash_file, parse_object, write_atomically
from creastudio.store.migrations import migrate_document

FORMAT = "creastudio-project"

MAX_JSON = 256 << 20
"""Bytes of JSON that are read at most; a document of a thousand layers has half a megabyte."""

MAX_MEDIA = 16 << 30
"""Bytes of all media that are read at most."""

_RESULTS: TypeAdapter[tuple[Result, ...]] = TypeAdapter(tuple[Result, ...])

# A fixed time keeps the bytes of a file a function of its content.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Manifest(Frozen):
    """What the file says it holds."""

    format: str
    schema_version: int
    studio: str = ""
    document_sha256: str
    results_sha256: str
    media: dict[str, int] = Field(default_factory=dict)
    """SHA-256 -> size in bytes."""


@dataclass(frozen=True)
class LoadedProject:
    """What a project file held; its media are in the blob store.

    Attributes
    ----------
    digest : str
        SHA-256 of the whole file.
    """

    document: Document
    results: tuple[Result, ...]
    digest: str


def save_project(
    path: Path,
    document: Document,
    blobs: BlobStore,
    *,
    results: Iterable[Result] = (),
    keep_versions: int = 10,
) -> str:
    """Write a project file beside the old one, read it back, check every hash, then put it in place.

    Parameters
    ----------
    results : iterable of Result
        The tray; thrown-away ones are left out.
    keep_versions : int
        How many versions of the file before this one are kept.

    Returns
    -------
    str
        SHA-256 of the file.

    Raises
    ------
    UserError
        When the disk doesn't take it; the old file is untouched then.
    """
    kept = tuple(item for item in results if item.state != "discarded")
    document_json = document.model_dump_json().encode()
    results_json = _RESULTS.dump_json(kept)
    hashes = dict.fromkeys([item.sha256 for item in document.assets] + [item.asset.sha256 for item in kept])
    manifest = Manifest(
        format=FORMAT,
        schema_version=SCHEMA_VERSION,
        studio=__version__,
        document_sha256=hashlib.sha256(document_json).hexdigest(),
        results_sha256=hashlib.sha256(results_json).hexdigest(),
        media={sha256: blobs.size(sha256) for sha256 in hashes if blobs.has(sha256)},
    )

    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            _add(archive, "manifest.json", manifest.model_dump_json().encode())
            _add(archive, "document.json", document_json)
            _add(archive, "results.json", results_json)
            for sha256 in manifest.media:
                _add_media(archive, sha256, blobs.path(sha256))

    _keep_version(path, keep_versions)
    write_atomically(path, write, check=_verify)
    return hash_file(path)


def load_project(path: Path, blobs: BlobStore) -> LoadedProject:
    """Read a project file; its media go into `blobs`.

    Raises
    ------
    UserError
        When it is missing, truncated, damaged, too large, made by a newer studio, or no project. Nothing is
        changed then.
    """
    try:
        digest = hash_file(path)
        with zipfile.ZipFile(path) as archive:
            manifest = _read_manifest(archive)
            document = migrate_document(
                json.loads(_read_json(archive, "document.json", manifest.document_sha256)),
                manifest.schema_version,
            )
            results = _RESULTS.validate_json(_read_json(archive, "results.json", manifest.results_sha256))
            for sha256, size in manifest.media.items():
                _take_media(archive, sha256, size, blobs)
    except FileNotFoundError as error:
        raise UserError(
            f"There is no '{path.name}' any more.", "It may have been moved or renamed."
        ) from error
    except PermissionError as error:
        raise UserError(f"'{path.name}' can't be read.", "Ask its owner for permission.") from error
    except _DAMAGE as error:
        raise _damaged(path) from error
    return LoadedProject(document, results, digest)


def list_versions(path: Path) -> list[Path]:
    """Return the kept versions of a project file, newest first."""
    return sorted(_versions_folder(path).glob("*.crea"), reverse=True)


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    ValidationError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
)
"""What reading a damaged zip may raise: zipfile documents only the first, and meets the others in bit flips."""


def _damaged(path: Path) -> UserError:
    hint = (
        "Open an older version of it from File, Versions."
        if list_versions(path)
        else "Restore it from a backup."
    )
    return UserError(f"'{path.name}' is damaged or no CreaStudio project.", hint)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data, compresslevel=1)


def _add_media(archive: zipfile.ZipFile, sha256: str, source: Path) -> None:
    # Media are compressed already: stored as they are, they cost no time.
    info = zipfile.ZipInfo(f"media/{sha256}", _EPOCH)
    info.file_size = source.stat().st_size
    with archive.open(info, "w") as target, source.open("rb") as data:
        shutil.copyfileobj(data, target, CHUNK)


def _verify(path: Path) -> None:
    """Read everything back and compare the hashes."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _read_manifest(archive)
            _read_json(archive, "document.json", manifest.document_sha256)
            _read_json(archive, "results.json", manifest.results_sha256)
            for sha256, size in manifest.media.items():
                _hash_media(archive, sha256, size)
    except _DAMAGE as error:
        raise UserError("The file came back wrong from the disk.", "Save to another disk.") from error


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    raw = parse_object(_read_capped(archive, "manifest.json"))
    if raw.get("format") != FORMAT:
        raise ValueError("no project manifest")
    version = raw.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        # A newer manifest may have fields this version doesn't know: say so before reading them.
        migrate_document({}, version)
    manifest = Manifest.model_validate(raw)
    if sum(manifest.media.values()) > MAX_MEDIA:
        raise UserError(
            "This project has more media than the studio can open.", "Split it into smaller ones."
        )
    return manifest


def _read_json(archive: zipfile.ZipFile, name: str, sha256: str) -> bytes:
    data = _read_capped(archive, name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"{name} has changed")
    return data


def _read_capped(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        data = member.read(MAX_JSON + 1)
    if len(data) > MAX_JSON:
        raise ValueError(f"{name} is too large")
    return data


def _hash_media(archive: zipfile.ZipFile, sha256: str, size: int) -> None:
    digest, seen = hashlib.sha256(), 0
    with archive.open(f"media/{sha256}") as member:
        while chunk := member.read(CHUNK):
            seen += len(chunk)
            if seen > size:
                raise ValueError("media larger than it says")
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise ValueError("media has changed")


def _take_media(archive: zipfile.ZipFile, sha256: str, size: int, blobs: BlobStore) -> None:
    if blobs.has(sha256):
        return
    _hash_media(archive, sha256, size)
    with archive.open(f"media/{sha256}") as member:
        write_atomically(blobs.path(sha256), lambda file: shutil.copyfileobj(member, file, CHUNK))


def _versions_folder(path: Path) -> Path:
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return paths.data_dir() / "versions" / f"{path.stem[:40]}-{name}"


def _keep_version(path: Path, count: int) -> None:
    """Put a copy of the present file aside, and drop the oldest copies beyond `count`."""
    if count < 1 or not path.is_file():
        return
    kept = list_versions(path)
    newest = int(kept[0].stem) if kept and kept[0].stem.isdigit() else 0
    target = _versions_folder(path) / f"{newest + 1:08d}.crea"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        for old in kept[count - 1 :]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise disk_error(error, path) from error
