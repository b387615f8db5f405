"""Emptying the trash of a project: what nothing else names is deleted from the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass

from creastudio.core.document import blobs_of, blobs_of_asset
from creastudio.core.edits.trash import forget_trash
from creastudio.store.blobs import BlobStore
from creastudio.workspace.workspace import Workspace


@dataclass(frozen=True)
class TrashContent:
    """What lies in the trash of a project.

    Attributes
    ----------
    assets : tuple of str
        Hashes of what the document threw away.
    results : tuple of str
        Ids of discarded results.
    files : frozenset of str
        Hashes of what emptying deletes; ``trash_size`` says how much that is.
    """

    assets: tuple[str, ...]
    results: tuple[str, ...]
    files: frozenset[str]

    @property
    def count(self) -> int:
        """How many things there are."""
        return len(self.assets) + len(self.results)


def trash_content(workspace: Workspace) -> TrashContent:
    """Return what lies in the trash, and which files emptying it would delete."""
    assets = tuple(asset.sha256 for asset in workspace.document.trash)
    thrown = [result for result in workspace.results if result.state == "discarded"]
    gone = _deletable(workspace, assets, [result.asset.sha256 for result in thrown])
    results = tuple(result.id for result in thrown if result.asset.sha256 not in assets)
    return TrashContent(assets, results, frozenset(gone))


def trash_size(content: TrashContent, blobs: BlobStore) -> int:
    """Return how many bytes emptying frees in the working state; it asks the disk for every file, on any thread."""
    return sum(blobs.size(sha256) for sha256 in content.files)


def empty_trash(workspace: Workspace) -> Callable[[], None]:
    """Forget what lies in the trash; the function that is returned deletes the files, on any thread.

    What a layer, a result or a waiting job still names stays. Earlier steps of the history that showed what is
    deleted show placeholders from then on.
    """
    # What a job has made just now is among the results before it is asked what they name.
    workspace.poll()
    assets = [asset.sha256 for asset in workspace.document.trash]
    thrown = [result for result in workspace.results if result.state == "discarded"]
    stored = workspace.blobs.stored
    gone = {
        name: stored(name) for name in _deletable(workspace, assets, [item.asset.sha256 for item in thrown])
    }
    if assets:
        workspace.apply(forget_trash(assets))
    workspace.forget_results([result.id for result in thrown])

    def delete() -> None:
        # A row that names a blob must not outlive it for long, so the rows go first.
        workspace.journal.flush()
        for sha256, when in gone.items():
            # The same bytes may have been made or imported again since, and something names them now.
            if stored(sha256) == when:
                with suppress(OSError):
                    workspace.blobs.path(sha256).unlink(missing_ok=True)

    return delete


def _deletable(workspace: Workspace, assets: Collection[str], results: Collection[str]) -> set[str]:
    document = workspace.document.model_copy(update={"trash": ()})
    kept = set(blobs_of(document))
    for result in workspace.results:
        if result.state != "discarded":
            kept.update(blobs_of_asset(result.asset))
    records = workspace.desk.queue.records()
    kept |= {item.sha256 for record in records if not record.ended for item in record.request.inputs}
    return (set(assets) | set(results)) - kept
