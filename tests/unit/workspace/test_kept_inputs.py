"""What is kept of the files that a job is given."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from creastudio.api.brand_file import read_brand
from creastudio.api.campaign_file import pictures_in, read_pack
from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.jobs.job import JobInput
from creastudio.store.blobs import BlobStore
from creastudio.workspace.kept_inputs import keep_input

SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def kept(blobs: BlobStore, takes: str, file: Path) -> JobInput:
    found = keep_input(blobs, "it", takes, file)  # type: ignore[arg-type]
    assert isinstance(found, JobInput)
    assert found.name == "it"
    assert blobs.has(found.sha256)
    return found


def test_a_file_is_kept_as_it_is(blobs: BlobStore, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"picture")
    found = kept(blobs, "image", file)
    assert (found.sha256, found.media_type) == (hashlib.sha256(b"picture").hexdigest(), "image/png")
    assert keep_input(blobs, "it", "image", found) is found


def test_weights_and_what_is_not_there_stay_where_they_are(blobs: BlobStore, tmp_path: Path) -> None:
    weights = tmp_path / "a.safetensors"
    weights.write_bytes(b"weights")
    assert keep_input(blobs, "it", "model", weights) == weights
    assert keep_input(blobs, "it", "image", tmp_path / "none.png") == tmp_path / "none.png"
    assert not blobs.has(hashlib.sha256(b"weights").hexdigest())


def test_music_becomes_a_score(blobs: BlobStore, tmp_path: Path) -> None:
    file = tmp_path / "a.abc"
    file.write_text("X:1\nM:4/4\nL:1/4\nK:C\nC D E F|\n")
    found = kept(blobs, "score", file)
    assert found.media_type == "application/x-creastudio-score"
    assert Score.loads(Path(found.path).read_bytes()).tracks
    file.write_text("nothing to hear")
    with pytest.raises(UserError):
        keep_input(blobs, "it", "score", file)


def test_a_campaign_and_a_brand_kit_take_their_pictures_along(blobs: BlobStore) -> None:
    campaign = kept(blobs, "campaign", SAMPLES / "campaign.toml")
    pictures = pictures_in(read_pack(Path(campaign.path).read_bytes()))
    assert pictures
    assert all(blobs.has(hashlib.sha256(data).hexdigest()) for data in pictures)
    kit = next((SAMPLES / "campaign").glob("*.creabrand"))
    kept(blobs, "brand", kit)
    assert read_brand(kit).pictures
    assert all(blobs.has(sha256) for sha256 in read_brand(kit).pictures)
