"""How a model is asked for a poem: by controls where it has them, by its chat template, or by a heading."""

from __future__ import annotations

import re

from creastudio.api import UserError
from creastudio_text.engine.controls import verse_prompt
from creastudio_text.engine.language import TextModel, Tokens
from creastudio_text.engine.verse_masks import masks_of
from creastudio_text.verse.metre import Form
from creastudio_text.verse.pingshui import readings

OTHER_NAMES = {"忆江南": "望江南", "浪淘沙令": "浪淘沙", "一剪梅": "一翦梅"}
"""What collections call a tune that has several names."""


def rhyme_of(text: str) -> str:
    """Return the level Pingshui rhyme of a character, or of a rhyme's own name ("尤").

    Raises
    ------
    UserError
        When it has none.
    """
    level = [reading for reading in readings(text.strip()[:1]) if reading.rhyme[0] == "平"]
    if not level:
        raise UserError(
            f"Regulated verse can't rhyme with '{text}'.", "Name one Chinese character with a level tone."
        )
    return level[0].rhyme


def asked_chinese(model: TextModel, form: Form, theme: str, title: str) -> list[int]:
    """Return the ids that ask for a Chinese poem."""
    tune = OTHER_NAMES.get(form.title, form.title) if form.ci else ""
    words = " ".join(themes(model.tokens, theme or title))
    # A ci is named after its tune and has no other title.
    controls = verse_prompt(model, form.id, tune=tune, title="" if form.ci or theme else title, theme=words)
    if controls is not None:
        return controls
    name = f"词，词牌为《{form.title}》" if form.ci else form.title
    about = "，".join(
        part for part in (f"题为《{title}》" if title else "", f"以{theme}为题材" if theme else "") if part
    )
    said = model.prompt(f"写一首{name}{'，' + about if about else ''}。只写诗句，不要题目和解释。")
    return said if said is not None else model.tokens.encode(f"《{title or theme or form.title}》\n")


def asked_english(model: TextModel, form: Form, theme: str, title: str) -> list[int]:
    """Return the ids that ask for an English poem; a model that follows no instructions gets a heading."""
    about = (f" called '{title}'" if title else "") + (f" about {theme}" if theme else "")
    said = model.prompt(f"Write a {form.title.lower()}{about}. Answer with the poem alone.")
    return said if said is not None else model.tokens.encode(f"{title or theme or form.title}\n\n")


def known(tokens: Tokens, text: str) -> list[str]:
    """Return the characters of a text that the vocabulary has."""
    have = masks_of(tokens).ids
    return [character for character in text if character in have]


def themes(tokens: Tokens, text: str) -> list[str]:
    """Return a theme as words of two characters, at most three, as the model has learnt them."""
    words: list[str] = []
    for part in re.split(r"[\s，。、,;；]+", text):
        letters = "".join(known(tokens, part))
        words += [letters[start : start + 2] for start in range(0, len(letters), 2)]
    return words[:3]
