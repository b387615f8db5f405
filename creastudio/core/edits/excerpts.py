"""A part of a writing, to be placed by itself."""

from __future__ import annotations

from creastudio.core.edits.place_text import Words
from creastudio.core.naming import name_of_words
from creastudio.core.writing import Passage, Writing


def words_between(writing: Writing, start: int, end: int) -> Words:
    """Return what of the shown text lies between two letters, as it is placed.

    The whole text, and a passage that was selected whole, stay linked to the writing. Any other part becomes a writing
    of its own, whose passages know as before who wrote them: where it lies in the first one can't be told any more
    as soon as that is changed.

    Parameters
    ----------
    start, end : int
        Letters; all of the text where nothing, or nothing but space, is between them.
    """
    text = writing.text()
    part = text[start:end].strip()
    if not part or part == text.strip():
        return Words(writing)
    spans = writing.spans()
    for span in spans:
        if span.start < end and start < span.end and span.passage.text.strip() == part:
            return Words(writing, span.passage.id, alone=True)
    passages: list[Passage] = []
    for span in spans:
        piece = text[max(start, span.start) : min(end, span.end)]
        if piece:
            # Ids are permanent within a writing alone, so that the pieces can keep theirs.
            cut = piece != span.passage.text and span.passage.author == "model"
            update = {
                "text": piece,
                "parent": passages[-1].id if passages else "",
                "edited": span.passage.edited or cut,
            }
            passages.append(span.passage.model_copy(update=update))
    return Words(
        Writing(
            title=name_of_words(part), kind=writing.kind, language=writing.language, passages=tuple(passages),
            at=passages[-1].id,
        )
    )  # fmt: skip
