"""A text file that a person gives a generator to work on."""

from __future__ import annotations

from creastudio.api import JobContext, UserError
from creastudio.api.texts import decode_text
from creastudio.ml.job_inputs import optional_input

MAX_BYTES = 1 << 20
"""Longest file that is read."""


def given_text(ctx: JobContext, name: str) -> str:
    """Return the text of the input `name`, whatever encoding it is in; "" where none was given.

    It is called by the name of the input, as the file itself may be a copy that is named after its content. A guessed
    encoding is told.

    Raises
    ------
    UserError
        When it is too long, or no text.
    """
    given = optional_input(ctx, name)
    if given is None:
        return ""
    with given.path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UserError(f"The {name} has more than 1 MB, too much for one go.", "Give a part of it.")
    found = decode_text(data, name)
    if found.guessed:
        ctx.log.warning("%s", f"The {name} was read as {found.name}.")
    return found.text
