"""The texts that a training learns from, read with everything said that a person should know of them."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api import JobContext, UserError
from creastudio.ml.text_folder import TextSet, read_folder

NAMED = 5
"""How many unusable files are named one by one; the rest is counted."""


def read_texts(ctx: JobContext, least: int, hint: str) -> TextSet:
    """Return the texts in ``ctx.input("data")``.

    Parameters
    ----------
    least : int
        Characters below which there is nothing to learn.
    hint : str
        What to do then.

    Raises
    ------
    UserError
        When no text is usable, or all together have fewer than `least` characters.
    """
    ctx.progress(0.0, "reading texts")

    def on_file(done: int, total: int) -> None:
        ctx.check_cancelled()
        if done % 100 == 0:
            ctx.progress(0.0, f"reading texts, {done} of {total}")

    texts = read_folder(ctx.input("data").path, on_file=on_file)
    # As one each: a warning is a notice of its own in the window.
    if texts.notes:
        ctx.log.warning("%s", _some(texts.notes))
    if texts.problems:
        ctx.log.warning("Some texts were left out. %s", _some(texts.problems))
    if texts.characters < least:
        raise UserError(
            f"The texts in '{texts.name}' have {texts.characters} characters, too few to learn from.",
            hint=hint,
        )
    return texts


def _some(said: Sequence[str]) -> str:
    more = len(said) - NAMED
    return " ".join(said[:NAMED]) + (f" And {more} more." if more > 0 else "")
