"""Errors that go from the thread they were raised on to another."""

from __future__ import annotations

import traceback
from typing import TypeVar

Raised = TypeVar("Raised", bound=BaseException)


def bare(error: Raised) -> Raised:
    """Return an error without what the functions that it came through had at hand.

    Fonts, layouts and painters may be among that, and Qt's end badly on a thread that isn't theirs. Call it on the
    thread that raised.
    """
    traceback.clear_frames(error.__traceback__)
    return error
