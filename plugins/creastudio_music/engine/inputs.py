"""Inputs that a job may be started without."""

from __future__ import annotations

from creastudio.api import InputFile, JobContext, UserError


def optional_input(ctx: JobContext, name: str) -> InputFile | None:
    """Return the input called `name`; None when the job was started without it."""
    try:
        return ctx.input(name)
    except UserError:
        return None
