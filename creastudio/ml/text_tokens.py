"""Texts as units for measuring: words, or characters where a language writes none."""

from __future__ import annotations

import re
from typing import Literal

from creastudio.api.texts import guess_language

Units = Literal["words", "zh", "characters"]
"""How a text is taken apart: as mteval-v13a does Western texts; each Chinese character by itself and the rest likewise; or
every character."""

_WIDE = (
    (0x3400, 0x4DB5), (0x4E00, 0x9FBB), (0xF900, 0xFA2D), (0xFA30, 0xFA6A), (0xFA70, 0xFAD9), (0xFF00, 0xFFEF),
    (0x2E80, 0x2EFF), (0x3000, 0x303F), (0x31C0, 0x31EF), (0x2F00, 0x2FDF), (0x2FF0, 0x2FFF), (0x3100, 0x312F),
    (0x31A0, 0x31BF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F), (0x2600, 0x26FF), (0x2700, 0x27BF), (0x3200, 0x32FF),
    (0x3300, 0x33FF), (0x2001, 0x2A6D),
)  # fmt: skip
"""What stands alone in Chinese. The last range is what other tools in fact take for extension B, and so has dashes,
ellipses and quotation marks."""

_WIDE_SIGN = re.compile(f"([{''.join(f'{chr(low)}-{chr(high)}' for low, high in _WIDE)}])")
_SIGN = re.compile(r"([!-&(-+:-@\[-`{-~/ ])")
_STOP_AFTER, _STOP_BEFORE = re.compile(r"([^0-9])([.,])"), re.compile(r"([.,])([^0-9])")
_DASH = re.compile(r"([0-9])(-)")
_ENTITIES = (("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"))
_ROUGE_WORD = re.compile(r"[a-z0-9]+")
_ROUGE_ANY = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def units_of(language: str) -> Units:
    """Return how texts of a language (BCP 47) are taken apart."""
    main = language.partition("-")[0]
    if main in ("zh", "lzh", "yue"):
        return "zh"
    return "characters" if main in ("ja", "th", "lo", "km", "my") else "words"


def guess_units(texts: list[str]) -> Units:
    """Return how `texts` are taken apart, by the language that they seem to be in."""
    return units_of(guess_language("\n".join(text[:2000] for text in texts[:50])))


def bleu_tokens(text: str, units: Units) -> list[str]:
    """Return the tokens by which BLEU compares, as in Post 2018 ("13a", "zh" and "char" of sacreBLEU)."""
    text = text.rstrip()
    if units == "characters":
        return [char for char in text if not char.isspace()]
    if units == "zh":
        return _western(_WIDE_SIGN.sub(r" \1 ", text.strip()))
    text = text.replace("<skipped>", "").replace("-\n", "").replace("\n", " ")
    for name, sign in _ENTITIES:
        text = text.replace(name, sign)
    return _western(f" {text} ")


def _western(text: str) -> list[str]:
    """Take signs off words; full stops and commas stay inside numbers."""
    text = _SIGN.sub(r" \1 ", text)
    text = _STOP_AFTER.sub(r"\1 \2 ", text)
    text = _STOP_BEFORE.sub(r" \1 \2", text)
    return _DASH.sub(r"\1 \2 ", text).split()


def rouge_tokens(text: str, units: Units) -> list[str]:
    """Return the tokens by which ROUGE compares: lower-case words of ASCII letters and digits, as in Lin 2004; in Chinese and
    Japanese each character, and words of Latin letters whole.
    """
    return (_ROUGE_WORD if units == "words" else _ROUGE_ANY).findall(text.lower())


def plain_tokens(text: str, units: Units) -> list[str]:
    """Return what variety and repetition are counted in: words, or characters; punctuation is left out."""
    if units == "words":
        return [word.lower() for word in _WORD.findall(text)]
    return [char for char in text if char.isalnum()]
