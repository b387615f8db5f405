"""Which artboards show a variant of an ad, by the name that a table of figures has for it."""

from __future__ import annotations

import re
from typing import Any, cast

from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document

_LETTER = re.compile(r"[A-Za-z]")
_NUMBER = re.compile(r"(?:variant|方案)?\s*(\d{1,2})", re.IGNORECASE)


def boards_of_variant(document: Document, name: str) -> tuple[Artboard, ...]:
    """Return the artboards of a variant: those with this link, name, letter (A is the first) or number.

    It is empty where several ads have a variant of that letter or number, since nobody can tell which is meant; one ad in several
    languages is one.
    """
    laid = [(board, board.layout) for board in document.artboards if board.layout is not None]
    by_name = tuple(board for board, layout in laid if name and name in (layout.link, board.name))
    if by_name:
        return by_name
    said = _NUMBER.fullmatch(name.strip())
    number = int(said[1]) - 1 if said else -1
    if _LETTER.fullmatch(name.strip()):
        number = ord(name.strip().upper()) - ord("A")
    found = tuple((board, layout) for board, layout in laid if layout.variant == number)
    languages = {layout.link: _language(layout) for _, layout in found}
    one = len(languages) == 1 or (all(languages.values()) and len(set(languages.values())) == len(languages))
    return tuple(board for board, _ in found) if one else ()


def _language(layout: BoardLayout) -> str:
    told = layout.settings.get("campaign")
    return str(cast("dict[str, Any]", told).get("language", "")) if isinstance(told, dict) else ""
