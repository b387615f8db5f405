"""The model library: folders of models, each a ``card.json`` beside ``model.safetensors``."""

from __future__ import annotations

import difflib
import json
import shutil
import threading
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef
from creastudio.store.archive import DAMAGE, open_stored, read_member
from creastudio.store.files import (
    disk_error,
    hash_file,
    parse_object,
    read_error,
    write_atomically,
    write_bytes,
)

CARD = "card.json"
WEIGHTS = "model.safetensors"
SAMPLES = "samples.png"
LOCATED = "located.json"

PICKLED = frozenset({".pt", ".pth", ".ckpt", ".pkl", ".bin"})
"""Suffixes of weights that are code."""

CONVERTED = frozenset({".pkl", ".pt"})
"""Suffixes of the files among them that can be converted, which never opens them as code."""

SHARED = ".creamodel"
"""Suffix of a model in one file; also those called ``.zip`` are read."""

MAX_CARD = 1 << 20
"""Bytes; a larger card isn't read."""

MAX_SAMPLES = 16 << 20
"""Bytes; a larger picture of samples is left out."""


SHORT_HASH = 12
"""Hex digits that a person is shown of a hash."""


class ModelMissing(UserError):
    """A model that a recipe or a person names isn't on this machine.

    Attributes
    ----------
    ref : ModelRef
        What was looked for; its hash is empty where only a name was given.
    """

    def __init__(self, ref: ModelRef, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.ref = ref


@dataclass(frozen=True)
class ModelEntry:
    """One model and where it lies.

    Attributes
    ----------
    origin : str
        "own", "bundled", "located" (a folder used in place), or the name of the plugin that brings it.
    """

    card: ModelCard
    folder: Path
    origin: str

    @property
    def weights(self) -> Path:
        """Its safetensors file."""
        return self.folder / WEIGHTS

    def samples(self) -> bytes:
        """Return a picture of what it makes (PNG); empty where there is none."""
        try:
            with (self.folder / SAMPLES).open("rb") as file:
                data = file.read(MAX_SAMPLES + 1)
        except OSError:
            return b""
        return data if len(data) <= MAX_SAMPLES else b""

    @property
    def ref(self) -> ModelRef:
        """Its name in recipes."""
        return ModelRef(id=self.card.id, sha256=self.card.sha256)


class ModelLibrary:
    """Models in several folders; the first folder wins where an id is in two. Safe to use from several threads.

    Parameters
    ----------
    folders : iterable of (str, Path)
        Origin and folder; each model is a sub-folder.
    writable : Path
        Where new models go.
    """

    def __init__(self, folders: Iterable[tuple[str, Path]], writable: Path) -> None:
        self._folders = list(folders)
        self._writable = writable
        self._checked: dict[tuple[Path, int, int], str] = {}
        self._lock = threading.Lock()

    def entries(self) -> tuple[ModelEntry, ...]:
        """Return every model whose card can be read, by title."""
        found: dict[tuple[str, str], ModelEntry] = {}
        for origin, parent in (*self._folders, *self._located()):
            for folder in _model_folders(parent):
                entry = _read_entry(folder, origin)
                if entry is not None:
                    found.setdefault((entry.card.id, entry.card.sha256), entry)
        return tuple(sorted(found.values(), key=lambda entry: entry.card.title.casefold()))

    def of_family(self, family: str) -> tuple[ModelEntry, ...]:
        """Return the models of one family."""
        return tuple(entry for entry in self.entries() if entry.card.family == family)

    def find(self, text: str, family: str = "") -> ModelEntry:
        """Return the model called ``id`` or ``id@hash``, its weights not looked at.

        A hash says which model it is, whatever it is called here: a copy may have got another id.

        Parameters
        ----------
        family : str
            Which models are worth naming when it isn't there; "" for all of them.

        Raises
        ------
        ModelMissing
            When it isn't there.
        """
        ref, entries = ModelRef.parse(text), self.entries()
        fitting = [entry for entry in entries if entry.card.sha256.startswith(ref.sha256)]
        named = [entry for entry in fitting if entry.card.id == ref.id]
        same = fitting if len(ref.sha256) >= SHORT_HASH else []
        if named or same:
            return (named or same)[0]
        raise _missing(ref, [entry for entry in entries if family in ("", entry.card.family)])

    def resolve(self, text: str) -> ModelEntry:
        """Return the model called ``id`` or ``id@hash``, its weights checked against its card.

        Raises
        ------
        ModelMissing
            When it isn't there.
        UserError
            When it is damaged.
        """
        entry = self.find(text)
        self._check(entry)
        return entry

    def add(self, card: ModelCard, weights: Path, samples: bytes = b"") -> ModelEntry:
        """Copy a model into the person's own folder; a taken name gets a number.

        Parameters
        ----------
        samples : bytes
            A picture of what it makes (PNG); empty for none.

        Raises
        ------
        UserError
            When the disk doesn't take it.
        """
        try:
            sha256 = hash_file(weights)
        except OSError as error:
            raise read_error(error, weights) from error
        with self._lock:
            stored = card.model_copy(
                update={"id": self._free_id(card.id), "sha256": sha256, "bytes": weights.stat().st_size}
            )
            folder = self._writable / stored.id
            with weights.open("rb") as source:
                write_atomically(folder / WEIGHTS, lambda file: shutil.copyfileobj(source, file))
            if samples:
                write_bytes(folder / SAMPLES, samples)
            # The card comes last: a folder without one is no model yet.
            write_bytes(folder / CARD, stored.model_dump_json(indent=1).encode())
        return ModelEntry(stored, folder, "own")

    def check_own(self, entry: ModelEntry) -> None:
        """Raise UserError unless `entry` is one of the person's own models, whose card may be written."""
        if entry.origin != "own":
            raise UserError(
                f"'{entry.card.id}' is none of your own models, so its card stays as it is.",
                "Export it and import it again: the copy is yours.",
            )

    def add_metrics(self, entry: ModelEntry, metrics: Mapping[str, float]) -> ModelEntry:
        """Write measurements onto the card of one of the person's own models; those of the same name are replaced.

        Raises
        ------
        UserError
            When the model isn't the person's own, is gone, or the disk doesn't take it.
        """
        self.check_own(entry)
        with self._lock:
            stored = _read_entry(entry.folder, "own")
            if stored is None or stored.card.id != entry.card.id:
                raise _missing(entry.ref, self.entries())
            card = stored.card.model_copy(update={"metrics": {**stored.card.metrics, **metrics}})
            write_bytes(entry.folder / CARD, card.model_dump_json(indent=1).encode())
        return ModelEntry(card, entry.folder, "own")

    def remove(self, model_id: str) -> None:
        """Delete one of the person's own models."""
        # Found by what its card says: a name is never used as a path here.
        own = [_read_entry(folder, "own") for folder in _model_folders(self._writable)]
        entry = next((item for item in own if item is not None and item.card.id == model_id), None)
        if entry is None:
            raise UserError(f"'{model_id}' is none of your own models.", "Bundled models can't be deleted.")
        try:
            (entry.folder / CARD).unlink()
            shutil.rmtree(entry.folder)
        except OSError as error:
            raise disk_error(error, entry.folder) from error

    def forget(self, entry: ModelEntry) -> None:
        """Use the models no longer that were located together with `entry`; their files stay where they are."""
        kept = [str(path) for _, path in self._located() if entry.folder not in _model_folders(path)]
        self._store_located(kept)

    def import_model(self, source: Path) -> ModelEntry:
        """Add a copy of a model folder (or a file in it), or of an archive made by ``export``.

        Raises
        ------
        UserError
            When it is no model, or its weights don't match its card.
        """
        if source.name in (CARD, WEIGHTS):
            source = source.parent
        if source.is_dir():
            entry = _read_entry(source, "own")
            if entry is None:
                raise UserError(f"'{source.name}' is no model folder.", f"It needs {CARD} and {WEIGHTS}.")
            self._check(entry)
            return self.add(entry.card, entry.weights, entry.samples())
        return self._import_archive(source)

    def export(self, ref: str, target: Path) -> Path:
        """Write a model as one archive, to be imported elsewhere."""
        entry = self.resolve(ref)

        def write(file: BinaryIO) -> None:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(CARD, entry.card.model_dump_json(indent=1))
                archive.write(entry.weights, WEIGHTS)
                samples = entry.samples()
                if samples:
                    archive.writestr(SAMPLES, samples)

        write_atomically(target, write)
        return target

    def locate(self, folder: Path) -> tuple[ModelEntry, ...]:
        """Use the models of a folder where they lie, from now on; returns those it has.

        A file in a model's folder stands for that folder.
        """
        if folder.name in (CARD, WEIGHTS):
            folder = folder.parent
        found = [_read_entry(item, "located") for item in _model_folders(folder)]
        entries = tuple(entry for entry in found if entry is not None)
        if not entries:
            foreign = _convertible(folder)
            hint = f"A model is a folder with {CARD} and {WEIGHTS}."
            if foreign:
                hint = f"It has '{foreign}' of another program: import that file, which converts it."
            raise UserError(f"'{folder.name}' has no models.", hint)
        names = dict.fromkeys((*(str(path) for _, path in self._located()), str(folder.resolve())))
        self._store_located(names)
        return entries

    def _store_located(self, names: Iterable[str]) -> None:
        write_bytes(self._writable / LOCATED, json.dumps({"folders": list(names)}).encode())

    def _located(self) -> list[tuple[str, Path]]:
        try:
            raw = parse_object((self._writable / LOCATED).read_bytes())
        except (OSError, ValueError):
            return []
        return [("located", Path(str(name))) for name in raw.get("folders", [])]

    def _check(self, entry: ModelEntry) -> None:
        """Compare the weights with the card; a file that was checked once isn't read again."""
        try:
            stat = entry.weights.stat()
            key = (entry.weights, stat.st_size, stat.st_mtime_ns)
            if key not in self._checked:
                self._checked[key] = hash_file(entry.weights)
        except OSError as error:
            raise UserError(
                f"The weights of '{entry.card.id}' can't be read.", "Import the model again."
            ) from error
        if self._checked[key] != entry.card.sha256:
            raise UserError(
                f"The model '{entry.card.id}' is damaged.", "Import it again, or choose another model."
            )

    def _free_id(self, wanted: str) -> str:
        taken = {entry.card.id for entry in self.entries()}
        if wanted not in taken:
            return wanted
        stem = wanted[:58]
        return next(
            name for name in (f"{stem}-{number}" for number in range(2, 100_000)) if name not in taken
        )

    def _import_archive(self, source: Path) -> ModelEntry:
        unpacked = self._writable / f".import-{source.stem}"
        try:
            with zipfile.ZipFile(source) as archive:
                foreign = sorted({*archive.namelist()} - {CARD, WEIGHTS, SAMPLES})
                if foreign:
                    raise UserError(
                        f"'{source.name}' is no exported model: it also holds '{foreign[0][:80]}'.",
                        "Export it again where it comes from.",
                    )
                card = ModelCard.model_validate_json(read_member(archive, CARD, MAX_CARD))
                samples = read_member(archive, SAMPLES, MAX_SAMPLES) if SAMPLES in archive.namelist() else b""
                with open_stored(archive, WEIGHTS) as data:
                    write_atomically(unpacked, lambda file: shutil.copyfileobj(data, file))
            if hash_file(unpacked) != card.sha256:
                raise UserError(f"The model in '{source.name}' is damaged.", "Export or download it again.")
            return self.add(card, unpacked, samples)
        except DAMAGE as error:
            hint = "Choose a model folder or an exported model."
            if source.suffix.lower() in PICKLED:
                hint = f"{source.suffix} files can run code when they are opened, so the studio never reads them."
                if source.suffix.lower() in CONVERTED:
                    hint = "Such a file can run code when it is opened. 'creastudio models import' converts it without that."
            raise UserError(f"'{source.name}' is no model.", hint) from error
        finally:
            unpacked.unlink(missing_ok=True)


def _model_folders(parent: Path) -> list[Path]:
    if (parent / CARD).is_file():
        return [parent]
    try:
        return sorted(item for item in parent.iterdir() if (item / CARD).is_file())
    except OSError:
        return []


def _convertible(folder: Path) -> str:
    """Return the name of a model of another program in a folder; empty where there is none."""
    try:
        return min((item.name for item in folder.iterdir() if item.suffix.lower() in CONVERTED), default="")
    except OSError:
        return ""


def _read_entry(folder: Path, origin: str) -> ModelEntry | None:
    path = folder / CARD
    try:
        if path.stat().st_size > MAX_CARD or not (folder / WEIGHTS).is_file():
            return None
        return ModelEntry(ModelCard.model_validate_json(path.read_bytes()), folder, origin)
    except (OSError, ValidationError):
        return None


def _missing(ref: ModelRef, entries: Sequence[ModelEntry]) -> ModelMissing:
    ways = (
        "'creastudio models locate FOLDER' uses it where it lies, 'creastudio models import FILE' copies it."
    )
    if ref.sha256:
        # Which model it was is known, so one that is merely called alike is no help.
        namesake = any(entry.card.id == ref.id for entry in entries)
        other = f" The model that is called '{ref.id}' here is another one." if namesake else ""
        told = f"The model '{ref.id}' ({ref.sha256[:SHORT_HASH]}) is missing on this machine.{other}"
        return ModelMissing(ref, told, ways)
    ids = [entry.card.id for entry in entries]
    close = difflib.get_close_matches(ref.id, ids, n=3, cutoff=0.6)
    near = f"Did you mean {' or '.join(close)}? " if close else ""
    there = f"Models here: {', '.join(ids)}. " if ids and not close else ""
    return ModelMissing(ref, f"There is no model '{ref.id}' on this machine.", f"{near}{there}{ways}")
