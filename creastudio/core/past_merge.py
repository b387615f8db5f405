"""Past ads that two windows changed at once: each keeps what the other did."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.past_ads import PastAd


def merged(base: Sequence[PastAd], ours: Sequence[PastAd], theirs: Sequence[PastAd]) -> tuple[PastAd, ...]:
    """Return our ads with what others changed since both began from `base`.

    What was changed on both sides is as we have it; what others added comes last.
    """
    before = {_key(ad): ad for ad in base}
    now = {_key(ad): ad for ad in theirs}
    mine = frozenset(map(_key, ours))
    found: list[PastAd] = []
    for ad in ours:
        if before.get(_key(ad)) != ad:
            found.append(ad)
        elif (other := now.get(_key(ad))) is not None:
            # Nothing was done to it here; where it isn't there any more, another window removed it.
            found.append(other)
    fresh = (ad for ad in theirs if _key(ad) not in before and _key(ad) not in mine)
    return (*found, *fresh)


def _key(ad: PastAd) -> str:
    """Return what an ad is known by: its picture, or all of it where it came without."""
    return ad.image or ad.model_dump_json()
