"""Regulated verse: jueju of four and lushi of eight lines, of five or seven characters.

Four kinds of line (Wang Li, Hanyu shilüxue, 1958, chapters 6 to 8) follow each other so that the lines of a couplet are
opposite at their even places, and a couplet begins as the one before it ended. Every second line rhymes on one level
rhyme; the first may. Of odd places those are fixed here that keep three level or three oblique tones from ending a
line, and a lone level tone from standing between oblique ones.
"""

from __future__ import annotations

from creastudio_text.verse.metre import Form, Line, Metre

OBLIQUE_OPEN = ("中仄平平仄",)
OBLIQUE_RHYME = ("中仄仄平平",)
LEVEL_OPEN = ("中平平仄仄", "平平仄平仄")  # the second swaps its third and fourth, the first being level
LEVEL_RHYME = ("平平中仄平", "仄平平仄平")  # a first oblique is made up for in the third
KINDS = {"A": OBLIQUE_OPEN, "a": OBLIQUE_RHYME, "B": LEVEL_OPEN, "b": LEVEL_RHYME}
"""Upper case: ends oblique, without rhyme; lower case: ends level, on the rhyme. A begins oblique, B level."""

ORDERS = {"仄起": "AbBa", "仄起首句入韵": "abBa", "平起": "BaAb", "平起首句入韵": "baAb"}
"""The four orders of the first four lines; a lushi goes on with the order of the same first tone that does not rhyme."""


def line(kind: str, width: int, mark: str) -> Line:
    """Return a line of a kind; one of seven has two characters of the opposite tone before those of five."""
    tones = KINDS[kind]
    if width == 7:
        before = "中平" if kind in "Aa" else "中仄"
        tones = tuple(before + pattern for pattern in tones)
    return Line(tones, rhyme=int(kind.islower()), mark=mark)


def metres(count: int, width: int) -> tuple[Metre, ...]:
    """Return the four variants of a poem of `count` lines of `width` characters."""
    made: list[Metre] = []
    for name, order in ORDERS.items():
        again = ORDERS[name[:2]] if count == 8 else ""
        # Of seven characters the poem is named after its own second place, which is opposite.
        called = name if width == 5 else ("平" if name[0] == "仄" else "仄") + name[1:]
        lines = tuple(line(kind, width, "，。"[number % 2]) for number, kind in enumerate(order + again))
        made.append(Metre(called, lines))
    return tuple(made)


REGULATED = tuple(
    Form(f"{kind}{width}", f"{title}", "zh", metres(count, width))
    for kind, count, titles in (
        ("jueju", 4, ("五言绝句", "七言绝句")),
        ("lushi", 8, ("五言律诗", "七言律诗")),
    )
    for width, title in zip((5, 7), titles, strict=True)
)
"""jueju5, jueju7, lushi5, lushi7."""
