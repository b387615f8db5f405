"""XML of unknown origin, parsed with its size, depth and number of elements capped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast
from xml.etree import ElementTree
from xml.parsers import expat

MAX_BYTES = 32 * 1024 * 1024

_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[\]<>]*>", re.IGNORECASE)
_STEP = 1 << 16
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How a text begins whose letters have two bytes -> its encoding."""


class BadXml(ValueError):
    """It is no XML, or more of it than is read; the message says what."""


def parse(
    data: bytes, *, max_bytes: int = MAX_BYTES, max_depth: int = 100, max_elements: int = 100_000
) -> ElementTree.Element:
    """Return the root element. A document type without declarations of its own is passed over.

    Raises
    ------
    BadXml
        For anything that can't be parsed, that declares entities, or that is too large or too deep.
    """
    if len(data) > max_bytes:
        raise BadXml("it is too large")
    data = _narrow(data)
    data = _DOCTYPE.sub(b"", data, count=1)
    if _DECLARATION.search(data):
        raise BadXml("it declares entities")
    parser = ElementTree.XMLPullParser(("start", "end"))
    depth = elements = 0
    root: ElementTree.Element | None = None
    try:
        for at in range(0, len(data), _STEP):
            parser.feed(data[at : at + _STEP])
            for event, element in cast("Iterator[tuple[str, ElementTree.Element]]", parser.read_events()):
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                elements += event == "start"
                if depth > max_depth:
                    raise BadXml("its elements are nested too deeply")
                if elements > max_elements:
                    raise BadXml("it has too many elements")
        parser.close()
    except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, BadXml):
            raise
        raise BadXml("it is damaged") from error
    if root is None:
        raise BadXml("it is empty")
    return root


def _narrow(data: bytes) -> bytes:
    """Return the text with letters of one byte each: in wide ones no declaration would be found."""
    wide = _WIDE.get(data[:2])
    if wide is not None:
        try:
            data = data.decode(wide).encode("utf-8")
        except UnicodeDecodeError as error:
            raise BadXml("it is damaged") from error
        data = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", data)
    if b"\0" in data:
        raise BadXml("it is damaged")
    return data


def local_name(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
