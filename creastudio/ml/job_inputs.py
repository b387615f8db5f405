"""What a job may have been started with: inputs that aren't required, and where choices for folders lie."""

from __future__ import annotations

from pathlib import Path

from creastudio.api import InputFile, JobContext, UserError


def optional_input(ctx: JobContext, name: str) -> InputFile | None:
    """Return the input called `name`; None where the job was started without it."""
    try:
        return ctx.input(name)
    except UserError:
        return None


def kept_manifests(ctx: JobContext) -> Path | None:
    """Return where the manifests of folders lie that can't be written to (``creastudio.api.dataset``); None for nowhere."""
    kept = ctx.settings.get("datasets")
    return Path(kept) if kept else None
