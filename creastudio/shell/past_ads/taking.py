"""Files that are read into the library beside the window, and what is said of them then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.shell.chooser import picture_kinds
from creastudio.shell.i18n import tr, tr_said, trn
from creastudio.shell.session import Session
from creastudio.shell.threads.slow_work import SlowWork, slow_work_of
from creastudio.store.past_ads import PastAdsLibrary

if TYPE_CHECKING:
    from creastudio.workspace.past_ads_import import Incoming

TOLD = 12
"""Sentences of what was skipped that are shown at most."""


def takes(path: Path) -> bool:
    """Whether a file or folder may hold past ads."""
    # With what reads pictures, which the window starts without.
    from creastudio.workspace.past_ads_import import SUFFIXES

    return path.is_dir() or path.suffix.lower() in SUFFIXES


def work_of(session: Session) -> SlowWork:
    """Return what reads past ads, one batch after the other."""
    return slow_work_of(session, "past ads")


def read_ads(
    session: Session, library: PastAdsLibrary, paths: Sequence[Path], done: Callable[[Incoming], object]
) -> None:
    """Read files and folders; `done` gets what came of them, unless it is given up."""

    def work(_path: Path, progress: Callable[[float], object]) -> Incoming:
        from creastudio.workspace.past_ads_import import files_of, read_files

        total = max(1, sum(1 for _ in files_of(paths)))

        def go_on(count: int) -> bool:
            progress(min(count / total, 1.0))
            return True

        return read_files(paths, library, go_on)

    title = paths[0].name if len(paths) == 1 else trn("{count} file", "{count} files", len(paths))
    work_of(session).run([paths[0]], work, lambda results: done(results[0]), title)


def summary(found: Incoming, came: int) -> tuple[str, str]:
    """Return what is said of what came in: a line, and the reasons of what didn't."""
    known = len(found.ads) - came
    parts = [trn("{count} ad read", "{count} ads read", came)]
    if known:
        parts.append(trn("{count} was there already", "{count} were there already", known))
    if found.skipped:
        parts.append(trn("{count} skipped", "{count} skipped", len(found.skipped)))
    reasons = [tr_said(sentence) for sentence in found.skipped[:TOLD]]
    if len(found.skipped) > TOLD:
        reasons.append("…")
    return " · ".join(parts), "\n".join(reasons)


def ad_kinds() -> str:
    """Return the filter for files that may hold past ads."""
    from creastudio.workspace.past_ads_import import SUFFIXES

    every = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    told = tr("Annotations") + " (*.json *.csv *.tsv)"
    return ";;".join((tr("Ads and annotations") + f" ({every})", picture_kinds(), told))
