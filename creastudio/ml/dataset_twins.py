"""The same picture more than once: to the byte, to the eye, and mirrored; and what becomes of that in a hold-out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from creastudio.api.dataset import Finding
from creastudio.ml.dataset_files import Looks
from creastudio.ml.dataset_hashes import Thumbs, near_groups
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
    look_alike = near_groups(looks.thumbs, check=check)
    if n > 2 and look_alike and len(look_alike[0]) == n:
        return [_identical(looks)]
    copies = {i for group in exact for i in group[1:]}
    near = [left for group in look_alike if len(left := [i for i in group if i not in copies]) > 1]
    mirrored = _mirrored(looks, copies | {i for group in near for i in group[1:]}, check)
    found = [
        _finding(looks, "duplicates", exact, "the very same file more than once", _KEEP_ONE),
        _finding(looks, "near", near, "nearly the same picture more than once", _KEEP_ONE),
        _finding(looks, "mirrored", mirrored, "the same picture mirrored", _MIRRORED),
    ]
    return [item for item in (*found, _hold_out(looks, look_alike)) if item is not None]


_KEEP_ONE = "A model learns such pictures by heart. Keep the first of each group; leave the others out."
_MIRRORED = "Good to know before mirroring is switched on: then both are the same picture."


def _same_bytes(looks: Looks) -> list[list[int]]:
    by_hash: dict[str, list[int]] = defaultdict(list)
    for index, digest in enumerate(looks.hashes):
        by_hash[digest].append(index)
    return [group for group in by_hash.values() if len(group) > 1]


def _mirrored(looks: Looks, twins: set[int], check: Callable[[], object]) -> list[list[int]]:
    """Return groups of mirrored pictures among one of each group of twins; a symmetric thing is no mirror image of itself."""
    alone = [i for i in range(len(looks)) if i not in twins]
    thumbs = looks.thumbs[alone]
    return [[alone[i] for i in group] for group in near_groups(thumbs, thumbs[:, :, ::-1], check)]


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
    for group in near_groups(thumbs):
        first = min(digests[i] for i in group)
        for i in group:
            named[i] = first
    return named
