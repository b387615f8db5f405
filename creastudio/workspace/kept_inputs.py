"""Inputs of jobs, kept among the media of the project, so that a recipe that names one can be run again."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.brand_file import read_brand
from creastudio.api.campaign_file import MEDIA_TYPE as CAMPAIGN
from creastudio.api.campaign_file import pack_campaign, pictures_in, read_pack
from creastudio.api.media import Kind, media_type_of
from creastudio.api.score import MEDIA_TYPE as SCORE
from creastudio.jobs.job import JobInput
from creastudio.store.blobs import BlobStore
from creastudio.workspace.own_formats import own_forms
from creastudio.workspace.requests import InputValue


def keep_input(blobs: BlobStore, name: str, takes: Kind | None, value: InputValue) -> InputValue:
    """Keep an input file as a blob; music becomes a score, a campaign is packed with all that it names.

    Weights of networks stay where they are: they are no work of the project, and often larger than all of it.

    Parameters
    ----------
    name : str
        The input of the work that takes it.
    takes : str
        The kind of thing that the input takes; None where the work has no such input.

    Raises
    ------
    UserError
        When the file can't be read as what it is to be.
    """
    if isinstance(value, JobInput) or takes == "model" or not value.is_file():
        return value
    sha256, media_type = _keep(blobs, takes, value)
    return JobInput(name=name, path=str(blobs.path(sha256)), media_type=media_type, sha256=sha256)


def _keep(blobs: BlobStore, takes: Kind | None, file: Path) -> tuple[str, str]:
    """Return the hash and the media type of what was kept."""
    if takes == "score":
        from creastudio.media.scores import import_score

        return blobs.put(import_score(file).score.dumps()), SCORE
    if takes == "campaign" and file.suffix.lower() == ".toml":
        # With all that it names, so that it can be made again wherever those files are by then.
        packed = pack_campaign(file, own_forms)
        for data in pictures_in(read_pack(packed)):
            blobs.put(data)
        return blobs.put(packed), CAMPAIGN
    if takes == "brand":
        for data in read_brand(file).pictures.values():
            blobs.put(data)
    return blobs.put_file(file), media_type_of(file.name)
