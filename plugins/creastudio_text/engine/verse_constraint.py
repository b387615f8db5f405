"""Keeps a Chinese poem in its form while it is written: lengths, tones, rhymes and punctuation always come out right.

The model chooses all the rest by its own scores, the variant and the rhyme too: every variant that still fits is kept,
and the first rhyming character says in which rhyme the others stand. Whatever is chosen, the poem can be ended: a rhyme
is open only while it has enough unused characters for the feet to come, and the last of them are kept for the feet. The middle couplets of a lushi set
numbers, colours and places against their like, where there is one that fits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from creastudio.api import UserError
from creastudio_text.engine.language import Tokens
from creastudio_text.engine.verse_masks import Key, VerseMasks, masks_of
from creastudio_text.verse.metre import Form, Line, Metre
from creastudio_text.verse.parallel import FIRST, kind
from creastudio_text.verse.pingshui import LEVEL, OBLIQUE, TONES

DOUBLES = 2
"""How often in a poem a character is said twice in a row, answers aside."""
NEAR = 24
"""In a ci a character may come again after so many others."""


@dataclass(frozen=True)
class _Way:
    """One way in which the poem can go on: a variant, the pattern of the line, and the rhymes that are still open."""

    metre: Metre
    tones: str
    rhymes: tuple[tuple[int, frozenset[Key]], ...] = ()

    def open(self, number: int) -> frozenset[Key] | None:
        """Return the rhymes open for a number; None before its first foot."""
        return dict(self.rhymes).get(number)

    def bound(self, number: int, keys: frozenset[Key]) -> _Way:
        """Return the way with a number's rhymes narrowed."""
        return replace(self, rhymes=tuple(sorted({**dict(self.rhymes), number: keys}.items())))


class ChineseVerse:
    """The constraint of one poem.

    Parameters
    ----------
    tokens : Tokens
        Any vocabulary that has common characters as ids of their own; other ids are never taken.
    form : Form
    rhyme : str
        The Pingshui rhyme to write on, "平尤"; "" leaves it to the model. Not for ci.
    wish : str
        Characters that are preferred until each has come.

    Raises
    ------
    UserError
        When the vocabulary has too few Chinese characters for the form.
    """

    def __init__(self, tokens: Tokens, form: Form, rhyme: str = "", wish: str = "") -> None:
        self._masks: VerseMasks = masks_of(tokens)
        self._form = form
        self._only = rhyme
        self._wish = [token for character in wish for token in self._masks.ids.get(character, ())]
        self._used = torch.zeros(tokens.size, dtype=torch.bool)
        self._written: list[int] = []
        self._feet: set[int] = set()
        self._before: list[int] = []  # the line before
        self._line: list[int] = []
        self._number = 0
        self._doubles, self._doubled = 0, -1  # how often a character was said twice, and in which line last
        self._queue: list[int] = []
        self._done = False
        widths = [line.width for line in form.metres[0].lines]
        fitting = [m for m in form.metres if [line.width for line in m.lines] == widths]
        self._needs = {id(metre): _needs(metre) for metre in fitting}
        self._ways = [_Way(m, tones) for m in fitting for tones in m.lines[0].tones]
        # Unused characters of each rhyme and tone.
        self._left = {
            (key, side): len(self._masks.feet(key, side))
            for key in self._masks.rhymes(form.ci)
            for side in (LEVEL, OBLIQUE)
        }
        self._check()
        self._ample = self._is_ample()

    def _is_ample(self) -> bool:
        """Return whether rhymes that aren't begun can't be starved, however the other characters are chosen.

        So it is with any usual vocabulary; it spares looking at all of them before each character.
        """
        rhymes = {line.rhyme for line in self._ways[0].metre.lines if line.rhyme}
        for way in self._ways:
            most = way.metre.size + len(rhymes)
            for number in rhymes:
                needed = self._needs[id(way.metre)][0].get(number, ())
                sure = [
                    k
                    for k in self._fitting(way, number)
                    if all(self._left[k, side] > most for side, _ in needed)
                ]
                if len(sure) < len(rhymes):
                    return False
        return True

    def _watched(self, way: _Way, line: int) -> list[int]:
        """Return the numbers of the rhymes to come from a line on that might be starved."""
        return [n for n in self._needs[id(way.metre)][line] if not self._ample or way.open(n) is not None]

    def _check(self) -> None:
        metre = self._ways[0].metre
        rhymes = {line.rhyme for line in metre.lines if line.rhyme}
        enough = len(self._masks.characters) > 3 * metre.size
        if not enough or any(len(self._fitting(way, n)) < len(rhymes) for way in self._ways for n in rhymes):
            raise UserError(
                "This model's vocabulary has too few Chinese characters for the form.",
                "Choose a model for Chinese verse.",
            )

    def _line_of(self, way: _Way) -> Line:
        return way.metre.lines[self._number]

    # ---- what is asked

    def mask(self) -> Tensor | None:
        """Return which ids may come next."""
        if self._queue:
            return self._masks.of(self._queue[:1])
        step = len(self._line)
        free = ~self._used
        if self._may_double(step):
            free[self._line[-1]] = True
        found = torch.zeros_like(free)
        for way in self._ways:
            line = self._line_of(way)
            echo = self._echoed(line, step)
            if echo is not None:
                found[echo] = True
            elif line.rhyme and step == line.width - 1:
                found |= self._foot_mask(way, line) & ~self._used
            else:
                mine = self._masks.signs[way.tones[step]] & free
                kept = self._kept(way)
                if kept:
                    mine[kept] = False
                found |= mine
        return self._answering(found, step)

    def _may_double(self, step: int) -> bool:
        """Return whether the last character may be said twice: where a word begins, once a line and seldom a poem.

        In a line that answers another it may be where that one did.
        """
        width = self._line_of(self._ways[0]).width
        if not self._line or (step % 2 == 0 and step < width - 1) or self._doubled == self._number:
            return False
        if self._answers():
            return self._before[step - 1] == self._before[step]
        return self._doubles < DOUBLES

    def _answers(self) -> bool:
        return len(self._ways[0].metre.lines) == 8 and not self._form.ci and self._number - 1 in FIRST

    def _answering(self, found: Tensor, step: int) -> Tensor:
        """Return the ids that set like against like, if the line answers another and there are any, else all."""
        if not self._answers():
            return found
        like = kind(self._masks.characters[self._before[step]])
        if not like:
            return found
        same = found & self._masks.any_of(like)
        return same if bool(same.any()) else found

    def lean(self) -> list[int]:
        """Return the ids of the characters that are wished for and haven't come."""
        return [] if self._queue else [token for token in self._wish if not self._used[token]]

    def _echoed(self, line: Line, step: int) -> int | None:
        """Return the id that a repeated phrase asks for."""
        place = step - (line.width - line.echo)
        return self._before[len(self._before) - line.echo + place] if line.echo and place >= 0 else None

    def _fitting(self, way: _Way, number: int, at: int = -1) -> list[Key]:
        """Return the rhymes that a number may still take: open to it and with enough characters left,
        counted from line `at`, else from this one.
        """
        keys = way.open(number)
        if keys is None:
            taken = {key for _, others in way.rhymes for key in others}
            keys = frozenset(self._masks.rhymes(self._form.ci)) - taken
            if self._only:
                keys &= {self._only}
        needed = self._needs[id(way.metre)][self._number if at < 0 else at].get(number, ())
        return [key for key in keys if all(self._left[key, side] >= count for side, count in needed)]

    def _foot_mask(self, way: _Way, line: Line) -> Tensor:
        """Return the ids that end a line on its rhyme."""
        side = TONES[way.tones[-1]]
        found = torch.zeros_like(self._used)
        for key in self._fitting(way, line.rhyme):
            mask = self._masks.foot(key, side)
            if mask is not None:
                found |= mask
        return found

    def _kept(self, way: _Way) -> list[int]:
        """Return ids that feet to come can't do without."""
        found: list[int] = []
        for number in self._watched(way, self._number):
            keys = self._fitting(way, number)
            for side, count in self._needs[id(way.metre)][self._number][number]:
                best = max(keys, key=lambda key: self._left[key, side], default=None)
                if best is not None and self._left[best, side] <= count:
                    found += self._masks.feet(best, side)
        return found

    # ---- what is told

    def push(self, token: int) -> None:
        """Take note of an id."""
        if self._queue:
            self._queue.pop(0)
            self._done = not self._queue and self._number == len(self._ways[0].metre.lines)
            return
        step = len(self._line)
        self._ways = [after for way in self._ways if (after := self._after(way, step, token)) is not None]
        if self._line and token == self._line[-1]:
            self._doubles, self._doubled = self._doubles + 1, self._number
        self._use(token)
        self._line.append(token)
        # A way whose rhyme was starved for another's sake leads nowhere.
        self._ways = [way for way in self._ways if self._can_end(way)]
        line = self._line_of(self._ways[0])
        if line.pause and step + 1 == line.pause:
            self._say("、")
        if step + 1 == line.width:
            self._end_line(line)

    def _after(self, way: _Way, step: int, token: int) -> _Way | None:
        """Return a way after an id, or None where the id doesn't fit it."""
        line = self._line_of(way)
        if self._echoed(line, step) is not None:
            return way if self._echoed(line, step) == token else None
        side = TONES[way.tones[step]]
        if not self._masks.bits.get(token, 0) & side:
            return None
        if line.rhyme and step == line.width - 1:
            keys = self._masks.keys(token, side, self._form.ci) & frozenset(self._fitting(way, line.rhyme))
            return way.bound(line.rhyme, keys) if keys else None
        return way

    def _can_end(self, way: _Way) -> bool:
        """Return whether each rhyme has characters for the feet to come."""
        after = self._number + (len(self._line) == self._line_of(way).width)
        return all(self._fitting(way, number, after) for number in self._watched(way, after))

    def _use(self, token: int) -> None:
        """Mark a character as used, under all its ids; in a ci those long past are free again."""
        for same in self._masks.ids[self._masks.characters[token]]:
            if not bool(self._used[same]):
                self._count(same, -1)
            self._used[same] = True
        self._written.append(token)
        if self._form.ci and len(self._written) > NEAR:
            old = self._written[-NEAR - 1]
            if old not in self._feet and old not in self._written[-NEAR:]:
                for same in self._masks.ids[self._masks.characters[old]]:
                    self._used[same] = False
                    self._count(same, 1)

    def _count(self, token: int, by: int) -> None:
        for side in (1, 2):
            for key in self._masks.keys(token, side, self._form.ci):
                self._left[key, side] += by

    def _say(self, text: str) -> None:
        """Put signs behind the character; those that the vocabulary lacks are left out."""
        self._queue += [mark for sign in text if (mark := self._masks.mark(sign)) is not None]

    def _end_line(self, line: Line) -> None:
        if line.rhyme:
            self._feet.update(self._masks.ids[self._masks.characters[self._line[-1]]])
        self._before, self._line = self._line, []
        self._number += 1
        lines = self._ways[0].metre.lines
        last = self._number == len(lines)
        self._say(line.mark if last or line.mark != "。" else line.mark + "\n")
        self._done = last and not self._queue
        if not last:
            self._ways = [
                replace(way, tones=tones)
                for way in self._ways
                for tones in way.metre.lines[self._number].tones
            ]

    @property
    def done(self) -> bool:
        """Whether the poem is complete."""
        return self._done

    @property
    def metre(self) -> Metre:
        """The variant that was written; before the first line is whole one of those that are possible."""
        return self._ways[0].metre


def _needs(metre: Metre) -> list[dict[int, tuple[tuple[int, int], ...]]]:
    """Return for each line and for the end: of each rhyme, how many new feet of which tone are still to come."""
    found: list[dict[int, tuple[tuple[int, int], ...]]] = []
    for start in range(len(metre.lines) + 1):
        feet = Counter(
            (line.rhyme, TONES[line.tones[0][-1]])
            for line in metre.lines[start:]
            if line.rhyme and not line.echo
        )
        found.append({n: tuple((side, c) for (m, side), c in feet.items() if m == n) for n, _ in feet})
    return found
