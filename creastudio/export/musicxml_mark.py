"""The mark in a MusicXML file: a field among its miscellaneous ones, which stand at the end of its identification."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape

from creastudio.export.recipe_graph import MAX_TEXT
from creastudio.export.xmp import Mark

_NAME = "creastudio-recipe"
_BEGIN = f'<miscellaneous><miscellaneous-field name="{_NAME}">'.encode()
_OURS = re.compile(re.escape(_BEGIN) + rb"[^<]*</miscellaneous-field></miscellaneous>")
_FIELD = re.compile(rf'<miscellaneous-field\s+name="{_NAME}"\s*>([^<]*)<'.encode())
_END = b"</identification>"


def is_musicxml(data: bytes) -> bool:
    """Whether `data` begins as an uncompressed partwise file does."""
    return b"<score-partwise" in data[:4096]


def insert(data: bytes, mark: Mark) -> bytes:
    """Return a file of ours with a mark; one it had before is replaced."""
    data = remove(data)
    if not mark.recipe:
        return data
    at = data.index(_END)
    text = escape(mark.recipe).encode("ascii", "xmlcharrefreplace")
    return data[:at] + _BEGIN + text + b"</miscellaneous-field></miscellaneous>" + data[at:]


def remove(data: bytes) -> bytes:
    """Return the file without a mark of ours."""
    return _OURS.sub(b"", data, count=1)


def find(data: bytes) -> str | None:
    """Return the recipe, or None."""
    found = _FIELD.search(data)
    if found is None or len(found[1]) > 6 * MAX_TEXT:
        return None
    return unescape(found[1].decode("utf-8", "replace"))
