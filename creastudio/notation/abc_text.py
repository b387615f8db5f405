"""The tunes of an ABC file as lines, before any music is read.

Source: C. Walshaw and others, "The abc music standard 2.1" (2011), section 2.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

MAX_TUNES = 20_000
MAX_LINE = 20_000
_MOST_COMMON = 500
"""Lines that hold for all tunes; every tune reads them again."""

_FIELD = re.compile(r"([A-Za-z+]):(.*)", re.DOTALL)
_NUMBER = re.compile(r"^X:", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)%.*")
_ACCENT = re.compile(r"\\([`'^~\"cvu=/])([A-Za-z])")
_MARKS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "c": "\u0327", "v": "\u030c",
          "u": "\u0306", "=": "\u0304"}  # fmt: skip
_LETTERS = {
    r"\ss": "ß", r"\ae": "æ", r"\AE": "Æ", r"\oe": "œ", r"\OE": "Œ", r"\aa": "å", r"\AA": "Å", r"\/o": "ø",
    r"\/O": "Ø", r"\%": "%", r"\&": "&", "&amp;": "&", "&quot;": '"', "&copy;": "©",
}  # fmt: skip


@dataclass
class TuneText:
    """The lines of one tune, in order: fields as (letter, text), directives as ("%", text), music as ("", text).

    Attributes
    ----------
    complete : bool
        Whether a key was found, which ends the header of every tune.
    """

    lines: list[tuple[str, str]] = field(default_factory=list)
    complete: bool = False


def text_of(data: bytes) -> str:
    """Return the text, in UTF-8 or, where it is none, Latin-1; its lines end with a line feed."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shown(text: str) -> str:
    """Return a text as it is read by people: accents written with backslashes become letters."""
    for written, letter in _LETTERS.items():
        text = text.replace(written, letter)
    text = _ACCENT.sub(lambda m: unicodedata.normalize("NFC", m[2] + _MARKS.get(m[1], "")), text)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:1000]


def tunes(text: str) -> list[TuneText]:
    """Return the tunes of a file. What stands before the first holds for all; text between tunes is passed over.

    A file that doesn't number its tune is one tune.
    """
    common: list[tuple[str, str]] = []
    found: list[TuneText] = []
    tune: TuneText | None = None
    block = False
    numbered = _NUMBER.search(text) is not None
    for raw in text.split("\n"):
        line = raw[:MAX_LINE].rstrip()
        if line.startswith("%%"):
            block = (block or line.startswith("%%begin")) and not line.startswith("%%end")
            (tune.lines if tune else common).append(("%", line[2:].strip()))
            del common[_MOST_COMMON:]
            continue
        line = _COMMENT.sub("", line).rstrip()
        if block or (raw.startswith("%") and not line):
            continue
        if not line.strip():
            # Only a tune that has its key ends here: empty lines inside of headers are met with.
            tune = None if tune and tune.complete else tune
            continue
        kind = _FIELD.fullmatch(line)
        if kind and kind[1] == "X":
            if len(found) >= MAX_TUNES:
                break
            tune = TuneText(list(common))
            found.append(tune)
        if tune is None and not numbered and not found and kind and kind[1] in "KTML":
            tune = TuneText(list(common))
            found.append(tune)
        _add(tune.lines if tune else common if not found else [], tune, kind, line)
        del common[_MOST_COMMON:]
    return [tune for tune in found if tune.complete or any(not kind for kind, _ in tune.lines)]


def _add(lines: list[tuple[str, str]], tune: TuneText | None, kind: re.Match[str] | None, line: str) -> None:
    if kind is None or (tune and tune.complete and not _is_field(kind)):
        if tune:
            lines.append(("", line))
        return
    letter, text = kind[1], kind[2].strip()
    if letter == "+":
        if lines and lines[-1][0] and len(lines[-1][1]) < MAX_LINE:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {text}")
        return
    lines.append((letter, text))
    if tune and letter == "K":
        tune.complete = True


def _is_field(kind: re.Match[str]) -> bool:
    """Whether a line of the tune's body is a field; ``A:|`` is a note and a bar line."""
    return kind[1] in "IKLMmNPQRrsTUVWwX+" or (kind[1] in "ABCDFGHOSZ" and kind[2][:1] not in ("|", ":"))
