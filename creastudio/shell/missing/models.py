"""What is said of models that aren't on this machine, with the way to find them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.api.recipe import ModelRef
from creastudio.core.assets import Asset
from creastudio.shell.i18n import tr, trn
from creastudio.store.model_library import SHORT_HASH, ModelLibrary, ModelMissing
from creastudio.workspace.collect import MODELS
from creastudio.workspace.models_used import MissingModel
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.shell.session import Session


def model_name(ref: ModelRef) -> str:
    """Return how a model is named to a person: its id, and the beginning of its hash where that is known."""
    return f"{ref.id} ({ref.sha256[:SHORT_HASH]})" if ref.sha256 else ref.id


def offer_missing(session: Session, error: ModelMissing) -> None:
    """Say that a model that is needed now is missing, and offer to find it."""
    session.offer(
        tr("The model {name} is missing on this machine.", name=model_name(error.ref)),
        tr("Locate…"),
        lambda: session.modelsRequested.emit((MissingModel(error.ref),)),
        tr("Say where it lies, import a copy, or choose another model."),
        usable=lambda: True,
    )


def project_assets(session: Session) -> tuple[Asset, ...]:
    """Return the assets of the document and of the tray."""
    return (*session.document.assets, *(result.asset for result in session.workspace.results))


def models_beside(session: Session, missing: Sequence[MissingModel]) -> Path | None:
    """Return the folder of models that came with a collected project, where it has a missing one; else None."""
    path = session.workspace.path
    folder = path.parent / MODELS if path is not None else None
    if folder is None or not folder.is_dir():
        return None
    beside = {(entry.card.id, entry.card.sha256) for entry in ModelLibrary([("", folder)], folder).entries()}
    found = any(
        item.ref.id == name and sha256.startswith(item.ref.sha256)
        for item in missing
        for name, sha256 in beside
    )
    return folder if found else None


def use_models(session: Session, folder: Path) -> None:
    """Use the models of a folder where they lie, from now on."""
    try:
        found = session.environment.models.locate(folder)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return
    session.notify(trn("{count} model can be used now.", "{count} models can be used now.", len(found)))
    for entry in found:
        session.modelAdded.emit(entry.card)


def tell_missing(session: Session, missing: Sequence[MissingModel]) -> None:
    """Say once, for a project that was just opened, which of its models are missing."""
    if not missing:
        return
    beside = models_beside(session, missing)
    if beside is not None:
        session.offer(
            tr("The models that this project was made with lie beside it."),
            tr("Use them"),
            lambda: use_models(session, beside),
            tr("They are used where they lie, and not copied."),
        )
        return
    names = ", ".join(model_name(item.ref) for item in missing[:3])
    more = len(missing) - 3
    session.offer(
        trn(
            "A model that this project was made with isn't on this machine: {names}.",
            "{count} models that this project was made with aren't on this machine: {names}.",
            len(missing),
            names=f"{names} …" if more > 0 else names,
        ),
        tr("Locate…"),
        lambda: session.modelsRequested.emit(tuple(missing)),
        tr("Nothing is lost: they are only needed to vary a result or make it again."),
        usable=lambda: True,
    )
