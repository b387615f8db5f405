"""An engine pack that is dropped on the window: asked about, then added on another thread."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.engines import installed
from creastudio.engines.adding import Added, add_pack
from creastudio.engines.manifest import NAME, PackManifest
from creastudio.engines.unpack import read_manifest
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.transfer.dropped_files import dropped_files
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio

PACK_NAME = "creastudio-engine-"
"""How the file names of packs begin."""


def dropped_engine(data: QMimeData) -> Path | None:
    """Return the engine pack among what is dragged, or None: a zip file with a manifest at its root.

    One that has the name of a pack is taken, too, so that a download that broke off is told and not refused in silence.
    """
    zips = (path for path in dropped_files(data) if path.suffix.lower() == ".zip")
    return next((path for path in zips if path.name.startswith(PACK_NAME) or _has_manifest(path)), None)


def offer_engine(studio: Studio, path: Path, parent: QWidget | None) -> None:
    """Say what a pack is, and add it if the person wants it; what is no sound pack is said."""
    try:
        manifest = read_manifest(path)
        manifest.require_fit()
    except UserError as error:
        studio.notifier.add(Notice.from_error(error))
        return
    if not _wanted(manifest, parent):
        return
    text = tr("The engine '{name}' is being unpacked and tried …", name=manifest.name)
    studio.notifier.add(Notice("info", text))

    def done(added: Added) -> None:
        used = installed.chosen().pack
        next_start = tr("It computes from the next start of the studio on.")
        said = tr_said(added.sentence)
        taken = used is not None and used.name == added.manifest.name
        studio.notifier.add(Notice("info" if taken else "warning", said, next_start if taken else ""))

    studio.long_tasks.run(lambda: add_pack(path), done)


def _wanted(manifest: PackManifest, parent: QWidget | None) -> bool:
    text = tr(
        "PyTorch {torch} for {accelerator}, {size} GB.\n\nAn engine runs with your rights: take packs only from those whose "
        "programs you would run.",
        torch=manifest.torch,
        accelerator=manifest.accelerator.upper(),
        size=f"{manifest.total / 2**30:.1f}",
    )
    choices = (Choice("cancel", tr("Cancel")), Choice("add", tr("Add"), "primary"))
    return ask(parent, tr("Add the engine '{name}'?", name=manifest.name), text, choices, "plug") == "add"


def _has_manifest(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as pack:
            return NAME in pack.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
