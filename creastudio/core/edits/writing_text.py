"""The shown text of a writing as one text: what a person typed in it goes to the passages that it belongs to."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.core.edits.tree import changed
from creastudio.core.writing import MAX_PASSAGES, Passage, Span, Writing


def with_shown_text(writing: Writing, text: str, passage_id: str) -> Writing:
    """Return a writing that shows `text`, by as few changes as possible.

    The difference is taken for one change in one place, as typing, pasting and deleting are. Passages on both sides
    of it stay the same objects. At the end a person's own passage goes on while no other branch does from it; else a
    new one begins.

    Parameters
    ----------
    passage_id : str
        Id of that new passage.
    """
    old = writing.text()
    if text == old:
        return writing
    start = common_start(old, text)
    longest = min(len(old), len(text)) - start
    # Reversed, so that the common end is a common beginning too.
    tail = common_start(old[::-1][:longest], text[::-1][:longest])
    end, new = len(old) - tail, text[start : len(text) - tail]
    if start == len(old) and not _goes_on(writing):
        require_room(writing, 1)
        fresh = Passage(id=passage_id, parent=writing.at, text=new)
        return writing.model_copy(update={"passages": (*writing.passages, fresh), "at": fresh.id})
    spans = writing.spans()
    taker = _taker(spans, start)
    edited: dict[str, Passage] = {}
    for index, span in enumerate(spans):
        kept = _without(span, start, end)
        if index == taker:
            here = max(0, start - span.start)
            kept = kept[:here] + new + kept[here:]
        if kept != span.passage.text:
            by_hand = span.passage.edited or span.passage.author == "model"
            edited[span.passage.id] = changed(span.passage, text=kept, edited=by_hand)
    passages = tuple(edited.get(item.id, item) for item in writing.passages)
    return _trimmed(writing.model_copy(update={"passages": passages}))


def require_room(writing: Writing, more: int) -> None:
    """Raise UserError unless a writing has room for so many more passages: one with too many couldn't be read again."""
    if len(writing.passages) + more > MAX_PASSAGES:
        raise UserError(
            f"A writing can have {MAX_PASSAGES} passages at most.", "Prune branches that aren't needed."
        )


def common_start(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike; by halves, so that long texts are compared in C."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _goes_on(writing: Writing) -> bool:
    """Return whether what is typed at the end belongs to the last passage."""
    if not writing.at:
        return False
    return writing.passage(writing.at).author == "person" and not writing.children(writing.at)


def _taker(spans: tuple[Span, ...], start: int) -> int:
    """Return which passage takes what is typed at `start`: on a border the one before it."""
    for index, span in enumerate(spans):
        if start <= span.end and (start > span.start or index == 0):
            return index
    return len(spans) - 1


def _without(span: Span, start: int, end: int) -> str:
    """Return the text of a passage without what of it lies from `start` to before `end`."""
    low, high = max(start, span.start) - span.start, min(end, span.end) - span.start
    text = span.passage.text
    return text if low >= high else text[:low] + text[high:]


def _trimmed(writing: Writing) -> Writing:
    """Return a writing without empty passages at the end of what it shows, where nothing goes on from them."""
    while writing.at and not writing.passage(writing.at).text and not writing.children(writing.at):
        last = writing.passage(writing.at)
        rest = tuple(item for item in writing.passages if item is not last)
        writing = writing.model_copy(update={"passages": rest, "at": last.parent})
    return writing
