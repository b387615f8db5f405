"""A campaign with all the files that it names, as one file that a job can be given and a recipe can name (``.creacampaign``)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from creastudio.api.brand_file import read_brand
from creastudio.api.campaign import MAX_TEXT, Campaign, read_campaign
from creastudio.api.errors import UserError
from creastudio.api.formats import ArtboardFormat, Own, formats_in, spelled
from creastudio.api.own_formats import OWN
from creastudio.api.texts import decode_text
from creastudio.api.zip_members import DAMAGE, read_member, write_member

MEDIA_TYPE = "application/x-creastudio-campaign"
OWN_FORMATS = "own-formats.txt"
"""Member with the formats that the campaign names and that don't ship, spelled out."""
MAX_FILE = 64 << 20
"""Of one file of a campaign, bytes."""


@dataclass(frozen=True)
class CampaignPack:
    """A campaign and its files.

    Attributes
    ----------
    text : str
        The TOML as a person wrote it.
    files : Mapping
        Name in the campaign -> bytes.
    """

    campaign: Campaign
    text: str
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


def pack_campaign(path: Path, own: Callable[[], Own] = tuple) -> bytes:
    """Return a TOML file and what it names as one file, the same bytes for the same content.

    Parameters
    ----------
    own : callable
        Returns the formats that don't ship; those that the campaign names go along.

    Raises
    ------
    UserError
        For a campaign that doesn't fit, or a file that is missing, too large or lies elsewhere.
    """
    try:
        with path.open("rb") as file:
            data = file.read(4 * MAX_TEXT + 1)
    except OSError as error:
        raise UserError(
            f"'{path.name}' can't be read: {error.strerror}.", hint="Check its permissions."
        ) from None
    text = decode_text(data, path.name).text
    asked: list[ArtboardFormat] = []

    def known() -> Own:
        asked[:] = own()
        return asked

    campaign = read_campaign(text, path.name, known)
    # What the text itself spells out needs nothing beside it.
    beside = _own_of(campaign) if asked else ()
    return packed(text, {name: _named(path, name) for name in campaign.files}, beside)


def packed(text: str, files: Mapping[str, bytes], own: Own = ()) -> bytes:
    """Return the file of a campaign from its text, its files and the formats that it names and that don't ship."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        write_member(archive, "campaign.toml", text.encode())
        if own:
            write_member(archive, OWN_FORMATS, "\n".join(map(spelled, own)).encode())
        for number, name in enumerate(read_campaign(text, own=lambda: own).files):
            write_member(archive, _member(number), files[name])
    return made.getvalue()


def read_pack(source: Path | bytes, name: str = "") -> CampaignPack:
    """Read what ``pack_campaign`` made.

    Raises
    ------
    UserError
        When it is no such file, or damaged.
    """
    name = name or (source.name if isinstance(source, Path) else "the campaign")
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
            text = read_member(archive, "campaign.toml", 4 * MAX_TEXT).decode()
            beside = OWN_FORMATS in archive.namelist()
            own = formats_in(read_member(archive, OWN_FORMATS, MAX_TEXT).decode()) if beside else ()
            campaign = read_campaign(text, name, lambda: own)
            files = {
                file: read_member(archive, _member(number), MAX_FILE)
                for number, file in enumerate(campaign.files)
            }
    except UserError:
        raise
    except DAMAGE as error:
        raise UserError(
            f"'{name}' is no campaign, or is damaged.", hint="Choose the TOML file that it was made from."
        ) from error
    return CampaignPack(campaign, text, files)


def pictures_in(pack: CampaignPack) -> list[bytes]:
    """Return the pictures that layouts of a campaign may show: its own, and the logos of its brand kit."""
    kit = pack.campaign.brand
    found = [data for name, data in pack.files.items() if name not in (kit, pack.campaign.past)]
    return [*found, *(read_brand(pack.files[kit], kit).pictures.values() if kit else ())]


def _own_of(campaign: Campaign) -> tuple[ArtboardFormat, ...]:
    """Return the formats of a campaign that don't ship."""
    deliver = campaign.deliver
    words = (*deliver.formats, *deliver.html5, *deliver.print, *deliver.films.formats)
    return tuple(form for form in formats_in(", ".join(words)) if form.id.startswith(OWN))


def _named(path: Path, name: str) -> bytes:
    """Return a file that a campaign names; it must lie beside the campaign or below."""
    if "\0" in name:
        raise UserError(f"'{path.name}' names a file that no disk can hold.", hint="Mend the name.")
    folder = path.resolve().parent
    target = (folder / name).resolve()
    if not target.is_relative_to(folder):
        raise UserError(
            f"'{path.name}' names '{name}', which lies elsewhere.", hint="Put it into the campaign's folder."
        )
    if not target.is_file():
        raise UserError(
            f"'{path.name}' names '{name}', which isn't there.",
            hint=f"Put it beside '{path.name}', or mend the name.",
        )
    try:
        if target.stat().st_size > MAX_FILE:
            raise UserError(f"'{name}' is larger than {MAX_FILE >> 20} MB.", hint="Save it smaller.")
        return target.read_bytes()
    except OSError as error:
        raise UserError(f"'{name}' can't be read: {error.strerror}.", hint="Check its permissions.") from None


def _member(number: int) -> str:
    return f"files/{number}"
