"""Text files as writings: plain text, Markdown and Fountain in any of the usual encodings, within limits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.fountain_text import parse
from creastudio.api.texts import decode_text, guess_language
from creastudio.core.naming import name_of_words
from creastudio.core.subtitle_text import letters_wide
from creastudio.core.writing import MAX_LETTERS, Passage, Writing, WritingKind
from creastudio.media.images import read_file

MAX_BYTES = 16 * 1024 * 1024

VERSE_WIDTH = 30
"""Lines of a verse are this wide at most, in wide signs."""


MAX_TITLE = 1000
"""Letters of a title; a longer one is some other text."""


@dataclass(frozen=True)
class ImportedText:
    """A writing that came from a file.

    Attributes
    ----------
    notes : tuple of str
        What a person should know of how it was read.
    """

    writing: Writing
    notes: tuple[str, ...] = ()


def import_text(path: Path) -> ImportedText:
    """Return a text file as a writing with one passage.

    Raises
    ------
    UserError
        When it can't be read, is no text, empty, or too large.
    """
    return text_of(read_file(path), path.name)


def text_of(data: bytes, name: str) -> ImportedText:
    """As ``import_text``, for bytes that are called `name`."""
    if len(data) > MAX_BYTES:
        raise UserError(f"'{name}' is larger than {MAX_BYTES // 2**20} MB.", "Split it first.")
    found = decode_text(data, name)
    text = found.text.replace("\f", "\n").rstrip()
    if not text.strip():
        raise UserError(f"'{name}' is empty.", "Choose a file with words in it.")
    notes: list[str] = []
    if found.guessed:
        notes.append(f"'{name}' doesn't say how its letters are written; they were read as {found.name}.")
    if len(text) > MAX_LETTERS:
        text = text[:MAX_LETTERS]
        notes.append(f"Only the first {MAX_LETTERS:,} letters of '{name}' are used.")
    suffix = Path(name).suffix.lower()
    passage = Passage(text=text)
    language = guess_language(text)
    writing = Writing(
        title=_title(text, suffix) or Path(name).stem,
        kind=_kind(text, suffix),
        language="zh" if language == "lzh" else language,
        passages=(passage,),
        at=passage.id,
    )
    return ImportedText(writing, tuple(notes))


def _title(text: str, suffix: str) -> str:
    """Return the title that a text says itself; "" for none."""
    if suffix == ".fountain":
        title = parse(text[:20_000]).title
        said = next((value for key, value in title if key.lower() == "title" and value), "")
        return said[:MAX_TITLE]
    first = text.lstrip().partition("\n")[0]
    return name_of_words(first.lstrip("# ")) if first.startswith("#") and suffix != ".txt" else ""


def _kind(text: str, suffix: str) -> WritingKind:
    if suffix == ".fountain":
        return "script"
    # A heading is short whatever it stands over.
    said = [line.strip() for line in text.splitlines()]
    lines = [line for line in said if line and (suffix == ".txt" or not line.startswith("#"))]
    short = all(letters_wide(line) <= VERSE_WIDTH for line in lines)
    return "verse" if 2 <= len(lines) <= 200 and short else "prose"
