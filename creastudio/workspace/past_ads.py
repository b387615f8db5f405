"""The library of past ads, as composers are given it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from creastudio import paths
from creastudio.api.past_ads import PastAd, past_text
from creastudio.store.past_ads import PastAdsLibrary

if TYPE_CHECKING:
    from creastudio.workspace.workspace import Workspace


def past_library() -> PastAdsLibrary:
    """Return the person's library; it belongs to all of their projects."""
    return PastAdsLibrary(paths.past_ads_dir())


def annotated() -> tuple[PastAd, ...]:
    """Return the ads that composers learn from: those that have elements. UserError when the library can't be read."""
    return tuple(ad for ad in past_library().load() if ad.elements)


def past_data(workspace: Workspace) -> bytes:
    """Return the annotated ads as a file for a composer; empty where there are none, or the person wants none used."""
    if not workspace.environment.settings.use_past_ads:
        return b""
    try:
        stat = past_library().file.stat()
    except OSError:
        return b""
    return _told(str(past_library().file), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1)
def _told(_file: str, _changed: int, _size: int) -> bytes:
    """Return the annotated ads as a file; thousands take a moment to be read, which each job would wait for."""
    ads = annotated()
    return past_text(ads).encode() if ads else b""
