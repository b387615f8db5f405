"""Antithesis: the middle couplets of a lushi set like against like, numbers against numbers, colours against colours."""

from __future__ import annotations

KINDS = (
    "一二三四五六七八九十百千万半双两数几孤独",
    "红绿青白黄碧翠紫丹苍朱素黑绛",
    "东西南北",
    "上下前后中外里间边内",
)
"""Characters that call for one of their own kind at the same place of the other line: Wang Li 1958, chapter 14."""

FIRST = (2, 4)
"""The lines of a lushi, from 0, whose next line answers them."""


def kind(character: str) -> str:
    """Return the kind that a character belongs to, "" for none."""
    return next((kind for kind in KINDS if character in kind), "")
