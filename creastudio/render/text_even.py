"""Paragraphs in even lines that end with phrases."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.even_lines import even_lines
from creastudio.render.text_breaks import Breaking, Span, break_lines


def full_lines(
    known: Breaking, advances: Sequence[float], limit: float, tails: Sequence[float]
) -> list[Span]:
    """Return the lines that are as full as can be, with phrases whole unless one is longer than a line."""
    if not known.ends:
        return break_lines(known, advances, limit, tails)
    lines = break_lines(known.whole, advances, limit, tails)
    return break_lines(known, advances, limit, tails) if any(line.torn for line in lines) else lines


def balanced(known: Breaking, advances: Sequence[float], limit: float, tails: Sequence[float]) -> list[Span]:
    """Return the lines of a paragraph: as few as if each were as full as can be, but even, and ended where a phrase ends.

    Phrases stay whole unless one is longer than a line. Parameters as of ``break_lines``; what is too long to be balanced
    is broken by that.
    """
    full = full_lines(known, advances, limit, tails)
    whole = known.whole if known.ends else known
    if not known.ends or any(line.start and not whole.allowed[line.start] for line in full):
        return full
    firsts = [0, *(at for at in range(1, len(advances)) if whole.allowed[at])]
    starts: list[float] = []
    ends: list[float] = []
    hangs: list[float] = []
    at = 0.0
    for number, first in enumerate(firsts):
        stop = firsts[number + 1] if number + 1 < len(firsts) else len(advances)
        seen = stop
        while seen > first and known.space[seen - 1]:
            seen -= 1
        starts.append(at)
        tail = tails[seen - 1] if seen > first else 0.0
        ends.append(at + sum(advances[first:seen]) - tail)
        hangs.append(known.hang[seen - 1] * (advances[seen - 1] - tail) if seen > first else 0.0)
        at += sum(advances[first:stop])
    found = even_lines(starts, ends, [known.ends[first] for first in firsts], len(full), limit, hangs)
    if found is None:
        return full
    begins = [firsts[piece] for piece in found]
    return [Span(first, stop) for first, stop in zip(begins, [*begins[1:], len(advances)], strict=True)]
