"""Texts that a training never sees, by which it is told how well the others are learned and not only remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from creastudio.ml.holdout import apart
from creastudio.ml.text_folder import Text

SHARE = 0.1
"""Of the texts, held out."""

FEW = 10
"""With fewer texts none can be spared: parts of them are held out."""

BLOCK = 2000
"""Characters of such a part, about; it ends where a paragraph does."""

LEAST = 4
"""Parts that there must be, so that one can be held out."""


@dataclass(frozen=True)
class TextSplit:
    """What is learned from and what is held out.

    Attributes
    ----------
    train, held_out : tuple of Text
        ``held_out`` is empty where there is too little text, or it says the same over and over.
    by : {"text", "block", "none"}
        Whether whole texts are held out or parts of them.
    """

    train: tuple[Text, ...]
    held_out: tuple[Text, ...]
    by: str


def split_texts(texts: Sequence[Text], share: float = SHARE) -> TextSplit:
    """Hold out about `share` of `texts`, chosen by a hash of their content alone, so that a new text moves few others.

    Fewer than ten texts are cut into blocks of about 2,000 characters first.
    """
    parts = list(texts)
    by = "text"
    if len(parts) < FEW:
        by = "block"
        size = max(200, min(BLOCK, sum(len(text.text) for text in texts) // 20))
        parts = [part for text in texts for part in blocks(text, size)]
    if len(parts) < LEAST or share <= 0:
        return TextSplit(tuple(texts), (), "none")
    keys = [hashlib.sha256(part.text.encode()).hexdigest() for part in parts]
    chosen = apart(keys, share)
    if not any(chosen):
        return TextSplit(tuple(texts), (), "none")
    train = tuple(part for part, out in zip(parts, chosen, strict=True) if not out)
    return TextSplit(train, tuple(part for part, out in zip(parts, chosen, strict=True) if out), by)


def blocks(text: Text, size: int = BLOCK) -> list[Text]:
    """Cut a text into parts of about `size` characters, at ends of lines where there are some."""
    if text.prompt or len(text.text) <= 1.5 * size:
        return [text]
    found: list[Text] = []
    start = 0
    while start < len(text.text):
        end = _end(text.text, start, size)
        part = text.text[start:end].strip()
        if part:
            digest = hashlib.sha256(part.encode()).hexdigest()[:16]
            found.append(replace(text, name=f"{text.name}#{len(found) + 1}", text=part, digest=digest))
        start = end
    return found


def _end(text: str, start: int, size: int) -> int:
    """Return where a part that begins at `start` ends."""
    if len(text) - start <= 1.5 * size:
        return len(text)
    for sign in ("\n\n", "\n", "。", ". ", " "):
        place = text.rfind(sign, start + size // 2, start + size)
        if place >= 0:
            return place + len(sign)
    return start + size
