"""What a folder says of its brand in words: ``brand.toml``, or ``brand.txt`` with a heading before the lines of each part.

The keys are those of ``creastudio.api.brand.BrandKit``, logos left out. Claims and legal lines are texts, or tables with ``text``,
``language`` and ``formats``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.brand import BrandKit
from creastudio.api.errors import UserError

MAX_BYTES = 256 << 10
NAMES = ("brand.toml", "brand.txt")
FIELDS = ("name", "tone", "forbidden", "claims", "legal", "colors", "fonts")
_HEADINGS = {
    "name": "name", "tone": "tone", "forbidden": "forbidden", "forbidden words": "forbidden", "claims": "claims",
    "legal": "legal", "legal lines": "legal", "名称": "name", "语气": "tone", "禁用词": "forbidden", "卖点": "claims",
    "宣传语": "claims", "法律声明": "legal", "法务": "legal",
}  # fmt: skip
_HINT = "docs/layout.md has an example."


def read_words(data: bytes, name: str) -> BrandKit:
    """Return a kit of what a file says; its id is "words", and it has no logos.

    Parameters
    ----------
    data : bytes
        UTF-8.
    name : str
        Of the file; what ends in ``.toml`` is read as TOML.

    Raises
    ------
    UserError
        Names the line or key that doesn't fit.
    """
    if len(data) > MAX_BYTES:
        raise UserError(f"'{name}' is larger than 256 KB.", "Leave out what isn't about the brand.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"'{name}' isn't written in UTF-8.", "Save it as UTF-8.") from None
    stored = _toml(text, name) if name.lower().endswith(".toml") else _plain(text)
    unknown = [key for key in stored if key not in FIELDS]
    if unknown:
        raise UserError(f"'{name}' has an unknown key '{unknown[0]}'.", _HINT)
    for key in ("claims", "legal"):
        if isinstance(stored.get(key), list):
            stored[key] = [{"text": line} if isinstance(line, str) else line for line in stored[key]]
    try:
        return BrandKit.model_validate({**stored, "id": "words"})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError(f"'{name}' doesn't fit at '{place}': {first['msg']}.", _HINT) from None


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return dict(cast("Mapping[str, Any]", tomllib.loads(text)))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"'{name}' is no TOML: {error}.", _HINT) from None


def _plain(text: str) -> dict[str, Any]:
    """Return the parts of plain text: a line that is a heading and a colon, then one entry a line, or on the same line."""
    found: dict[str, Any] = {}
    part = ""
    for line in text.splitlines():
        head, colon, rest = line.replace("：", ":").partition(":")
        known = _HEADINGS.get(head.strip(" #*").casefold()) if colon else None
        if known:
            part, line = known, rest
        entry = line.strip(" \t-*•")
        if not part or not entry:
            continue
        if part == "name":
            found[part] = entry
        elif part in ("tone", "forbidden"):
            entries = entry.replace("，", ",").replace("、", ",").split(",")
            found.setdefault(part, []).extend(word.strip() for word in entries if word.strip())
        else:
            found.setdefault(part, []).append(entry)
    return found
