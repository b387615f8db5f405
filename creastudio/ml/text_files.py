"""The texts of one file: plain, Markdown, Word, Fountain, or a list of examples (JSON lines)."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.api import UserError
from creastudio.api.texts import decode_text
from creastudio.ml.docx_text import docx_text
from creastudio.ml.folder_reading import check_size

OTHER_TEXTS = frozenset(
    {".pdf", ".doc", ".rtf", ".odt", ".epub", ".html", ".htm", ".pages", ".fdx", ".wps", ".csv", ".parquet"}
)
"""Endings of files that hold texts, but in a way that isn't read."""

NAMED = 3
"""Lines of a list that are named one by one; the rest is counted."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(---|\.\.\.)\n", re.DOTALL)
_ASIDE = {"/*": "*/", "[[": "]]"}


@dataclass
class Found:
    """What one file holds.

    Attributes
    ----------
    texts : list of (int, str, int)
        Number of the line in a list, 0 for a file that is one text; the text; characters of its prompt.
    digest : str
        12 hex digits of the file's bytes.
    """

    texts: list[tuple[int, str, int]]
    problems: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    digest: str = ""


def read_file(path: Path, name: str, max_bytes: int) -> Found:
    """Return the texts of `path`, called `name`.

    Raises
    ------
    UserError
        Names the file and says what is wrong with it.
    OSError
        When it can't be opened.
    """
    check_size(path, name, max_bytes)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:12]
    suffix = path.suffix.lower()
    if not data.strip():
        raise UserError(f"'{name}' is empty.")
    if suffix == ".docx":
        return Found([(0, docx_text(path), 0)], digest=digest)
    decoded = decode_text(data, name)
    notes = [f"'{name}' was read as {decoded.name}, by its looks."] if decoded.guessed else []
    if suffix == ".jsonl":
        found = _lines(decoded.text, name)
        found.notes += notes
        found.digest = digest
        return found
    text = decoded.text
    if suffix in (".md", ".markdown"):
        text = _FRONT_MATTER.sub("", text)
    elif suffix == ".fountain":
        # Notes and what the writer put aside aren't part of the script (fountain.io/syntax).
        text = _without_asides(text)
    return Found([(0, text, 0)], notes=notes, digest=digest)


def _without_asides(text: str) -> str:
    """Return a script without what stands between the marks of ``_ASIDE``; a mark that nothing ends is text."""
    kept: list[str] = []
    at = 0
    # Not by one pattern: it would look for the end anew from each of a million beginnings that have none.
    last = {begin: text.rfind(end) for begin, end in _ASIDE.items()}
    for found in re.finditer(r"/\*|\[\[", text):
        begin = found.group()
        if found.start() < at or last[begin] < found.end():
            continue
        kept.append(text[at : found.start()])
        at = text.find(_ASIDE[begin], found.end()) + len(_ASIDE[begin])
    return "".join((*kept, text[at:]))


def _lines(text: str, name: str) -> Found:
    """Return the examples of a list: "text", or "prompt" and "completion"."""
    found = Found([])
    bad: list[int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        example = _example(line)
        if example is None:
            bad.append(number)
        else:
            found.texts.append((number, *example))
    found.problems = [
        f'Line {number} of \'{name}\' holds neither "text" nor "prompt" and "completion".'
        for number in bad[:NAMED]
    ]
    if len(bad) > NAMED:
        found.problems.append(f"Nor do {len(bad) - NAMED} more lines of '{name}'.")
    return found


def _example(line: str) -> tuple[str, int] | None:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    whole, prompt, answer = (value.get(key) for key in ("text", "prompt", "completion"))
    if isinstance(whole, str):
        return whole.encode("utf-8", "replace").decode(), 0
    if isinstance(prompt, str) and isinstance(answer, str):
        # Lone surrogates are valid in JSON and nowhere else.
        prompt, answer = (part.encode("utf-8", "replace").decode() for part in (prompt, answer))
        return prompt + answer, len(prompt)
    return None
