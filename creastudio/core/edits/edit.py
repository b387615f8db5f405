"""What an edit is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from creastudio.core.document import Document


@dataclass(frozen=True)
class Edit:
    """One undoable step: a label for the history and a pure function.

    Parameters
    ----------
    label : str
        English, in the imperative ("Move layer"); the shell translates it.
    apply : callable
        Document -> Document. Raises ``UserError`` when it can't be done; never changes its argument, and
        returns the very same object when there is nothing to do.
    alone : bool
        Whether it says itself what becomes of all sizes of an ad: nothing that it changes on one is carried to the others.
    """

    label: str
    apply: Callable[[Document], Document]
    alone: bool = False
