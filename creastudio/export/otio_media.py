"""The files that go beside an OpenTimelineIO file: copies of media, pictures of artboards, scores as MIDI."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from creastudio.api.errors import UserError
from creastudio.api.media import suffix_of
from creastudio.core.canvas import Artboard, ImageLayer, LinkedLayer
from creastudio.core.document import Document, walk
from creastudio.core.timeline import Clip, Sequence
from creastudio.export.naming import readable_name
from creastudio.store.files import CHUNK, hash_file, write_atomically

if TYPE_CHECKING:
    from creastudio.core.assets import Asset
    from creastudio.export.work import Work
    from creastudio.media.otio_values import Value


class OtioMedia:
    """What a sequence shows, as files of one folder.

    Parameters
    ----------
    folder : Path or None
        Where the files go; None to write none, so that clips name what they show and nothing else.
    with_recipe : bool
        Whether assets keep how they were made.
    """

    def __init__(
        self, work: Work, sequence: Sequence, folder: Path | None, *, with_recipe: bool = True
    ) -> None:
        self._work, self._document, self._folder = work, work.document, folder
        self._with_recipe, self._sequence = with_recipe, sequence
        self._boards = shown_artboards(work.document, sequence)
        self._assets = list(_assets(work.document, sequence, self._boards))
        self._names: dict[str, str] = {}
        self._share = 0.0
        self._new: list[Path] = []
        self._urls: dict[str, str] = {}
        self._originals: dict[str, str] = {}
        self._pictures: dict[str, str] = {}
        self._performed: dict[str, str] = {}
        self._parts: dict[str, str] = {}

    @contextmanager
    def written(self) -> Iterator[None]:
        """Write the files, and take them away again where something goes wrong; what can't be read is noted.

        Raises
        ------
        UserError
            When the folder can't be written.
        ExportCancelled
            When the person gave up.
        """
        try:
            if self._folder is not None:
                self._write_all()
            yield
        except BaseException:
            for path in self._new:
                path.unlink(missing_ok=True)
            raise

    def _write_all(self) -> None:
        count = max(1, len(self._assets) + len(self._boards))
        for index, asset in enumerate(self._assets):
            self._share = 0.95 * index / count
            self._work.step(self._share, asset.title)
            self._write_asset(asset)
        for index, board in enumerate(self._boards, len(self._assets)):
            self._work.step(0.95 * index / count, board.name)
            self._pictures[board.id] = self._put_bytes(board.name, ".png", self._picture(board))
        masks = (
            layer.mask for board in self._boards for layer in walk(board.layers) if layer.mask is not None
        )
        for sha256 in sorted({tile.sha256 for mask in masks for tile in mask.tiles}):
            if (data := self._read(sha256, "A part of a mask")) is not None:
                self._parts[sha256] = self._put_bytes(sha256, ".mask", data)

    def url(self, clip: Clip, sha256: str) -> str:
        """Return where other programs find what a clip shows, or one of its takes; empty where that isn't written."""
        if clip.kind == "artboard":
            return self._pictures.get(clip.artboard, "")
        if clip.kind == "score" and sha256 == clip.asset:
            return self._performed.get(clip.id, "")
        return self._urls.get(sha256, "")

    def own(self) -> Value:
        """Return what our metadata say of assets, artboards and parts."""
        exclude = None if self._with_recipe else {"recipe"}
        assets = [
            {"asset": asset.model_dump(mode="json", exclude_defaults=True, exclude=exclude),
             "file": self._originals.get(asset.sha256, "")}
            for asset in self._assets
        ]  # fmt: skip
        boards = [board.model_dump(mode="json") for board in self._boards]
        return {"assets": assets, "artboards": boards, "parts": self._parts}

    def _write_asset(self, asset: Asset) -> None:
        title, suffix = asset.title or asset.kind, suffix_of(asset.media_type)
        try:
            url = self._put_file(title, suffix, self._work.file(asset.sha256))
        except (UserError, KeyError, ValueError):
            # Without files, as in a test or a small export.
            data = self._read(asset.sha256, f"'{title}'")
            if data is None:
                return
            url = self._put_bytes(title, suffix, data)
        self._urls[asset.sha256] = self._originals[asset.sha256] = url
        if asset.kind == "score":
            # As it is, it is of use here alone.
            del self._urls[asset.sha256]
            self._write_midi(asset.sha256, title)

    def _write_midi(self, sha256: str, title: str) -> None:
        """Write a score as each clip plays it; those that play it alike share a file."""
        from creastudio.export.midi import midi_of
        from creastudio.export.sequence_score import score_in_place
        from creastudio.notation.scores import score_of

        data = self._read(sha256, f"'{title}'")
        try:
            score = score_of(data, title).score if data else None
        except UserError as error:
            self._work.note(error.message)
            return
        for clip in _clips(self._sequence):
            if score is not None and clip.asset == sha256:
                shown = midi_of(score_in_place(score, clip, self._sequence.tempo))
                self._performed[clip.id] = self._put_bytes(title, ".mid", shown)

    def _picture(self, board: Artboard) -> bytes:
        from creastudio.export.options import PictureOptions
        from creastudio.export.raster import artboard_bytes

        return artboard_bytes(self._work, board, "image/png", PictureOptions())

    def _read(self, sha256: str, what: str) -> bytes | None:
        try:
            return self._work.read(sha256)
        except (UserError, KeyError, OSError):
            self._work.note(f"{what} is missing; the timeline names it and has no file of it.")
            return None

    def _put_bytes(self, title: str, suffix: str, data: bytes) -> str:
        return self._put(title, suffix, hashlib.sha256(data).hexdigest(), lambda file: file.write(data))

    def _put_file(self, title: str, suffix: str, source: Path) -> str:
        def copy(file: BinaryIO) -> None:
            with source.open("rb") as data:
                while chunk := data.read(CHUNK):
                    self._work.step(self._share)
                    file.write(chunk)

        return self._put(title, suffix, hash_file(source), copy)

    def _put(self, title: str, suffix: str, sha256: str, write: Callable[[BinaryIO], object]) -> str:
        """Write a file under a name that nothing else has, or find the same there already, and return its address."""
        assert self._folder is not None
        stem, number = readable_name(title, "clip"), 1
        path = self._folder / f"{stem}{suffix}"
        while not self._is_free(path, sha256):
            number += 1
            path = self._folder / f"{stem}-{number}{suffix}"
        self._names[path.name.lower()] = sha256
        if not path.exists():
            write_atomically(path, write)
            self._new.append(path)
        return quote(f"{self._folder.name}/{path.name}")

    def _is_free(self, path: Path, sha256: str) -> bool:
        if path.name.lower() in self._names:
            return self._names[path.name.lower()] == sha256
        try:
            return not path.exists() or (path.is_file() and hash_file(path) == sha256)
        except OSError:
            return False


def shown_artboards(document: Document, sequence: Sequence) -> list[Artboard]:
    """Return the artboards that a sequence shows, and those that their linked copies are of."""
    wanted = {clip.artboard for clip in _clips(sequence) if clip.artboard}
    home = {layer.id: board.id for board in document.artboards for layer in walk(board.layers)}
    by_id = {board.id: board for board in document.artboards}
    waiting = [name for name in wanted if name in by_id]
    while waiting:
        linked = (layer for layer in walk(by_id[waiting.pop()].layers) if isinstance(layer, LinkedLayer))
        more = {home[layer.source] for layer in linked if layer.source in home} - wanted
        wanted |= more
        waiting += more
    return [board for board in document.artboards if board.id in wanted]


def _assets(document: Document, sequence: Sequence, boards: Iterable[Artboard]) -> Iterator[Asset]:
    shown = {sha256 for clip in _clips(sequence) for sha256 in (clip.asset, *clip.takes)}
    for board in boards:
        for layer in walk(board.layers):
            if isinstance(layer, ImageLayer):
                shown |= {layer.asset, *layer.takes}
    return (asset for asset in document.assets if asset.sha256 in shown)


def _clips(sequence: Sequence) -> Iterator[Clip]:
    return (clip for track in sequence.tracks for clip in track.clips)
