"""What the window gives to generators of layouts by itself: what was learned of choices, the layouts of the project, and ads of the past."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.layout import Layout, layouts_text
from creastudio.core.assets import Asset
from creastudio.jobs.job import JobInput
from creastudio.store.layout_taste_file import LayoutTasteFile
from creastudio.workspace.layout_results import made_layout
from creastudio.workspace.notice import Notice
from creastudio.workspace.past_ads import past_data

if TYPE_CHECKING:
    from creastudio.workspace.requests import InputValue
    from creastudio.workspace.workspace import Workspace

MOST = 400
"""Layouts that are given, those of the document first."""


def with_taste(
    workspace: Workspace, work_id: str, inputs: Mapping[str, InputValue] | None
) -> Mapping[str, InputValue] | None:
    """Return the inputs of a job with what its work takes by the roles ``taste``, ``layouts`` and ``past`` and wasn't given.

    What can't be read is told once and left out: nobody asked for it, and the work is done without it.

    Raises
    ------
    UserError
        When the disk doesn't take them.
    """
    given = dict(inputs or {})
    for slot in workspace.environment.registry.work(work_id).takes:
        make = _MAKERS.get(slot.role)
        data = _read(workspace, make) if make is not None and slot.name not in given else b""
        if data:
            # Kept with the project, so that the recipe makes the same whatever is learned or made later.
            sha256 = workspace.blobs.put(data)
            path = str(workspace.blobs.path(sha256))
            given[slot.name] = JobInput(
                name=slot.name, path=path, media_type="application/json", sha256=sha256
            )
    return given


def _read(workspace: Workspace, make: Callable[[Workspace], bytes]) -> bytes:
    try:
        return make(workspace)
    except UserError as error:
        left_out = "What it holds is left out until it is mended or moved away."
        workspace.listeners.tell_once(Notice("warning", error.message, left_out))
        return b""


def _taste(_workspace: Workspace) -> bytes:
    taste = LayoutTasteFile(paths.layout_taste_file()).load()
    return taste.dumps() if taste.pairs else b""


def _layouts(workspace: Workspace) -> bytes:
    assets = [*workspace.document.assets, *(item.asset for item in workspace.results)]
    found = {asset.sha256: asset for asset in assets if asset.kind == "layout"}
    layouts = [layout for asset in islice(found.values(), MOST) if (layout := _layout(workspace, asset))]
    # What a figure is compared by, without the pictures and words that a layout keeps.
    plain = [
        layout.model_copy(
            update={"settings": {name: value for name, value in layout.settings.items() if name == "concept"}}
        )
        for layout in layouts
    ]
    return layouts_text(plain).encode() if plain else b""


def _layout(workspace: Workspace, asset: Asset) -> Layout | None:
    try:
        return made_layout(workspace.read_blob, asset).layout
    except UserError:
        # Its file is gone, which is told where it is shown.
        return None


_MAKERS: Mapping[str, Callable[[Workspace], bytes]] = {
    "taste": _taste,
    "layouts": _layouts,
    "past": past_data,
}
