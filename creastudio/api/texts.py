"""Bytes of a text file as text, whatever encoding it was written in, and what language it is in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from creastudio.api.errors import UserError

LOOKED_AT = 1 << 16
"""Characters by which a guess is made."""

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".docx", ".fountain", ".jsonl"})
"""Endings of files that texts are read from, lower case."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "gb18030": "GB18030",
    "cp932": "Shift-JIS",
    "cp1252": "Windows-1252",
}
"""Encodings as Python calls them -> as people do."""

_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True)
class DecodedText:
    """A text and how it was written.

    Attributes
    ----------
    text : str
        Lines end with line feeds; no byte order mark.
    encoding : str
        As Python calls it.
    guessed : bool
        Whether the encoding was told by how likely the text looks alone.
    """

    text: str
    encoding: str
    guessed: bool = False

    @property
    def name(self) -> str:
        """What people call the encoding ("GB18030")."""
        return NAMES[self.encoding]


def decode_text(data: bytes, name: str) -> DecodedText:
    """Return `data` as text: UTF-8, UTF-16, UTF-32, GB18030 (and what it contains, GBK), Shift-JIS or Windows-1252.

    A byte order mark decides, then whether it is valid UTF-8; else zeros at every other byte tell UTF-16, and of the other
    encodings that one is taken by which the text consists of characters that are in everyday use.

    Parameters
    ----------
    name : str
        What a person calls the file.

    Raises
    ------
    UserError
        When it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return DecodedText(_tidy(_strictly(data[len(mark) :], encoding, name), name), encoding)
    if b"\0" not in data:
        try:
            return DecodedText(_tidy(data.decode("utf-8"), name), "utf-8")
        except UnicodeDecodeError:
            pass
    encoding = _wide(data) or _likely(data)
    if not encoding:
        raise _no_text(name)
    return DecodedText(_tidy(_strictly(data, encoding, name), name), encoding, guessed=True)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding, "replace" if encoding == "cp1252" else "strict")
    except UnicodeDecodeError:
        raise UserError(
            f"'{name}' begins like {NAMES[encoding]} but isn't: it is damaged.", hint="Save it anew as UTF-8."
        ) from None


def _tidy(text: str, name: str) -> str:
    if _NOT_TEXT.search(text):
        raise _no_text(name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_text(name: str) -> UserError:
    return UserError(f"'{name}' is no text in an encoding that is known.", hint="Save it anew as UTF-8.")


def _wide(data: bytes) -> str:
    """Return which UTF-16 it is, by where the high bytes of Latin letters, digits and line ends lie; else ""."""
    part = data[: 2 * LOOKED_AT]
    if len(part) < 4 or len(data) % 2:
        return ""
    even, odd = part[::2].count(0), part[1::2].count(0)
    if max(even, odd) < 0.02 * len(part) or min(even, odd) > 0.1 * max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _likely(data: bytes) -> str:
    """Return the encoding of several bytes a character by which most characters are everyday ones."""
    if b"\0" in data:
        return ""
    found = {name: _share(data, name, judge) for name, judge in (("gb18030", _simple), ("cp932", _kana))}
    best = max(found, key=lambda name: found[name])
    if found[best] >= 0.5:
        return best
    if _western(data) and max(found.values()) < 0.5:
        return "cp1252"
    return best if found[best] > 0 else ""


def _share(data: bytes, encoding: str, judge: Callable[[bytes], bool]) -> float:
    """Return how many of the characters beyond ASCII are in everyday use, 0 to 1; -1 where it can't be decoded."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    others = [char for char in text[:LOOKED_AT] if char > "\x7f"]
    return sum(judge(char.encode(encoding)) for char in others) / max(1, len(others))


def _simple(char: bytes) -> bool:
    """Punctuation, and the 3,755 characters of the first level of GB 2312."""
    return len(char) == 2 and (char[0] in (0xA1, 0xA3) or 0xB0 <= char[0] <= 0xD7) and char[1] >= 0xA1


def _kana(char: bytes) -> bool:
    """Punctuation, kana, and the 2,965 characters of the first level of JIS X 0208."""
    return len(char) == 2 and 0x81 <= char[0] <= 0x98


def _western(data: bytes) -> bool:
    """Tell whether bytes beyond ASCII stand alone among letters, as accents and quotation marks do."""
    part = data[:LOOKED_AT]
    high = sum(byte > 0x7F for byte in part)
    return high < 0.25 * len(part) and not re.search(rb"[\x80-\xff]{4}", part)


_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003134f]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]+")
_MODERN = re.compile("[的了是在我们这个和说吗吧着就都還们這個們說嗎]")
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "a",
        "in",
        "that",
        "is",
        "it",
        "was",
        "for",
        "with",
        "as",
        "his",
        "her",
        "he",
        "she",
        "you",
        "i",
        "not",
        "be",
        "on",
        "at",
        "by",
    ]
)


def guess_language(text: str) -> str:
    """Return the language of `text` as a BCP 47 tag: "zh", "lzh" (classical Chinese), "ja", "ko", "en"; "" for others.

    A guess by script and by the commonest words, for choosing a model and a measure; no more than that.
    """
    part = text[:LOOKED_AT]
    han, kana = len(_HAN.findall(part)), len(_KANA.findall(part))
    words = _LATIN.findall(part)
    if len(_HANGUL.findall(part)) > han + kana + len(words):
        return "ko"
    if han + kana > len(words):
        if kana > 0.1 * (han + kana):
            return "ja"
        return "zh" if len(_MODERN.findall(part)) > 0.02 * han else "lzh"
    common = sum(word.lower() in _ENGLISH for word in words)
    return "en" if words and common >= 0.12 * len(words) else ""
