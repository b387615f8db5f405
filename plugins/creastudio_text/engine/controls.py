"""Prompts for own models that learned what controls mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from creastudio_text.engine.language import TextModel
from creastudio_text.engine.tokens_own import OwnTokens

VERSE, TITLE, THEME = "verse", "title", "theme"
STOPS = re.compile("[，。、？！；\n]+")


def lead_of(tokens: OwnTokens, ids: Sequence[int]) -> tuple[int, ...]:
    """Return the controls that stand before a text that begins with none.

    They are those that the tokens name; of a model of verse the form that the first line's length and the number of lines
    tell, and the common one where there is no line yet.
    """
    lines = [line for line in STOPS.split(tokens.decode(ids)) if line]
    if tokens.control(VERSE) is None or not lines or len(ids) == len(lines[0]):
        return tokens.lead
    kind = {5: "jueju5", 7: "jueju7"} if len(lines) <= 4 else {5: "lushi5", 7: "lushi7"}
    found = tokens.control(kind.get(len(lines[0]), "ci")), tokens.control(VERSE)
    return tuple(token for token in found if token is not None) if None not in found else tokens.lead


def longest_lead(tokens: OwnTokens) -> int:
    """Return how many ids ``lead_of`` gives at most."""
    return max(len(tokens.lead), 2 if tokens.control(VERSE) is not None else 0)


def verse_prompt(
    model: TextModel, form: str, *, tune: str = "", title: str = "", theme: str = ""
) -> list[int] | None:
    """Return the ids that ask a model of verse for a poem; None for a model without such controls, or without the form.

    A poem that follows has a couplet a line (of a ci, a sentence a line): ``，`` and ``。`` end its lines.

    Parameters
    ----------
    form : str
        "jueju5", "jueju7", "lushi5", "lushi7" or "ci".
    tune : str
        Of a ci; one that the model doesn't know is left out.
    title : str
        Takes precedence over `theme`: the model learned each alone.
    theme : str
        One to three words that the poem shall have, of two characters each best, between blanks.
    """
    tokens = model.tokens
    if not isinstance(tokens, OwnTokens):
        return None
    wanted = [form, tune] if tune and tokens.control(tune) is not None else [form]
    ids = [tokens.control(name) for name in wanted]
    last = tokens.control(VERSE)
    about = [(name, text) for name, text in ((TITLE, title), (THEME, theme)) if text][:1]
    for name, text in about:
        ids += [tokens.control(name), *(token for token in tokens.encode(text) if token != tokens.unknown)]
    ids.append(last)
    return [token for token in ids if token is not None] if None not in ids else None
