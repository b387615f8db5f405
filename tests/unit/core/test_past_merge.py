"""Two windows that change the past ads at once lose nothing of each other."""

from __future__ import annotations

from creastudio.api.past_ads import PastAd, PastElement
from creastudio.core.past_merge import merged


def ad(name: str, liking: int = 0) -> PastAd:
    return PastAd(image=f"pictures/{name}.png", width=9, height=9, liking=liking)


def test_what_others_added_changed_or_removed_is_kept() -> None:
    base = (ad("a"), ad("b"), ad("c"))
    assert merged(base, base, (*base, ad("d"))) == (*base, ad("d"))
    assert merged(base, base, (ad("a"), ad("b", 5), ad("c"))) == (ad("a"), ad("b", 5), ad("c"))
    assert merged(base, base, (ad("a"), ad("c"))) == (ad("a"), ad("c"))


def test_what_was_done_here_stays_beside_it() -> None:
    base = (ad("a"), ad("b"), ad("c"))
    ours = (ad("a", 4), ad("c"), ad("new"))
    theirs = (ad("a", 2), ad("b"), ad("c", 3), ad("d"))
    assert merged(base, ours, theirs) == (ad("a", 4), ad("c", 3), ad("new"), ad("d"))


def test_ads_without_pictures_are_known_by_what_they_say() -> None:
    words = (PastElement(role="headline", box=(0, 0, 4, 4)),)
    one, other = PastAd(width=9, height=9, elements=words), PastAd(width=8, height=8, elements=words)
    assert merged((one,), (one,), (one, other)) == (one, other)
    assert merged((one,), (), (one, other)) == (other,)
