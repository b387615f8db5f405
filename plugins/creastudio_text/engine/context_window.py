"""What a model reads before it goes on, within its budget, and how much each part takes.

From the top: memory, world info whose keys stand in the newest text, the style sample, the text, and in the text, a few
lines before its end, the author's note. Where it is too much, the text is cut at its beginning; what is cut is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from creastudio.api import UserError
from creastudio_text.engine.language import TextModel, Tokens

NOTE_LINES = 3
"""The author's note stands so many lines before the end."""

NEWEST = 2000
"""Characters at the end of the text that keys of world info are looked for in."""

LEAST_TEXT = 16
"""Ids of the text that are always read."""

ALWAYS = "*"


@dataclass(frozen=True)
class Entry:
    """One entry of the world info: it is read when one of its keys stands in the newest text.

    Attributes
    ----------
    keys : tuple of str
        Looked for without regard to upper and lower case; "*" always counts.
    """

    keys: tuple[str, ...]
    text: str

    def called(self, newest: str) -> bool:
        """Tell whether it is read, `newest` being case-folded."""
        return any(key == ALWAYS or key.casefold() in newest for key in self.keys)


@dataclass(frozen=True)
class Around:
    """What is read beside the text."""

    memory: str = ""
    sample: str = ""
    note: str = ""
    world: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Window:
    """What the model reads.

    Attributes
    ----------
    ids : list of int
    shares : dict of str to int
        Ids that each part takes ("memory", "world", "sample", "note", "text"), and "left_out" and "budget".
    note : str
        One sentence of what was cut; "" when all fits.
    """

    ids: list[int]
    shares: dict[str, int] = field(default_factory=dict[str, int])
    note: str = ""


def parsed_world(text: str) -> tuple[Entry, ...]:
    """Return the entries of world info written as ``keys: text``, one a line; keys are parted by commas."""
    found: list[Entry] = []
    for line in text.splitlines():
        head, mark, rest = line.replace("：", ":", 1).partition(":")
        keys = tuple(key.strip() for key in head.replace("，", ",").split(",") if key.strip())
        if mark and keys and rest.strip():
            found.append(Entry(keys, rest.strip()))
    return tuple(found)


def fitted(model: TextModel, text: str, around: Around, *, room: int, budget: int = 0) -> Window:
    """Return what a model reads before it goes on with `text`.

    Parameters
    ----------
    room : int
        Ids that are to be written; they share the context with what is read.
    budget : int
        Most ids that are read; 0 for all that fits.

    Raises
    ------
    UserError
        When memory, sample, world info and note leave no room for the text.
    """
    tokens = model.tokens
    limit = model.context
    if not getattr(model, "reads_apart", False):
        # At least half of the context is for reading, however much is to be written.
        limit = max(model.context - room, model.context // 2)
    limit = min(limit, budget) if budget else limit
    newest = text[-NEWEST:].casefold()
    world = "\n".join(entry.text for entry in around.world if entry.called(newest))
    parts = {
        "memory": _block(tokens, around.memory),
        "world": _block(tokens, world),
        "sample": _block(tokens, around.sample),
    }
    note = _block(tokens, f"[{around.note.strip()}]" if around.note.strip() else "")
    fixed = sum(map(len, parts.values())) + len(note)
    if fixed and fixed + LEAST_TEXT > limit:
        raise UserError(
            f"Memory, notes and sample take {fixed:,} tokens, and the model reads {limit:,}.",
            "Shorten them, or raise the context budget.",
        )
    head, tail = _parted(text) if note else (text, "")
    after, lost = _newest(tokens, tail, limit - fixed)
    before, left_out = _newest(tokens, head, limit - fixed - len(after)) if not lost else ([], len(head))
    left_out += lost
    ids = [*(one for part in parts.values() for one in part), *before, *note, *after]
    shares = {name: len(part) for name, part in parts.items()}
    shares |= {"note": len(note), "text": len(before) + len(after), "left_out": left_out, "budget": limit}
    said = ""
    if text.strip() and not tokens.decode([*before, *after]):
        said = f"Nothing of the text is read: '{model.card.title}' knows none of its newest characters."
    elif left_out:
        said = (
            f"Only the last {len(text) - left_out:,} of {len(text):,} characters are read: the budget is "
            f"{limit:,} tokens."
        )
    return Window(ids, shares, said)


def _block(tokens: Tokens, text: str) -> list[int]:
    return tokens.encode(text.strip() + "\n") if text.strip() else []


def _parted(text: str) -> tuple[str, str]:
    """Part a text before its last few lines, where the author's note stands."""
    lines = text.splitlines(keepends=True)
    if len(lines) <= NOTE_LINES:
        return "", text
    return "".join(lines[:-NOTE_LINES]), "".join(lines[-NOTE_LINES:])


def _newest(tokens: Tokens, text: str, room: int) -> tuple[list[int], int]:
    """Return the ids of as much of the end of a text as fits, and how many characters that leaves out.

    An id stands for at most some characters, so the beginning of a very long text isn't even looked at.
    """
    if room <= 0:
        return [], len(text)
    size = min(len(text), 8 * room)
    while True:
        ids = tokens.encode(text[len(text) - size :])
        if len(ids) >= room or size == len(text):
            break
        size = min(len(text), 2 * size)
    if len(ids) <= room and size == len(text):
        return ids, 0
    kept = ids[-room:]
    return kept, len(text) - len(tokens.decode(kept))
