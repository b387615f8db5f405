"""What lies in the trash, and what emptying it deletes."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from creastudio.core.assets import Asset
from creastudio.core.edits import add_assets, trash_assets
from creastudio.core.results import Result
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from creastudio.workspace.trash import empty_trash, trash_content, trash_size
from creastudio.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    opened = new_project(Environment.load(in_thread=True))
    yield opened
    opened.close("stop", forget=True)


def kept(workspace: Workspace, data: bytes) -> Asset:
    return Asset(sha256=workspace.blobs.put(data), media_type="image/png", title=data.decode())


def test_only_what_nothing_names_is_deleted(workspace: Workspace) -> None:
    gone, shared, other = (kept(workspace, name) for name in (b"gone!", b"shared", b"other"))
    workspace.apply(add_assets([gone, shared, other]))
    workspace.tray.add(Result(job="a", asset=shared))
    workspace.apply(trash_assets([gone.sha256, shared.sha256]))
    content = trash_content(workspace)
    assert (content.count, trash_size(content, workspace.blobs)) == (2, 5)
    empty_trash(workspace)()
    assert workspace.document.trash == ()
    assert [workspace.blobs.has(item.sha256) for item in (gone, shared, other)] == [False, True, True]


def test_discarded_results_are_forgotten_with_their_files(workspace: Workspace) -> None:
    asset = kept(workspace, b"seven..")
    result = Result(job="a", asset=asset)
    workspace.tray.add(result)
    workspace.discard([result.id])
    assert trash_size(trash_content(workspace), workspace.blobs) == 7
    empty_trash(workspace)()
    assert workspace.results == ()
    assert workspace.journal.results() == []
    assert not workspace.blobs.has(asset.sha256)


def test_undo_brings_back_what_still_lies_in_the_trash(workspace: Workspace) -> None:
    asset = kept(workspace, b"back")
    workspace.apply(add_assets([asset]))
    workspace.apply(trash_assets([asset.sha256]))
    workspace.undo()
    assert workspace.document.assets == (asset,)
    assert trash_content(workspace).count == 0


def test_what_is_made_again_meanwhile_is_not_deleted(workspace: Workspace) -> None:
    asset = kept(workspace, b"again")
    path = workspace.blobs.path(asset.sha256)
    os.utime(path, ns=(1, 1))
    workspace.apply(add_assets([asset]))
    workspace.apply(trash_assets([asset.sha256]))
    delete = empty_trash(workspace)
    workspace.blobs.put(b"again")
    workspace.apply(add_assets([asset]))
    delete()
    assert workspace.blobs.read(asset.sha256) == b"again"
