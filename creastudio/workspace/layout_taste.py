"""The taste that a composer of layouts is given: what was learned of a person's choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from creastudio import paths
from creastudio.jobs.job import JobInput
from creastudio.store.layout_taste_file import LayoutTasteFile

if TYPE_CHECKING:
    from creastudio.workspace.requests import InputValue
    from creastudio.workspace.workspace import Workspace


def with_taste(
    workspace: Workspace, work_id: str, inputs: Mapping[str, InputValue] | None
) -> Mapping[str, InputValue] | None:
    """Return the inputs of a job with what was learned, where its work takes that and was given none.

    Raises
    ------
    UserError
        When the file of what was learned can't be read.
    """
    work = workspace.environment.registry.work(work_id)
    slot = next((item for item in work.takes if item.role == "taste"), None)
    if slot is None or slot.name in (inputs or {}):
        return inputs
    taste = LayoutTasteFile(paths.layout_taste_file()).load()
    if not taste.pairs:
        return inputs
    # Kept with the project, so that the recipe makes the same ads whatever is learned later.
    sha256 = workspace.blobs.put(taste.dumps())
    path = str(workspace.blobs.path(sha256))
    told = JobInput(name=slot.name, path=path, media_type="application/json", sha256=sha256)
    return {**(inputs or {}), slot.name: told}
