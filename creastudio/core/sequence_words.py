"""What models of music and text measured, in plain words: surprise, likeness, copying and how much was learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

MUSIC = "Surprise at music that it didn't learn from: {value} nats a sixteenth note; lower is better"
MUSIC_BEFORE = "Surprise at music that it didn't learn from: {value} nats a sixteenth note, {beside} before; lower is better"
CHORALES = "Surprise at the chorales by Bach that models are compared on: {value} nats a sixteenth note; lower is better"
LEARNED_MUSIC = "Surprise at the music that it learned from: {value} nats a sixteenth note; far less than at other music means known by heart"
LEARNED_MUSIC_BEFORE = "Surprise at the music that it learned from, before: {value} nats a sixteenth note"
LIKE_FOLDER = "{percent} % like the music that it was tuned on; higher is better"
LIKE_FOLDER_BEFORE = (
    "{percent} % like the music that it was tuned on, {beside_percent} % before; higher is better"
)
COPIED_NOTES = "Longest run that it copied of what it learned from: {count} notes; shorter is better"
TEXT = "Surprise at texts that it didn't learn from: {value} bits a character; lower is better"
TEXT_TABLE = (
    "Surprise at texts that it didn't learn from: {value} bits a character, where counted runs of five (5-gram Kneser-Ney) have {beside}; "
    "lower is better"
)
TEXT_BEFORE = (
    "Surprise at texts that it didn't learn from: {value} bits a character, {beside} before; lower is better"
)
HAN = "Surprise at Chinese characters that it didn't learn from: {value} bits each; lower is better"
HAN_TABLE = (
    "Surprise at Chinese characters that it didn't learn from: {value} bits each, where counted runs of five (5-gram Kneser-Ney) have "
    "{beside}; lower is better"
)
LEARNED_TEXT = "Surprise at the texts that it learned from: {value} bits a character; far less than at other texts means known by heart"
LEARNED_TEXT_BEFORE = (
    "Surprise at the texts that it learned from: {value} bits a character, {beside} before; lower is better"
)
COPIED_CHARACTERS = (
    "Longest run that it copied of what it learned from: {count} characters; shorter is better"
)
TOKENS = "Learned from {count} thousand tokens, repeats counted"


class Line(NamedTuple):
    """How one measurement is told.

    Attributes
    ----------
    name : str
        Of the metric.
    text : str
        What is said of it, with ``{value}``, ``{percent}`` or ``{count}``.
    beside : str
        A metric that is told together with it, as ``{beside}`` or ``{beside_percent}`` of `both`; "" for none.
    """

    name: str
    text: str
    beside: str = ""
    both: str = ""


LINES = (
    Line("held-out nats per sixteenth", MUSIC, "held-out nats per sixteenth, before", MUSIC_BEFORE),
    Line("JSB test, played, nats per sixteenth frame", CHORALES),
    Line("nats per sixteenth of learned pieces", LEARNED_MUSIC),
    Line("nats per sixteenth of learned pieces, before", LEARNED_MUSIC_BEFORE),
    Line("shared area with the folder", LIKE_FOLDER, "shared area with the folder, before", LIKE_FOLDER_BEFORE),
    Line("longest copied span, notes", COPIED_NOTES),
    Line("held-out bits per character", TEXT, "held-out bits per character, 5-gram Kneser-Ney", TEXT_TABLE),
    Line("held-out bits per Chinese character", HAN, "held-out bits per Chinese character, 5-gram Kneser-Ney", HAN_TABLE),
    Line("bits a character, held out", TEXT, "bits a character, held out, at first", TEXT_BEFORE),
    Line("bits per character of learned texts", LEARNED_TEXT),
    Line("bits a character, learned", LEARNED_TEXT, "bits a character, learned, at first", LEARNED_TEXT_BEFORE),
    Line("longest copied span, characters", COPIED_CHARACTERS),
    Line("trained, k tokens", TOKENS),
    Line("trained, thousand tokens", TOKENS),
)  # fmt: skip
"""What says most comes first."""

TEXTS = (
    MUSIC, MUSIC_BEFORE, CHORALES, LEARNED_MUSIC, LEARNED_MUSIC_BEFORE, LIKE_FOLDER, LIKE_FOLDER_BEFORE, COPIED_NOTES,
    TEXT, TEXT_TABLE, TEXT_BEFORE, HAN, HAN_TABLE, LEARNED_TEXT, LEARNED_TEXT_BEFORE, COPIED_CHARACTERS, TOKENS,
)  # fmt: skip
"""All that is said, for translators."""


def told(metrics: Mapping[str, float]) -> Iterator[tuple[str, dict[str, str], tuple[str, ...]]]:
    """Yield a text, what goes into it, and the names of the metrics that are told with it."""
    for line in LINES:
        value = metrics.get(line.name)
        if value is None:
            continue
        shown = {"value": f"{value:.3g}", "percent": f"{100 * value:.0f}", "count": f"{value:,.0f}"}
        other = metrics.get(line.beside)
        if other is None:
            yield line.text, shown, (line.name,)
        else:
            beside = {"beside": f"{other:.3g}", "beside_percent": f"{100 * other:.0f}"}
            yield line.both, {**shown, **beside}, (line.name, line.beside)
