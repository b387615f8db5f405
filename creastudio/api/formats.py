"""Formats named in a text: by id, by group, by platform, by size, or spelled out in full.

A format that doesn't ship is spelled out before a job gets the text, so that the text alone says what was meant:

    own.shop-window=1200x1800 title="Shop window" kind=print dpi=300 bleed=36 safe=100/0/200/0 bytes=150000
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.format_table import (
    ArtboardFormat,
    FormatGroup,
    FormatTable,
    asks_for_labels,
    asks_for_labels_at,
    format_table,
)
from creastudio.api.own_formats import LEAST_SIDE, LONGEST_SIDE, OWN, own_format, slug_of

__all__ = [
    "ArtboardFormat",
    "FormatGroup",
    "FormatTable",
    "asks_for_labels",
    "asks_for_labels_at",
    "format_of",
    "format_table",
    "format_told",
    "formats_in",
    "settled",
    "spelled",
    "words_in",
]

Own = Sequence[ArtboardFormat]
"""Formats that don't ship, each with an id that begins with ``own.``"""

SIZE = re.compile(r"(\d{1,5})\s*[x×*]\s*(\d{1,5})", re.IGNORECASE)
"""A size in px: "800x600"."""

_WORD = re.compile(r'(?:"[^"]*"|[^",;\n，；、])+')

_SPELLED = re.compile(
    rf"{re.escape(OWN)}([^\W_]+(?:-[^\W_]+)*)=(\d{{1,5}})[x×*](\d{{1,5}})(.*)", re.IGNORECASE
)

_FIELD = re.compile(r'\s+([a-z]+)=("[^"]*"|[^\s"]+)')


def words_in(text: str) -> tuple[str, ...]:
    """Return the parts of a text that each name formats; commas, semicolons and lines part them, but in quotes."""
    return tuple(filter(None, (word.strip() for word in _WORD.findall(text))))


def formats_in(text: str, own: Own = ()) -> tuple[ArtboardFormat, ...]:
    """Return the formats that a text names, each once, in its order.

    Parameters
    ----------
    text : str
        Ids ("meta.story"), groups ("display"), beginnings of ids ("iab"), sizes ("800x600") and formats that are
        spelled out (see ``spelled``), split by commas, semicolons or lines.
    own : sequence of ArtboardFormat, optional
        Formats that are known besides those that ship. A job is given a text in which they are spelled out.

    Raises
    ------
    UserError
        Names what isn't known, or says that there is nothing.
    """
    found: dict[str, ArtboardFormat] = {}
    for word in words_in(text):
        found.update({form.id: form for form in _named(word, own)})
    if not found:
        raise UserError("No format is named.", hint="Give at least one, such as meta.square or 800x600.")
    return tuple(found.values())


def spelled(form: ArtboardFormat) -> str:
    """Return a format that doesn't ship as a word that says all of it."""
    title = re.sub(r'[\s"]+', " ", form.title)
    fields = {
        "title": f'"{title}"' if title else "",
        "kind": form.kind if form.kind != "screen" else "",
        "dpi": f"{form.resolution:.6g}" if form.resolution != 96 else "",
        "bleed": f"{form.bleed:.6g}" if form.bleed else "",
        "safe": "/".join(f"{side:.6g}" for side in form.safe) if any(form.safe) else "",
        "bytes": str(form.max_bytes) if form.max_bytes else "",
    }
    return " ".join(
        (
            f"{form.id}={form.width}x{form.height}",
            *(f"{name}={value}" for name, value in fields.items() if value),
        )
    )


def settled(text: str, own: Callable[[], Own]) -> str:
    """Return a text in which formats that don't ship are spelled out; unchanged where it names none.

    Parameters
    ----------
    own : callable
        Returns the formats that don't ship; called only where the text names one.

    Raises
    ------
    UserError
        What `own` raises.
    """
    words = words_in(text)
    if not any(_is_own(word) for word in words):
        return text
    known = own()
    found: list[str] = []
    for word in words:
        meant = [form for form in known if _is_own(word) and word.lower() in (form.id, OWN.rstrip("."))]
        found += [spelled(form) for form in meant] or [word]
    return ", ".join(found)


def format_told(form: ArtboardFormat) -> dict[str, Any]:
    """Return what the settings of a layout keep of a format that doesn't ship, in JSON types; nothing of one that does."""
    return {"format": spelled(form)} if form.id.startswith(OWN) else {}


def format_of(format_id: str, settings: Mapping[str, Any]) -> ArtboardFormat | None:
    """Return the format of a layout: one that ships, or the one that its settings keep; None where neither is known."""
    known = _shipped().get(format_id)
    told = settings.get("format")
    if known is not None or not isinstance(told, str):
        return known
    try:
        found = formats_in(told[:1000])[0]
    except UserError:
        return None
    return found if found.id == format_id else None


def _named(word: str, own: Own) -> Sequence[ArtboardFormat]:
    known = {**_shipped(), **{form.id: form for form in own}}
    groups = {group.id: group.formats for group in format_table().groups}
    lower = word.lower()
    if lower in known:
        return (known[lower],)
    if lower in groups:
        return groups[lower]
    of_platform = tuple(form for form in known.values() if form.id.startswith(f"{lower}."))
    if of_platform:
        return of_platform
    size, told = SIZE.fullmatch(word), _SPELLED.fullmatch(word)
    if size is not None:
        return (_of_size(int(size[1]), int(size[2])),)
    if told is not None:
        return (_read(word, told),)
    raise _unknown(word)


@cache
def _shipped() -> dict[str, ArtboardFormat]:
    return {form.id: form for group in format_table().groups for form in group.formats}


def _is_own(word: str) -> bool:
    return "=" not in word and f"{word.lower()}.".startswith(OWN)


def _unknown(word: str) -> UserError:
    if _is_own(word):
        return UserError(
            f"There is no own format '{word[:60]}' on this computer.",
            hint="Make it under 'Own formats', or name another one.",
        )
    return UserError(
        f"There is no format '{word[:60]}'.",
        hint="Give ids such as meta.story, groups such as display, or sizes such as 800x600.",
    )


def _read(word: str, told: re.Match[str]) -> ArtboardFormat:
    """Return a format that is spelled out."""
    rest, fields = told[4], dict(_FIELD.findall(told[4]))
    strange = _FIELD.sub("", rest).strip() or ", ".join(
        fields.keys() - {"title", "kind", "dpi", "bleed", "safe", "bytes"}
    )
    if strange:
        raise UserError(
            f"'{strange[:40]}' isn't known in the format '{word[:40]}'.",
            hint='A format is spelled as own.lobby=800x600 title="Lobby" kind=banner dpi=96 bleed=0 safe=0/0/0/0 bytes=150000.',
        )
    given: dict[str, Any] = {
        "name": fields.get("title", "").strip('"') or told[1],
        "kind": fields.get("kind", "screen"),
        "width": told[2],
        "height": told[3],
        "resolution": fields.get("dpi", "96"),
        "bleed": fields.get("bleed", "0"),
        "safe": fields.get("safe", "0/0/0/0").split("/"),
        "max_bytes": fields.get("bytes", "0"),
    }
    # Its id is kept as it is written: another computer may know it by another name.
    return own_format(**given).form.model_copy(update={"id": f"{OWN}{slug_of(told[1])}"})


def _of_size(width: int, height: int) -> ArtboardFormat:
    name = f"{width}x{height}"
    if not (LEAST_SIDE <= width <= LONGEST_SIDE and LEAST_SIDE <= height <= LONGEST_SIDE):
        raise UserError(
            f"The format '{name}' can't be made.", hint=f"Sides are {LEAST_SIDE} to {LONGEST_SIDE} px."
        )
    return ArtboardFormat(id=name, title=f"{width} × {height}", width=width, height=height)
