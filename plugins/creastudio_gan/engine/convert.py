"""``gan.convert``: a network of another program becomes a model of the library.

The file is read in a process of its own, by a closed list of names, with caps on memory and time: see
``creastudio.ml.pickles`` and ``creastudio.ml.capped``. This module never opens it.
"""

from __future__ import annotations

from typing import Any

from creastudio.api import Artifact, JobContext, ModelCard, TrainingData, UserError, model_id
from creastudio.ml.capped import run_capped
from creastudio_gan.family import FAMILY
from creastudio_gan.tools.convert import ConvertParams

LARGEST = 4 << 30
"""Bytes of a file that is looked at."""

ROOM = 1500
"""MB that reading may take beside six times the file: weights, their copies and a few pictures of 1024 px."""

SECONDS = 900
CHILD = "creastudio_gan.engine.convert_child:convert"


def run(params: ConvertParams, ctx: JobContext) -> None:
    """Convert ``ctx.input("file")``, put it into the library, and emit a text that says what was taken and left out.

    Raises
    ------
    UserError
        When the file asks for anything that could run code, is damaged, or holds another kind of network.
    """
    given = ctx.input("file")
    ctx.progress(0.0, "reading the file")
    ctx.check_cancelled()
    size = given.path.stat().st_size if given.path.is_file() else 0
    if not 0 < size <= LARGEST:
        raise UserError(
            f"'{given.path.name}' is no model file.", "Choose a .pkl or .pt file of at most 4 GB."
        )
    found = run_capped(
        CHILD,
        {"file": str(given.path), "name": given.path.name, "folder": str(ctx.scratch)},
        ctx.scratch,
        memory=ROOM + 6 * size // 2**20,
        seconds=SECONDS,
        what=given.path.name,
        between=ctx.check_cancelled,
    )
    ctx.progress(0.8, "putting it into the library")
    card = _card(params, found)
    ctx.save_model(card, ctx.scratch / found["weights"], (ctx.scratch / found["sheet"]).read_bytes())
    told = _told(card, found)
    ctx.emit(
        Artifact(
            "text/markdown",
            told.encode(),
            title=card.title,
            metadata={"discarded": found["discarded"], "report": True},
        )
    )
    ctx.progress(1.0, "done")


def _card(params: ConvertParams, found: dict[str, Any]) -> ModelCard:
    title = params.title.strip() or f"{found['made_with']}, {found['width']} px"
    source = params.source.strip()
    data = (TrainingData(name="not stated by the file", source=source),) if source else ()
    return ModelCard(
        id=model_id(params.id.strip() or title),
        title=title,
        family=FAMILY,
        architecture=found["architecture"],
        summary=f"Converted from {found['made_with']}, {found['width']} x {found['height']} px.",
        config=found["config"],
        licence=params.licence.strip(),
        data=data,
        parameters=found["parameters"],
    )


def _told(card: ModelCard, found: dict[str, Any]) -> str:
    lines = [
        f"# {card.title}",
        "",
        f"{found['made_with']}, {found['width']} x {found['height']} px, {found['parameters']:,} parameters.",
        f"Licence: {card.licence or 'not stated'}.",
        "",
        "Nothing in the file was run. Left out:"
        if found["discarded"]
        else "Nothing in the file was run or left out.",
        *(f"- {item}" for item in found["discarded"]),
    ]
    return "\n".join(lines) + "\n"
