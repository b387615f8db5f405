"""Known English poems pass, and each kind of fault is found."""

from __future__ import annotations

import pytest

from creastudio_text.verse.check import check
from creastudio_text.verse.check_en import check_english, iambic
from creastudio_text.verse.forms import FORMS, guess
from creastudio_text.verse.notes import faults

SONNET_18 = """Shall I compare thee to a summer's day?
Thou art more lovely and more temperate:
Rough winds do shake the darling buds of May,
And summer's lease hath all too short a date;
Sometime too hot the eye of heaven shines,
And often is his gold complexion dimm'd;
And every fair from fair sometime declines,
By chance or nature's changing course untrimm'd;
But thy eternal summer shall not fade,
Nor lose possession of that fair thou ow'st;
Nor shall death brag thou wander'st in his shade,
When in eternal lines to time thou grow'st:
So long as men can breathe or eyes can see,
So long lives this, and this gives life to thee."""

SONNET_73 = """That time of year thou mayst in me behold
When yellow leaves, or none, or few, do hang
Upon those boughs which shake against the cold,
Bare ruin'd choirs, where late the sweet birds sang.
In me thou see'st the twilight of such day
As after sunset fadeth in the west,
Which by and by black night doth take away,
Death's second self, that seals up all in rest.
In me thou see'st the glowing of such fire
That on the ashes of his youth doth lie,
As the death-bed whereon it must expire,
Consum'd with that which it was nourish'd by.
This thou perceiv'st, which makes thy love more strong,
To love that well which thou must leave ere long."""

LIMERICK = """There was a young lady of Niger
Who smiled as she rode on a tiger;
They returned from the ride
With the lady inside,
And the smile on the face of the tiger."""

HAIKU = """The river at dusk
carries one lantern slowly
into the darkness."""


@pytest.mark.parametrize(
    ("name", "text"),
    [("sonnet", SONNET_18), ("sonnet", SONNET_73), ("limerick", LIMERICK), ("haiku", HAIKU)],
)
def test_known_poems_keep_their_form(name: str, text: str) -> None:
    assert faults(check(text, FORMS[name])) == []
    assert guess(text) is FORMS[name]


@pytest.mark.parametrize(
    ("text", "name", "kind", "line"),
    [
        (HAIKU.replace("slowly", "gently down"), "haiku", "syllables", 1),
        (HAIKU.replace("The river", "River"), "haiku", "syllables", 0),
        (HAIKU + "\nand more", "haiku", "lines", 3),
        (LIMERICK.replace("inside", "within"), "limerick", "rhyme", 3),
        (SONNET_18.replace("life to thee", "life to you"), "sonnet", "rhyme", 13),
        (SONNET_18.replace("Rough winds do shake", "Winds shake"), "sonnet", "syllables", 2),
    ],
)
def test_each_kind_of_fault_is_found(text: str, name: str, kind: str, line: int) -> None:
    assert [(note.kind, note.line) for note in faults(check(text, FORMS[name]))] == [(kind, line)]


def test_what_may_be_meant_is_a_hint() -> None:
    kinds = {note.kind for note in check(SONNET_18, FORMS["sonnet"]) if note.severity == "hint"}
    assert {"rhyme", "guessed"} <= kinds  # temperate and date; ow'st
    assert "rhyme-again" in {note.kind for note in check(LIMERICK, FORMS["limerick"])}


def test_the_beat() -> None:
    assert iambic(["the", "curfew", "tolls", "the", "knell", "of", "parting", "day"], 10)
    assert iambic(["happy", "is", "he", "who", "never", "looks", "behind"], 10)
    assert not iambic(["the", "tomorrow", "forever", "under", "again"], 10)


def test_a_page_without_a_line_break_is_counted() -> None:
    # Sets of all counts would take half a minute: "fire" has one syllable or two.
    found = check_english("fire " * 20_000, "haiku")
    assert any("20000 syllables" in note.text for note in found)
