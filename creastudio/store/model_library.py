"""The model library: folders of models, each a ``card.json`` beside ``model.safetensors``."""

from __future__ import annotations

import difflib
import secrets
import shutil
import threading
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef
from creastudio.store.files import (
    disk_error,
    hash_file,
    read_error,
    sweep_unfinished,
    write_atomically,
    write_bytes,
)
from creastudio.store.foreign_folder import (
    foreign_folders,
    hash_shards,
    looks_foreign,
    read_foreign,
    weight_files,
)
from creastudio.store.located import LocatedFolders
from creastudio.store.lock import one_at_a_time
from creastudio.store.model_archive import CONVERTED, unpack, write_archive
from creastudio.store.model_entry import (
    CARD,
    SAMPLES,
    WEIGHTS,
    ModelEntry,
    model_folders,
    read_entry,
)
from creastudio.store.model_folder import write_folder
from creastudio.store.packed_model import pack

LOCATED = "located.json"

ADDING = "adding"
"""What programs that add a model hold one after another."""

ADDING_SECONDS = 600.0
"""s that others are waited for: models are gigabytes."""

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
        self._located = LocatedFolders(writable / LOCATED)
        self._checked: dict[tuple[Path, int, int], str] = {}
        self._lock = threading.Lock()
        for pattern in ("", "*/"):
            sweep_unfinished(writable, pattern)

    def entries(self) -> tuple[ModelEntry, ...]:
        """Return every model whose card can be read, by title."""
        found: dict[tuple[str, str], ModelEntry] = {}
        located = [("located", folder) for folder in self._located.folders()]
        for origin, parent in (*self._folders, *located):
            for folder in model_folders(parent):
                entry = read_entry(folder, origin)
                if entry is not None:
                    found.setdefault((entry.card.id, entry.card.sha256), entry)
        for folder, card in self._located.foreign().items():
            entry = ModelEntry(card, folder, "located")
            if entry.weights.is_file():
                found.setdefault((card.id, card.sha256), entry)
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
        # A trainer on the command line may add one of the same name at this moment.
        with self._lock, one_at_a_time(self._writable / ADDING, patience=ADDING_SECONDS):
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
            stored = read_entry(entry.folder, "own")
            if stored is None or stored.card.id != entry.card.id:
                raise _missing(entry.ref, self.entries())
            card = stored.card.model_copy(update={"metrics": {**stored.card.metrics, **metrics}})
            write_bytes(entry.folder / CARD, card.model_dump_json(indent=1).encode())
        return ModelEntry(card, entry.folder, "own")

    def remove(self, model_id: str) -> None:
        """Delete one of the person's own models."""
        # Found by what its card says: a name is never used as a path here.
        own = [read_entry(folder, "own") for folder in model_folders(self._writable)]
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
        with self._lock:
            kept = [path for path in self._located.folders() if entry.folder not in model_folders(path)]
            foreign = {path: card for path, card in self._located.foreign().items() if path != entry.folder}
            self._located.store(kept, foreign)

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
            if looks_foreign(source):
                card = read_foreign(source)
                with self._packed(source) as weights:
                    return self.add(card, weights)
            entry = read_entry(source, "own")
            if entry is None:
                raise UserError(f"'{source.name}' is no model folder.", f"It needs {CARD} and {WEIGHTS}.")
            self._check(entry)
            return self.add(entry.card, entry.weights, entry.samples())
        unpacked = self._unfinished()
        try:
            card, samples = unpack(source, unpacked)
            return self.add(card, unpacked, samples)
        finally:
            unpacked.unlink(missing_ok=True)

    def export(self, ref: str, target: Path) -> Path:
        """Write a model as one archive, to be imported elsewhere."""
        entry = self.resolve(ref)
        if entry.foreign:
            with self._packed(entry.folder) as weights:
                size = weights.stat().st_size
                card = entry.card.model_copy(update={"sha256": hash_file(weights), "bytes": size})
                write_archive(target, card, weights, b"")
        else:
            write_archive(target, entry.card, entry.weights, entry.samples())
        return target

    def export_folder(self, ref: str, target: Path) -> Path:
        """Write a language model as a folder that other programs open; see ``model_folder``."""
        entry = self.resolve(ref)
        if entry.foreign:
            with self._packed(entry.folder) as weights:
                write_folder(weights, entry.card.title, target)
        else:
            write_folder(entry.weights, entry.card.title, target)
        return target

    @contextmanager
    def _packed(self, folder: Path) -> Generator[Path]:
        """Write another maker's model as one file, for as long as it is needed."""
        path = self._unfinished()
        try:
            write_atomically(path, lambda file: pack(folder, file))
            yield path
        finally:
            path.unlink(missing_ok=True)

    def locate(self, folder: Path) -> tuple[ModelEntry, ...]:
        """Use the models of a folder where they lie, from now on; returns those it has.

        A file in a model's folder stands for that folder.
        """
        if folder.name in (CARD, WEIGHTS, "config.json"):
            folder = folder.parent
        found = [read_entry(item, "located") for item in model_folders(folder)]
        entries = tuple(entry for entry in found if entry is not None)
        strangers = {path.resolve(): read_foreign(path) for path in foreign_folders(folder)}
        if not entries and not strangers:
            foreign = _convertible(folder)
            hint = f"A model is a folder with {CARD} or config.json, and {WEIGHTS}."
            if foreign:
                hint = f"It has '{foreign}' of another program: import that file, which converts it."
            raise UserError(f"'{folder.name}' has no models.", hint)
        with self._lock:
            known = self._located.foreign()
            for path, card in strangers.items():
                if path not in known:
                    # Two downloads may have the same name, and none of this folder is in the library yet.
                    others = {other.id for other in known.values()}
                    strangers[path] = card.model_copy(update={"id": self._free_id(card.id, others)})
                else:
                    strangers[path] = card.model_copy(update={"id": known[path].id})
                known[path] = strangers[path]
            own = [folder.resolve()] if entries else []
            self._located.store((*self._located.folders(), *own), known)
        return (*entries, *(ModelEntry(card, path, "located") for path, card in strangers.items()))

    def _check(self, entry: ModelEntry) -> None:
        """Compare the weights with the card; a file that was checked once isn't read again."""
        try:
            parts = weight_files(entry.folder, entry.card.id) if entry.foreign else [entry.weights]
            stats = [path.stat() for path in parts]
            key = (entry.weights, sum(s.st_size for s in stats), max(s.st_mtime_ns for s in stats))
            if key not in self._checked:
                self._checked[key] = hash_shards(parts)
        except OSError as error:
            raise UserError(
                f"The weights of '{entry.card.id}' can't be read.", "Import the model again."
            ) from error
        if self._checked[key] != entry.card.sha256:
            raise UserError(
                f"The model '{entry.card.id}' is damaged.", "Import it again, or choose another model."
            )

    def _unfinished(self) -> Path:
        """Return a name of its own for a file that is on its way into or out of the library."""
        return self._writable / f".{secrets.token_hex(8)}.part"

    def _free_id(self, wanted: str, others: Iterable[str] = ()) -> str:
        taken = {*others, *(entry.card.id for entry in self.entries())}
        if wanted not in taken:
            return wanted
        stem = wanted[:58]
        return next(
            name for name in (f"{stem}-{number}" for number in range(2, 100_000)) if name not in taken
        )


def _convertible(folder: Path) -> str:
    """Return the name of a model of another program in a folder; empty where there is none."""
    try:
        return min((item.name for item in folder.iterdir() if item.suffix.lower() in CONVERTED), default="")
    except OSError:
        return ""


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
