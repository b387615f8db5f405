"""The ``.crea`` file: a zip of JSON and stored media, whole or not there at all.

Members: ``manifest.json`` (schema, hashes and sizes), ``document.json``, ``results.json``, ``media/SHA256``.
Member names are never used as paths; media are found by their hash.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Generator, Iterable, Mapping, Set
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from pydantic import Field, NonNegativeInt, TypeAdapter

from creastudio import __version__
from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen
from creastudio.core.document import SCHEMA_VERSION, Document, blobs_of, blobs_of_asset
from creastudio.core.results import Result
from creastudio.store.archive import DAMAGE, open_stored, read_member
from creastudio.store.blobs import BlobStore
from creastudio.store.files import CHUNK, parse_object, read_error, write_atomically
from creastudio.store.migrations import migrate_document
from creastudio.store.versions import keep_version, list_versions

FORMAT = "creastudio-project"

MANIFEST, DOCUMENT, RESULTS = "manifest.json", "document.json", "results.json"

MAX_JSON = 256 << 20
"""Bytes of JSON that are read at most; a document of a thousand layers has half a megabyte."""

MAX_MEDIA = 1 << 40
"""Bytes of all media that are read at most; they lie in the file as they are, so that it can't promise what it isn't."""

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
    media: dict[str, NonNegativeInt] = Field(default_factory=dict)
    """SHA-256 -> size in bytes."""


@dataclass(frozen=True)
class LoadedProject:
    """What a project file held; its media are in the blob store.

    Attributes
    ----------
    digest : str
        Of its content, as ``project_digest`` returns it.
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
    tell: Callable[[float], object] = lambda _share: None,
) -> str:
    """Write a project file beside the old one, read it back, check every hash, then put it in place.

    Media that are missing or damaged among the blobs are left out: they must not stop the rest from being saved.

    Parameters
    ----------
    results : iterable of Result
        The tray; thrown-away ones are left out.
    keep_versions : int
        How many versions of the file before this one are kept.
    tell : callable
        Told the share that is done, 0 to 1; may raise to give up.

    Returns
    -------
    str
        Digest of its content, as ``project_digest`` returns it.

    Raises
    ------
    UserError
        When the disk doesn't take it; the old file is untouched then.
    """
    kept = tuple(item for item in results if item.state != "discarded")
    document_json = _ascii_json(document.model_dump(mode="json"))
    results_json = _ascii_json(_RESULTS.dump_python(kept, mode="json"))
    hashes = dict.fromkeys(
        [*blobs_of(document), *(name for item in kept for name in blobs_of_asset(item.asset))]
    )
    manifest = Manifest(
        format=FORMAT,
        schema_version=SCHEMA_VERSION,
        studio=__version__,
        document_sha256=hashlib.sha256(document_json).hexdigest(),
        results_sha256=hashlib.sha256(results_json).hexdigest(),
        media={sha256: blobs.size(sha256) for sha256 in hashes if blobs.has(sha256)},
    )
    content = _Content(manifest, document_json, results_json, blobs)
    try:
        return _write(path, content, keep_versions, tell)
    except UserError as error:
        # The trash may have been emptied meanwhile; what is there is only read when something came back wrong.
        fits = blobs.is_whole if isinstance(error, _CameBackWrong) else blobs.has
        whole = {sha256: size for sha256, size in manifest.media.items() if fits(sha256)}
        if len(whole) == len(manifest.media):
            raise
        without = manifest.model_copy(update={"media": whole})
        return _write(path, replace(content, manifest=without), keep_versions, tell)


def project_digest(path: Path) -> str:
    """Return what tells one content of a project file from another; "" where there is no such file.

    It is the hash of the manifest, which names the hashes of all there is in the file, so that it costs no
    reading of the media.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return hashlib.sha256(read_member(archive, MANIFEST, MAX_JSON)).hexdigest()
    except DAMAGE:
        return ""


def holds_all(path: Path, digest: str, results: Set[str]) -> bool:
    """Return whether a project file is whole, has this ``project_digest`` and holds exactly these results (ids)."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest, found = _read_manifest(archive)
            stored = _RESULTS.validate_json(_read_json(archive, RESULTS, manifest.results_sha256))
        if found != digest or {item.id for item in stored} != results:
            return False
        _verify(path)
    except (*DAMAGE, UserError):
        return False
    return True


def load_project(path: Path, blobs: BlobStore) -> LoadedProject:
    """Read a project file; its media go into `blobs`.

    Raises
    ------
    UserError
        When it is missing, truncated, damaged, too large, made by a newer studio, or no project. Nothing is
        changed then.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest, digest = _read_manifest(archive)
            document = migrate_document(
                json.loads(_read_json(archive, DOCUMENT, manifest.document_sha256)), manifest.schema_version
            )
            results = _RESULTS.validate_python(
                json.loads(_read_json(archive, RESULTS, manifest.results_sha256))
            )
            for sha256, size in manifest.media.items():
                _take_media(archive, sha256, size, blobs)
    except (FileNotFoundError, PermissionError) as error:
        raise read_error(error, path) from error
    except DAMAGE as error:
        raise _damaged(path) from error
    return LoadedProject(document, results, digest)


@contextmanager
def peek_project(path: Path) -> Generator[Peeked]:
    """Give what a project file holds, without opening it.

    Nothing is kept of it; this and the reading raise ``UserError`` for what `load_project` would refuse.
    """
    with ExitStack() as stack:
        # What goes wrong where they are used is no damage of the file.
        try:
            archive = stack.enter_context(zipfile.ZipFile(path))
            manifest, _ = _read_manifest(archive)
            document = migrate_document(
                json.loads(_read_json(archive, DOCUMENT, manifest.document_sha256)), manifest.schema_version
            )
        except (FileNotFoundError, PermissionError) as error:
            raise read_error(error, path) from error
        except DAMAGE as error:
            raise _damaged(path) from error

        def read(sha256: str) -> bytes:
            try:
                with _open_media(archive, sha256, manifest.media[sha256]) as member:
                    data = member.read()
            except DAMAGE as error:
                raise _damaged(path) from error
            if hashlib.sha256(data).hexdigest() != sha256:
                raise _damaged(path)
            return data

        yield Peeked(document, read, manifest.media)


class Peeked(NamedTuple):
    """What is read of a project file while it stays closed.

    Attributes
    ----------
    read : callable
        SHA-256 -> bytes of one of its media.
    sizes : mapping
        SHA-256 -> size in bytes.
    """

    document: Document
    read: Callable[[str], bytes]
    sizes: Mapping[str, int]


class DamagedProject(UserError):
    """A file that can't be opened.

    Attributes
    ----------
    versions : tuple of Path
        What the studio kept of it, newest first.
    """

    def __init__(self, path: Path, message: str, hint: str, versions: tuple[Path, ...] = ()) -> None:
        super().__init__(message, hint)
        self.path = path
        self.versions = versions


class _CameBackWrong(UserError):
    """What was written isn't what is read."""


@dataclass(frozen=True)
class _Content:
    """What goes into one file."""

    manifest: Manifest
    document_json: bytes
    results_json: bytes
    blobs: BlobStore


def _write(path: Path, content: _Content, keep_versions: int, tell: Callable[[float], object]) -> str:
    manifest_json = content.manifest.model_dump_json().encode()
    media = content.manifest.media
    done, whole = 0, max(1, 2 * sum(media.values()))

    def passed(sha256: str) -> None:
        # Every medium is written once and read back once.
        nonlocal done
        done += media[sha256]
        tell(done / whole)

    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            _add(archive, MANIFEST, manifest_json)
            _add(archive, DOCUMENT, content.document_json)
            _add(archive, RESULTS, content.results_json)
            for sha256 in content.manifest.media:
                _add_media(archive, sha256, content.blobs.path(sha256))
                passed(sha256)

    def check(written: Path) -> None:
        _verify(written, passed)
        # Only now that the new file is known to be whole: a save that fails adds no version.
        keep_version(path, keep_versions)

    write_atomically(path, write, check)
    return hashlib.sha256(manifest_json).hexdigest()


def _ascii_json(value: object) -> bytes:
    # ASCII can hold every string: names of files may have bytes that are no Unicode.
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _damaged(path: Path) -> DamagedProject:
    kept = tuple(list_versions(path))
    hint = "Restore it from a backup."
    if kept:
        count = "an older version" if len(kept) == 1 else f"{len(kept)} older versions"
        hint = f"The studio kept {count} of it; the newest is '{kept[0]}'."
    return DamagedProject(path, f"'{path.name}' is damaged or no CreaStudio project.", hint, kept)


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


def _verify(path: Path, passed: Callable[[str], object] = lambda _sha256: None) -> None:
    """Read everything back and compare the hashes; `passed` is told each medium that is as it should be."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest, _ = _read_manifest(archive)
            _read_json(archive, DOCUMENT, manifest.document_sha256)
            _read_json(archive, RESULTS, manifest.results_sha256)
            for sha256, size in manifest.media.items():
                _hash_media(archive, sha256, size)
                passed(sha256)
    except DAMAGE as error:
        raise _CameBackWrong("The file came back wrong from the disk.", "Save to another disk.") from error


def _read_manifest(archive: zipfile.ZipFile) -> tuple[Manifest, str]:
    """Return the manifest and its hash."""
    data = read_member(archive, MANIFEST, MAX_JSON)
    raw = parse_object(data)
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
    return manifest, hashlib.sha256(data).hexdigest()


def _read_json(archive: zipfile.ZipFile, name: str, sha256: str) -> bytes:
    data = read_member(archive, name, MAX_JSON)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"{name} has changed")
    return data


def _open_media(archive: zipfile.ZipFile, sha256: str, size: int) -> IO[bytes]:
    name = f"media/{sha256}"
    if archive.getinfo(name).file_size != size:
        raise ValueError("media of another size than the manifest says")
    return open_stored(archive, name)


def _hash_media(archive: zipfile.ZipFile, sha256: str, size: int) -> None:
    digest = hashlib.sha256()
    with _open_media(archive, sha256, size) as member:
        while chunk := member.read(CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise ValueError("media has changed")


def _take_media(archive: zipfile.ZipFile, sha256: str, size: int, blobs: BlobStore) -> None:
    if blobs.has(sha256):
        return
    _hash_media(archive, sha256, size)
    with _open_media(archive, sha256, size) as member:
        blobs.put_stream(sha256, member)
