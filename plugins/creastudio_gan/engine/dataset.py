"""``gan.dataset``: what is in a folder of pictures. No torch, so that it begins at once."""

from __future__ import annotations

from pathlib import Path

from creastudio.api import Artifact, JobContext
from creastudio.api.dataset import DatasetManifest, parse_manifest, read_manifest
from creastudio.api.dataset_text import in_words
from creastudio.ml.dataset import examine
from creastudio.ml.job_inputs import kept_manifests
from creastudio_gan.tools.dataset import DatasetParams


def run(params: DatasetParams, ctx: JobContext) -> None:
    """Examine the folder ``ctx.input("data")`` and give back a report.

    Raises
    ------
    UserError
        When there is no such folder, or its manifest can't be read.
    """
    folder = ctx.input("data").path

    def on_step(share: float, words: str) -> None:
        ctx.check_cancelled()
        ctx.progress(share, words)

    report = examine(folder, choices_of(params.choices, folder, ctx), on_step=on_step, most=params.most)
    ctx.check_cancelled()
    text = report.model_dump_json() if params.form == "data" else in_words(report)
    ctx.progress(1.0, "done")
    ctx.emit(
        Artifact("text/plain", text.encode(), title=f"Report on {folder.name}", metadata={"report": True})
    )


def choices_of(text: str, folder: Path, ctx: JobContext) -> DatasetManifest | None:
    """Return the manifest that `text` holds, else that of the folder; None for none."""
    if text.strip():
        return parse_manifest(text, folder)
    return read_manifest(folder, kept_manifests(ctx))
