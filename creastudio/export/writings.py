"""Writings as files: plain text, Markdown and Fountain, their recipes beside them."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.fountain import Script, with_ids
from creastudio.api.fountain_text import dumps, from_dialogue, parse
from creastudio.core.edits.place_text import Words
from creastudio.core.writing import Writing, WritingKind, recipes_of
from creastudio.export.marking import Made, Provenance, write_marked

TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".fountain": "text/x-fountain",
}
"""Endings of files that hold a writing, and their media types."""

SUFFIX_OF: dict[WritingKind, str] = {
    "script": ".fountain",
    "dialogue": ".fountain",
    "note": ".md",
    "prose": ".md",
}
"""Ending that suits a kind of writing; ".txt" for any other."""


def write_words(words: Words, out: Path, *, with_recipe: bool = True) -> tuple[Path, ...]:
    """Write a writing, or a passage, in the format that the ending of `out` says; returns what was written.

    Raises
    ------
    UserError
        For an ending that no text has, or a folder that can't be written.
    """
    suffix = out.suffix.lower()
    if suffix not in TYPES:
        raise UserError(f"'{out.name}' can't hold a text.", "Let its name end in .txt, .md or .fountain.")
    provenance = provenance_of(words) if with_recipe else None
    return write_marked(out, as_bytes(words, suffix), TYPES[suffix], provenance)


def as_bytes(words: Words, suffix: str) -> bytes:
    """Return a text as the bytes of a file with this ending (".txt", ".md", ".fountain"): UTF-8, lines end with LF."""
    text, writing = words.text, words.writing
    if suffix == ".fountain":
        text = dumps(_script(text, writing)).rstrip("\n")
    elif suffix != ".txt":
        text = _markdown(text, writing)
    return f"{text}\n".encode()


def provenance_of(words: Words) -> Provenance:
    """Return how a text was made; composite where a person wrote part of it."""
    writing = words.writing
    recipes = tuple(recipes_of(writing, words.passage, alone=words.alone))
    shown = [writing.passage(words.passage)] if words.alone and words.passage else writing.path(words.passage)
    by_hand = any(item.edited or item.recipe is None for item in shown if item.text.strip())
    made = tuple(Made(recipe, writing.title) for recipe in recipes)
    return Provenance(made, composite=bool(made) and (by_hand or len(made) > 1), title=writing.title)


def _script(text: str, writing: Writing) -> Script:
    script = parse(text) if writing.kind == "script" else from_dialogue(text)
    if writing.title and not script.title:
        script = Script(script.elements, (("Title", writing.title),))
    return with_ids(script)


def _markdown(text: str, writing: Writing) -> str:
    if writing.kind == "verse":
        # Two spaces keep the line breaks of a verse.
        lines = text.split("\n")
        text = "\n".join(
            f"{line}  " if line.strip() and following.strip() else line
            for line, following in zip(lines, [*lines[1:], ""], strict=True)
        )
    return text if text.startswith("#") or not writing.title else f"# {writing.title}\n\n{text}"
