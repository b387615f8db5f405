"""Inputs that a job may have been started without."""

from __future__ import annotations

from creastudio.api import InputFile, JobContext, UserError


def optional_input(ctx: JobContext, name: str) -> InputFile | None:
    """Return an input, or None where the job has none of this name."""
    try:
        return ctx.input(name)
    except UserError:
        return None
