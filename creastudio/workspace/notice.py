"""Notices: what the studio wants a person to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.api.errors import UserError

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Notice:
    """One sentence, what to do, and for a bug the report to copy.

    Attributes
    ----------
    source : str
        What it is about ("Train a GAN"), shown as its heading.
    more : tuple of str
        Further sentences, shown when they are asked for.
    """

    level: Level
    message: str
    hint: str = ""
    report: str = ""
    source: str = ""
    more: tuple[str, ...] = ()

    @classmethod
    def from_error(cls, error: UserError, source: str = "") -> Notice:
        """Return the notice that shows `error`."""
        return cls("error", error.message, error.hint, source=source)
