"""The tray: what jobs made in this project, and which of it is placed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.blocked import judged
from creastudio.core.canvas import ImageLayer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.results import Result
from creastudio.core.safety import SafetyReport
from creastudio.core.writing import sha256_of


class Tray:
    """Results by id, oldest first. A result counts as accepted while the document shows its asset.

    Parameters
    ----------
    results : iterable of Result
        What was there when the project was opened.
    store : callable
        Makes one result durable.
    drop : callable
        Forgets one, by its id.
    """

    def __init__(
        self,
        results: Iterable[Result],
        store: Callable[[Result], None],
        drop: Callable[[str], None] = lambda _result_id: None,
    ) -> None:
        self._results = {result.id: result for result in results}
        self._store, self._drop = store, drop
        self._placed: frozenset[str] = frozenset()
        self._placed_of: Document | None = None

    def add(self, result: Result) -> None:
        """Add a new result; nothing happens to one that a job gave before it was interrupted and done again.

        One with the same bytes as an older one has its title too: they are the same picture.
        """
        same = [old for old in self._results.values() if old.asset.sha256 == result.asset.sha256]
        if same and same[0].asset.title:
            asset = result.asset.model_copy(update={"title": same[0].asset.title})
            result = result.model_copy(update={"asset": asset})
        if not any((old.job, old.asset) == (result.job, result.asset) for old in same):
            self._put(result)

    def get(self, result_id: str) -> Result:
        """Return a result as stored; UserError when there is none."""
        result = self._results.get(result_id)
        if result is None:
            raise UserError("This result isn't in the tray any more.", "Generate it again from its recipe.")
        return result

    def all(self, document: Document) -> tuple[Result, ...]:
        """Return every result, those that `document` shows marked as accepted."""
        placed = self._shown(document)
        return tuple(_with_state(result, placed) for result in self._results.values())

    def takes_of(self, result_id: str, document: Document) -> tuple[Asset, ...]:
        """Return what stays with a result as takes when it is placed: those of its job that weren't thrown away."""
        siblings = (item.asset for item in self.siblings(result_id))
        own = self.get(result_id).asset.sha256
        # What is blocked stays in the tray; the one that is placed is judged by the edit, which says why.
        return tuple(
            asset for asset in siblings if asset.sha256 == own or judged(document, asset).action != "block"
        )

    def siblings(self, result_id: str) -> tuple[Result, ...]:
        """Return the results of the same job that weren't thrown away, this one included."""
        job = self.get(result_id).job
        return tuple(
            result for result in self._results.values() if result.job == job and result.state != "discarded"
        )

    def discard(self, result_ids: Iterable[str]) -> None:
        """Throw results away; ``restore`` brings them back."""
        self._set_state(result_ids, "discarded")

    def restore(self, result_ids: Iterable[str]) -> None:
        """Bring back what was thrown away."""
        self._set_state(result_ids, "new")

    def forget(self, result_ids: Iterable[str]) -> None:
        """Drop results for good."""
        for result_id in result_ids:
            if self._results.pop(result_id, None) is not None:
                self._drop(result_id)

    def say(self, sha256: str, report: SafetyReport) -> None:
        """Let this be what checks of safety said of the results with these bytes."""
        for result in [item for item in self._results.values() if item.asset.sha256 == sha256]:
            asset = result.asset.model_copy(update={"metadata": report.within(result.asset.metadata)})
            self._put(result.model_copy(update={"asset": asset}))

    def find_asset(self, sha256: str) -> Asset | None:
        """Return the asset of a result by its hash, or None."""
        return next((item.asset for item in self._results.values() if item.asset.sha256 == sha256), None)

    def _set_state(self, result_ids: Iterable[str], state: str) -> None:
        for result_id in result_ids:
            result = self.get(result_id)
            if result.state != state:
                self._put(result.model_copy(update={"state": state}))

    def _put(self, result: Result) -> None:
        self._results[result.id] = result
        self._store(result)

    def _shown(self, document: Document) -> frozenset[str]:
        if document is not self._placed_of:
            self._placed, self._placed_of = shown_assets(document), document
        return self._placed


def shown_assets(document: Document) -> frozenset[str]:
    """Return the hashes of the assets that a layer, clip or artboard of `document` shows now."""
    layers = {
        layer.asset
        for artboard in document.artboards
        for layer in walk(artboard.layers)
        if isinstance(layer, ImageLayer) and not layer.missing
    }
    clips = {
        clip.asset
        for item in document.sequences
        for track in item.tracks
        for clip in track.clips
        if not clip.missing
    }
    boards = {board.layout.asset for board in document.artboards if board.layout is not None} - {""}
    return frozenset(layers | clips | boards | _shown_texts(document))


def _shown_texts(document: Document) -> set[str]:
    """Return the hashes of the texts that writings show, and of those that were placed: a text's is that of its bytes."""
    shown = {
        sha256_of(passage.text)
        for writing in document.writings
        for passage in writing.path()
        if passage.recipe is not None
    }
    layers = (layer for artboard in document.artboards for layer in walk(artboard.layers))
    links = [layer.written for layer in layers if isinstance(layer, TextLayer)]
    links += [clip.written for item in document.sequences for track in item.tracks for clip in track.clips]
    placed = {(link.writing, link.passage) for link in links if link is not None and link.passage}
    for writing in document.writings if placed else ():
        shown |= {
            sha256_of(item.text)
            for item in writing.passages
            if (writing.id, item.id) in placed and item.recipe
        }
    return shown


def _with_state(result: Result, placed: frozenset[str]) -> Result:
    if result.state == "discarded":
        return result
    state = "accepted" if result.asset.sha256 in placed else "new"
    return result if result.state == state else result.model_copy(update={"state": state})
