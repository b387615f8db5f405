"""The texts that a training learns from, read with everything said that a person should know of them."""

from __future__ import annotations

from creastudio.api import JobContext, UserError
from creastudio.ml.folder_reading import in_short, reading
from creastudio.ml.text_folder import TextSet, read_folder


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
    texts = read_folder(ctx.input("data").path, on_file=reading(ctx, "texts"))
    # As one each: a warning is a notice of its own in the window.
    if texts.notes:
        ctx.log.warning("%s", in_short(texts.notes))
    if texts.problems:
        ctx.log.warning("Some texts were left out. %s", in_short(texts.problems))
    if texts.characters < least:
        raise UserError(
            f"The texts in '{texts.name}' have {texts.characters} characters, too few to learn from.",
            hint=hint,
        )
    return texts
