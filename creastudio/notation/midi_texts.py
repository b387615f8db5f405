"""The words of a MIDI file: what tracks are called, and what is sung."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.score import Lyric
from creastudio.notation.midi_events import Event

NAME = 0x103


def first_name(track: list[Event]) -> str:
    """Return what a track is called; nothing where it doesn't say."""
    return next((text_of(e.data).strip()[:1000] for e in track if e.status == NAME), "")


def text_of(data: bytes) -> str:
    """Return the letters of a text event, which are UTF-8 or Latin-1."""
    try:
        text = data[:65536].decode("utf-8")
    except UnicodeDecodeError:
        text = data[:65536].decode("latin-1")
    return "".join(c for c in text if c.isprintable() or c in "\n\r\t ")


def names_apart(parts: Sequence[tuple[int, str, str]]) -> list[str]:
    """Return a name for each part, so that those of one track can be told apart.

    Parameters
    ----------
    parts : sequence
        (track of the file, its name, the instrument) of each part. The first part of a track keeps the name alone.
    """
    used: set[tuple[int, str]] = set()
    names: list[str] = []
    for track, name, instrument in parts:
        found = name
        number = 1
        while name and (track, found) in used:
            found = f"{name} ({instrument})" if number == 1 else f"{name} ({instrument} {number})"
            number += 1
        used.add((track, found))
        names.append(found)
    return names


def syllables(found: list[tuple[int, str]]) -> list[tuple[int, Lyric]]:
    """Return lyrics; a hyphen at the end of one (as most programs write it) joins it to the next."""
    made: list[tuple[int, Lyric]] = []
    inside = False
    for tick, raw in sorted(found, key=lambda item: item[0]):
        text = raw.strip()
        goes_on = text.endswith("-") and len(text) > 1
        text = text.rstrip("-")[:1000] or text[:1000]
        if not text or (made and made[-1][0] == tick):
            continue
        kind = ("middle" if inside else "begin") if goes_on else ("end" if inside else "single")
        made.append((tick, Lyric(start=0, text=text, syllabic=kind)))
        inside = goes_on
    return made
