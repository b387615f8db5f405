"""The list of fetched icons is the list of those of Lucide that lie there, and names none of our own."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from creastudio.resources import resource_path


def test_what_is_fetched_is_what_lies_there(content: Callable[[str], ModuleType]) -> None:
    lucide = {
        file.stem for file in resource_path("icons").glob("*.svg") if b"lucide-static" in file.read_bytes()
    }
    assert lucide == set(content("fetch_icons").ICONS)
