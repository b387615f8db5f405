"""What jobs get from an open project."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import TextFit
from creastudio.api.errors import UserError
from creastudio.api.testing import tiny_png
from creastudio.jobs.job import JobRequest
from creastudio.store.blobs import BlobStore
from creastudio.workspace.services import WorkspaceServices
from tests.support.projects import toy_environment


@pytest.fixture
def services(tmp_path: Path) -> WorkspaceServices:
    return WorkspaceServices(
        toy_environment(), BlobStore(tmp_path / "blobs"), tmp_path / "jobs", tmp_path / "notes"
    )


def test_bytes_and_files_are_kept_alike(services: WorkspaceServices, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"pixels")
    assert services.keep(b"pixels") == services.keep(tmp_path / "a.png")
    assert BlobStore(tmp_path / "blobs").read(services.keep(b"pixels")) == b"pixels"


def test_each_job_and_each_plugin_has_a_folder_of_its_own(services: WorkspaceServices) -> None:
    folders = [services.checkpoint_dir("1"), services.checkpoint_dir("2")]
    folders += [services.data_dir("gan"), services.data_dir("text"), services.data_dir("")]
    assert len(set(folders)) == len(folders)
    assert all(folder.is_dir() for folder in folders)
    assert services.checkpoint_dir("1") == folders[0]


def test_only_the_checkpoint_of_the_job_that_is_meant_goes(
    services: WorkspaceServices, tmp_path: Path
) -> None:
    kept, gone = services.checkpoint_dir("1"), services.checkpoint_dir("2")
    (gone / "state").write_text("half")
    services.discard_checkpoint("2")
    services.discard_checkpoint("never run")
    assert list((tmp_path / "jobs").iterdir()) == [kept]


def test_a_folder_that_cannot_be_made_is_told(services: WorkspaceServices, tmp_path: Path) -> None:
    (tmp_path / "jobs").write_text("in the way")
    with pytest.raises(UserError, match="its folder should be") as told:
        services.checkpoint_dir("1")
    assert told.value.hint


def test_a_missing_model_is_told_by_its_name(services: WorkspaceServices) -> None:
    with pytest.raises(UserError, match="nobody"):
        services.resolve_model("nobody")


def test_engines_see_the_device_that_is_chosen_now(tmp_path: Path) -> None:
    environment = toy_environment()
    services = WorkspaceServices(
        environment, BlobStore(tmp_path / "blobs"), tmp_path / "jobs", tmp_path / "notes"
    )
    environment.update_settings(device="cpu")
    assert services.settings("gan")["device"] == "cpu"


def test_a_job_may_ask_for_a_built_in_generator(services: WorkspaceServices, tmp_path: Path) -> None:
    parent = JobRequest(
        work="layout.compose", title="Compose", plugin="layout", entry="a:b", params_entry="a:b"
    )
    made = services.child_request(parent, "text.ad_copy", {"brief": "wool"}, {}, 7)
    assert (made.work, made.seed, made.params["brief"]) == ("text.ad_copy", 7, "wool")
    (tmp_path / "a.png").write_bytes(tiny_png(1, 8))
    (given,) = services.child_request(
        parent, "picture.upscale", {}, {"picture": str(tmp_path / "a.png")}, 7
    ).inputs
    assert (given.sha256, given.media_type) == (services.keep(tiny_png(1, 8)), "image/png")
    (kept,) = services.child_request(parent, "picture.upscale", {}, {"picture": given.sha256}, 7).inputs
    assert kept.path == given.path


@pytest.mark.parametrize(
    ("work", "inputs", "told"),
    [
        ("no.such", {}, "no.such"),
        ("toy.dot", {}, "can't be asked for"),
        ("text.train", {}, "needs a folder|data"),
        ("picture.upscale", {"picture": "/nowhere/a.png"}, "There is no 'a.png'"),
    ],
)
def test_what_cannot_be_asked_for_is_told(
    services: WorkspaceServices, work: str, inputs: dict[str, str], told: str
) -> None:
    parent = JobRequest(
        work="layout.compose", title="Compose", plugin="layout", entry="a:b", params_entry="a:b"
    )
    with pytest.raises(UserError, match=told):
        services.child_request(parent, work, {}, inputs, 7)


def test_texts_are_measured_as_they_are_painted(services: WorkspaceServices) -> None:
    narrow, wide = services.measure_text([TextFit(text="iiii"), TextFit(text="wwww")])
    assert narrow.width < wide.width
