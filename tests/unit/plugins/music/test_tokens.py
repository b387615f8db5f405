"""The ids of music."""

from __future__ import annotations

from creastudio_music.engine import tokens as t


def test_each_id_has_one_meaning() -> None:
    heads = [t.STYLE, t.MODE, t.METRE, t.ROLE, t.DENSITY, t.SHIFT]
    firsts = [*heads, t.SLOT, t.POSITION, t.PITCH, t.DURATION, t.SIZE]
    assert firsts == sorted(set(firsts))
    words = [t.in_words([item]) for item in range(t.SIZE)]
    assert len(set(words)) == t.SIZE


def test_names_lead_to_ids_of_their_kind() -> None:
    assert (
        t.in_words([t.style("fiddle"), t.mode("minor"), t.metre("6/8"), t.role("bass")])
        == "style1 mode1 metre3 role3"
    )
    assert t.style("unheard of") == t.style("own")
    assert t.metre("7/8") == t.metre("other")
    assert t.density(40) == t.density(9)
    assert t.shift(-5) == t.shift(7) == t.SHIFT + 7
