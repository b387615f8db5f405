"""A job is put in the queue with own formats spelled out, and a campaign takes them along."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import Params, param
from creastudio.api.campaign_file import read_pack
from creastudio.api.formats import formats_in
from creastudio.api.generator import Generator, Input
from creastudio.api.own_formats import own_format
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore
from creastudio.workspace.job_desk import JobDesk
from creastudio.workspace.listeners import Listeners
from creastudio.workspace.own_formats import own_formats_file
from tests.support.projects import environment_of
from tests.support.toy_jobs import Desk

LOBBY = own_format(name="Lobby", width=800, height=600, bleed=9)


class Sizes(Params):
    """A text of formats."""

    formats: str = param("meta.story", title="Formats", role="formats")


FITS = Generator(
    id="toy.fits", title="Fits", category="Layouts", makes="layout", entry="tests.support.toy_jobs:dots", params=Sizes,
    takes=(Input(name="campaign", kind="campaign", title="Campaign", required=False),),
)  # fmt: skip


@pytest.fixture
def desk(jobs: Desk, tmp_path: Path) -> JobDesk:
    own_formats_file().change(lambda all_: all_.with_format(LOBBY))
    kept: list[Result] = []
    return JobDesk(
        environment_of(FITS), jobs.queue, jobs.events, BlobStore(tmp_path / "blobs"), Listeners(), kept.append
    )


def test_a_request_says_all_of_an_own_format(desk: JobDesk) -> None:
    record = desk.submit("toy.fits", {"formats": "own.lobby, meta.link"}, seed=1)
    own_formats_file().change(lambda all_: all_.without(LOBBY.id))
    found = formats_in(str(record.request.params["formats"]))
    assert [form.id for form in found] == ["own.lobby", "meta.link"]
    assert found[0] == LOBBY.form


def test_a_campaign_takes_its_own_formats_along(desk: JobDesk, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('brief = "Wool"\n[deliver]\nformats = ["own.lobby"]\n')
    record = desk.submit("toy.fits", {}, seed=1, inputs={"campaign": file})
    pack = read_pack(Path(record.request.inputs[0].path))
    assert formats_in(pack.campaign.deliver.formats[0]) == (LOBBY.form,)
