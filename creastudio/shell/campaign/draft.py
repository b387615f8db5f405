"""A campaign that is being written: what it says, and where the files that it names lie meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.api.campaign import Campaign, read_campaign, settled_campaign
from creastudio.api.campaign_text import campaign_text
from creastudio.api.errors import UserError
from creastudio.api.texts import decode_text
from creastudio.shell.i18n import tr
from creastudio.shell.remembering import with_newest
from creastudio.shell.session import Session
from creastudio.store.files import write_bytes
from creastudio.workspace.own_formats import own_forms

KEPT = 20
"""Campaigns that are remembered, one a project."""


@dataclass(frozen=True)
class Draft:
    """A campaign and its files.

    Attributes
    ----------
    files : Mapping
        Name in the campaign -> where it lies.
    """

    campaign: Campaign = field(default_factory=Campaign)
    files: Mapping[str, Path] = field(default_factory=dict[str, Path])


def read_draft(path: Path) -> Draft:
    """Read a campaign file; UserError names what is wrong with it."""
    try:
        text = decode_text(path.read_bytes(), path.name).text
    except OSError as error:
        raise UserError(tr("'{name}' can't be read.", name=path.name), str(error.strerror or "")) from None
    campaign = read_campaign(text, path.name, own_forms)
    return Draft(campaign, {name: path.parent / name for name in campaign.files})


def write_draft(draft: Draft, path: Path) -> None:
    """Write a campaign, with copies of the files that don't lie beside it.

    Raises
    ------
    UserError
        When a file is gone, or there is no room.
    """
    # Spelled out, so that the file says the same on another computer.
    campaign = settled_campaign(draft.campaign, own_forms)
    home, names = path.parent.resolve(), dict[str, str]()
    for number, name in enumerate(draft.campaign.files):
        source = draft.files.get(name, Path(name))
        if not source.is_file():
            raise UserError(tr("'{name}' isn't there any more.", name=name), tr("Choose it again."))
        if source.resolve().is_relative_to(home):
            names[name] = source.resolve().relative_to(home).as_posix()
            continue
        names[name] = f"{path.stem}/{number + 1}-{Path(name).name}"
        target = home / names[name]
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        except OSError as error:
            raise UserError(
                tr("'{name}' can't be written.", name=target.name), str(error.strerror or "")
            ) from None
    write_bytes(path, campaign_text(_renamed(campaign, names)).encode())


def remember(session: Session, draft: Draft) -> None:
    """Keep a campaign for its project; the oldest goes where there are too many."""
    files = {name: str(path) for name, path in draft.files.items()}
    told = {"text": campaign_text(draft.campaign), "files": files}
    session.update_settings(
        last_campaigns=with_newest(session.settings.last_campaigns, _key(session), told, KEPT)
    )


def remembered(session: Session) -> Draft:
    """Return the campaign that was asked for last in this project; an empty one where there was none."""
    stored: Mapping[str, Any] = session.settings.last_campaigns.get(_key(session), {})
    try:
        campaign = read_campaign(str(stored["text"]), own=own_forms)
        return Draft(campaign, {name: Path(path) for name, path in dict(stored["files"]).items()})
    except (KeyError, TypeError, ValueError, UserError):
        return Draft()


def _key(session: Session) -> str:
    return str(session.workspace.path or "")


def _renamed(campaign: Campaign, names: Mapping[str, str]) -> Campaign:
    pictures = tuple(
        item.model_copy(update={"file": names.get(item.file, item.file)}) for item in campaign.pictures
    )
    update = {
        "pictures": pictures,
        "brand": names.get(campaign.brand, campaign.brand),
        "logo": names.get(campaign.logo, campaign.logo),
        "past": names.get(campaign.past, campaign.past),
    }
    return campaign.model_copy(update=update)
