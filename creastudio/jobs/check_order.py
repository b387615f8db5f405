"""Which checks of safety a job's results go through: plain values, so that an engine needs nothing else."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.api.safety import CheckedKind, SafetyCategory


class CheckOrder(Frozen):
    """One check to be run.

    Attributes
    ----------
    categories : tuple of SafetyCategory
        Those of its categories that the project doesn't pass over.
    model : str
        The model to use, ``id@hash``; "" for none.
    search_path : tuple of str
        Folders of a third party's plugin; an engine looks there last, so that nothing of the job's own is hidden.
    exceptions : tuple of str
        Words that are cleared.
    own : dict
        The own settings of its plugin.
    """

    check: str
    title: str = ""
    version: str = ""
    kind: CheckedKind
    entry: str
    categories: tuple[SafetyCategory, ...] = Field(min_length=1)
    model: str = ""
    search_path: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    own: dict[str, Any] = Field(default_factory=dict)
