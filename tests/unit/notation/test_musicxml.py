"""MusicXML of hostile hands is read in a time that its size explains."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

from creastudio.notation.irregular_bars import FINEST
from creastudio.notation.musicxml import import_musicxml
from creastudio.notation.musicxml_part import read_part

PRIMES = [n for n in range(101, 2500, 2) if all(n % d for d in range(3, int(n**0.5) + 1, 2))]
NOTE = (
    "<attributes><divisions>{0}</divisions></attributes>"
    "<note><pitch><step>C</step><octave>4</octave></pitch><duration>1</duration></note>"
)
PART = f"<part id='P1'><measure>{''.join(NOTE.format(prime) for prime in PRIMES)}</measure></part>"


def test_divisions_of_unlike_parts_stay_countable() -> None:
    part = read_part(ElementTree.fromstring(PART), None, Counter())
    # Exact sums of so many unlike parts have a thousand digits, to which each note adds.
    assert max(note.offset.denominator for note in part.notes) <= FINEST
    score = import_musicxml(f"<score-partwise>{PART}</score-partwise>".encode(), "unlike.musicxml").score
    assert len(score.tracks[0]) == len(PRIMES)
    assert score.ticks_per_quarter == 10080


def test_a_file_without_parts_is_told_to_be_empty() -> None:
    found = import_musicxml(b"<score-partwise/>", "nothing.musicxml")
    assert found.score.tracks == ()
    assert found.notes == ("It is empty: it has no parts.",)
