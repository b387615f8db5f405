"""``text.convert``: a model in a GGUF file becomes a model of the library.

The file is read in a process of its own with caps on memory and time (``creastudio.ml.capped``); this module never opens it.
"""

from __future__ import annotations

import shutil
from typing import Any

import torch

from creastudio.api import Artifact, JobContext, ModelCard, TrainingData, UserError, model_id
from creastudio.ml import memory
from creastudio.ml.capped import run_capped
from creastudio_text.tools.common import FAMILY
from creastudio_text.tools.convert import ConvertParams

LARGEST = 64 << 30
"""Bytes of a file that is looked at."""

ROOM = 1200
"""MB that reading takes beside the file and one tensor: the vocabulary is held as text."""

SECONDS = 1800
CHILD = "creastudio_text.engine.foreign.gguf_child"
MB = 1 << 20


def run(params: ConvertParams, ctx: JobContext) -> None:
    """Convert ``ctx.input("file")``, put it into the library, and emit a text that says what was made.

    Raises
    ------
    UserError
        When it is no GGUF, is damaged or of a kind that isn't converted, or takes more memory or disk than there is.
    """
    given = ctx.input("file")
    ctx.progress(0.0, "looking into the file")
    ctx.check_cancelled()
    size = given.path.stat().st_size if given.path.is_file() else 0
    if not 0 < size <= LARGEST:
        raise UserError(f"'{given.path.name}' is no model file.", "Choose a .gguf file of at most 64 GB.")
    body = {"file": str(given.path), "name": given.path.name, "folder": str(ctx.scratch)}

    def child(what: str, most: int) -> dict[str, Any]:
        return run_capped(
            f"{CHILD}:{what}",
            body,
            ctx.scratch,
            memory=most,
            seconds=SECONDS,
            what=given.path.name,
            between=ctx.check_cancelled,
        )

    found = child("look", ROOM + size // MB)
    # Each number takes four bytes for a moment, and four while it is turned.
    needed = ROOM + (size + 12 * int(found["largest"])) // MB
    disk = 2 * int(found["parameters"]) // MB
    used = 4 * int(found["parameters"]) // MB
    told = f"Converting takes up to {needed:,} MB of memory and {disk:,} MB on the disk; writing with it {used:,} MB of memory."
    ctx.log.warning("%s", told)
    ctx.progress(0.1, told)
    _check_room(ctx, given.path.name, needed, disk)
    made = child("convert", needed)
    ctx.progress(0.8, "putting it into the library")
    ctx.check_cancelled()
    card = _card(params, found, given.path.stem)
    ctx.save_model(card, ctx.scratch / made["weights"])
    ctx.emit(Artifact("text/markdown", _told(card, found, told).encode(), title=card.title))
    ctx.progress(1.0, "done")


def _check_room(ctx: JobContext, name: str, needed: int, disk: int) -> None:
    left = memory.free(torch.device("cpu")) // MB
    if needed > left:
        raise UserError(
            f"Converting '{name}' takes {needed:,} MB of memory, and {left:,} MB are free.",
            "Close other programs, or choose a smaller model.",
        )
    # What is made lies on the disk twice for a moment, and is copied into the library.
    free = shutil.disk_usage(ctx.scratch).free // MB
    if 3 * disk > free:
        raise UserError(
            f"Converting '{name}' takes {3 * disk:,} MB on the disk, and {free:,} MB are free.",
            "Make room, or choose a smaller model.",
        )


def _card(params: ConvertParams, found: dict[str, Any], stem: str) -> ModelCard:
    title = params.title.strip() or found["title"] or stem
    source = params.source.strip()
    return ModelCard(
        id=model_id(params.id.strip() or title),
        title=title,
        family=FAMILY,
        architecture=found["architecture"],
        summary=f"Converted from a GGUF file; reads {found['context']:,} tokens.",
        licence=params.licence.strip() or found["licence"],
        languages=tuple(found["languages"]),
        data=(TrainingData(name="not stated by the file", source=source),) if source else (),
        parameters=int(found["parameters"]),
    )


def _told(card: ModelCard, found: dict[str, Any], cost: str) -> str:
    lines = [
        f"# {card.title}",
        "",
        f"- Network: {card.architecture}, {card.parameters:,} parameters",
        f"- Reads: {found['context']:,} tokens",
        f"- Licence: {card.licence or 'not stated'}",
        f"- Languages: {', '.join(card.languages) or 'not stated'}",
        "",
        cost,
        "",
    ]
    return "\n".join(lines)
