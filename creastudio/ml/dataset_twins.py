"""The same picture more than once: to the byte, to the eye, and mirrored; and what becomes of that in a hold-out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from creastudio.api.dataset import Finding
from creastudio.ml.dataset_files import Looks
from creastudio.ml.dataset_hashes import Thumbs, grouped, near_pairs
from creastudio.ml.dataset_words import counted

HELD_OUT_FROM = 200
"""Pictures from which a training holds some out, to see whether it learns by heart."""


def twins(looks: Looks, check: Callable[[], object] = lambda: None) -> list[Finding]:
    """Return what is found of duplicates; in each group the best one comes first.

    Parameters
    ----------
    check : callable
        Called now and then; may raise to stop.
    """
    n = len(looks)
    exact = _same_bytes(looks)
    look_alike = near_pairs(looks.thumbs, check=check) if n > 1 else []
    if n > 2 and len(grouped(look_alike)) == 1 and len(grouped(look_alike)[0]) == n:
        return [_identical(looks)]
    firsts = {i for group in exact for i in group[1:]}
    near = [
        group
        for group in grouped([(i, j) for i, j in look_alike if i not in firsts and j not in firsts])
        if len(group) > 1
    ]
    mirrored = [
        group
        for group in grouped(
            _mirrored(looks, check, look_alike, firsts | {i for group in near for i in group[1:]})
        )
        if len(group) > 1
    ]
    found = [
        _finding(looks, "duplicates", exact, "the very same file more than once", _KEEP_ONE),
        _finding(looks, "near", near, "nearly the same picture more than once", _KEEP_ONE),
        _finding(looks, "mirrored", mirrored, "the same picture mirrored", _MIRRORED),
    ]
    return [item for item in (*found, _hold_out(looks, grouped(look_alike))) if item is not None]


_KEEP_ONE = "A model learns such pictures by heart. Keep the first of each group; leave the others out."
_MIRRORED = "Good to know before mirroring is switched on: then both are the same picture."


def _same_bytes(looks: Looks) -> list[list[int]]:
    by_hash: dict[str, list[int]] = defaultdict(list)
    for index, digest in enumerate(looks.hashes):
        by_hash[digest].append(index)
    return [group for group in by_hash.values() if len(group) > 1]


def _mirrored(
    looks: Looks, check: Callable[[], object], look_alike: list[tuple[int, int]], twins: set[int]
) -> list[tuple[int, int]]:
    if len(looks) < 2:
        return []
    straight = set(look_alike)
    pairs = near_pairs(looks.thumbs, looks.thumbs[:, :, ::-1], check)
    # What looks the same unmirrored is told as such; symmetric things are their own mirror image.
    return [pair for pair in pairs if pair not in straight and not twins & set(pair)]


def _finding(looks: Looks, code: str, groups: list[list[int]], what: str, hint: str) -> Finding | None:
    if not groups:
        return None
    named = tuple(tuple(looks.names[i] for i in _best_first(looks, group)) for group in groups)
    return Finding(
        code=code,
        severity="note" if code == "mirrored" else "advice",
        title=f"{counted(len(groups), 'group', 'groups')} of pictures: {what}.",
        hint=hint,
        files=tuple(name for group in named for name in group),
        groups=named,
    )


def _best_first(looks: Looks, group: list[int]) -> list[int]:
    """Order a group: the largest picture first, of equal ones that whose name fits, then by name."""
    facts = looks.facts
    return sorted(group, key=lambda i: (-facts[i].width * facts[i].height, not facts[i].ending_fits, i))


def _identical(looks: Looks) -> Finding:
    names = tuple(looks.names[i] for i in _best_first(looks, list(range(len(looks)))))
    return Finding(
        code="identical",
        severity="advice",
        title=f"All {len(looks)} pictures look the same.",
        hint="There is nothing to learn from them but that one picture. Add others.",
        files=names,
        groups=(names,),
    )


def _hold_out(looks: Looks, groups: list[list[int]]) -> Finding | None:
    """Say what becomes of twins where pictures are held out: one whose twin is learned would be no unseen picture."""
    names = tuple(looks.names[i] for group in groups for i in group)
    if len(looks) < HELD_OUT_FROM or not names:
        return None
    return Finding(
        code="hold_out",
        severity="note",
        title=f"{len(names)} pictures have a twin: of those that look the same all are learned, or all held out.",
        hint="So over-fitting is told honestly; but the model knows them better than the others. Leave duplicates out.",
        files=names,
    )


def families(thumbs: Thumbs, digests: Sequence[str]) -> list[str]:
    """Return a name for each picture, the same for those that look the same, whatever their order.

    Parameters
    ----------
    thumbs : ndarray
        (n, 32, 32, 3) uint8.
    digests : sequence of str
        One a picture.
    """
    named = list(digests)
    for group in grouped(near_pairs(thumbs)):
        first = min(digests[i] for i in group)
        for i in group:
            named[i] = first
    return named
