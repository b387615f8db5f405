"""The words under the notes of an ABC voice.

Source: C. Walshaw and others, "The abc music standard 2.1" (2011), section 5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from creastudio.api.score import Lyric
from creastudio.notation.abc_text import shown
from creastudio.notation.abc_voice import Sound, Voice

MOST_VERSES = 20
_PIECE = re.compile(r"[-_*|]|(?:\\-|[^\s\-_*|])+|\s+")


@dataclass
class _Word:
    """A syllable, or ``_`` that holds the one before, ``*`` that passes over a note, ``|`` that goes to the next bar."""

    text: str
    joined: bool = False


def lay_words(voice: Voice, text: str) -> None:
    """Lay a line of words under the notes since the last words; further lines without music are further verses."""
    if voice.verse == 0:
        voice.words_begin, voice.words_end = voice.words_end, len(voice.sung)
    voice.verse += 1
    if voice.verse > MOST_VERSES:
        return
    notes = voice.sung[voice.words_begin : voice.words_end]
    at = 0
    # A word may go on in the next line of the same verse.
    inside = voice.open_words.pop(voice.verse, False)
    for word in _words(text):
        if at >= len(notes):
            break
        if word.text == "|":
            number = notes[at - 1][0] if at else notes[0][0]
            while at < len(notes) and notes[at][0] <= number:
                at += 1
            continue
        if word.text not in ("_", "*"):
            _lay(notes[at][1], word, voice.verse, inside=inside)
            inside = word.joined
        at += 1
    if inside:
        voice.open_words[voice.verse] = True


def _words(text: str) -> list[_Word]:
    made: list[_Word] = []
    syllable = False
    for piece in _PIECE.findall(text):
        if piece == "-":
            if syllable:
                made[-1].joined = True
            else:
                made.append(_Word("_"))
            syllable = False
        elif piece.isspace():
            syllable = False
        elif piece in ("_", "*", "|"):
            made.append(_Word(piece))
            syllable = False
        else:
            made.append(_Word(shown(piece.replace("\\-", "-").replace("~", " "))))
            syllable = True
    return [word for word in made if word.text]


def _lay(sound: Sound, word: _Word, verse: int, *, inside: bool) -> None:
    kind: Literal["single", "begin", "middle", "end"]
    kind = ("middle" if inside else "begin") if word.joined else ("end" if inside else "single")
    sound.lyrics.append(Lyric(start=0, text=word.text, syllabic=kind, verse=verse))
