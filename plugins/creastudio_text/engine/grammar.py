"""What may be written next, byte by byte: literals, JSON strings, numbers, and choices among them.

A state is what is left to be written: several stacks, one for each way of reading what there is, the next thing on top.
Things are kept once each and named by numbers, so that a state is a tuple of small numbers and can be looked up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

QUOTE, ESCAPE, MINUS, POINT, ZERO, NINE = (ord(char) for char in '"\\-.09')
ESCAPED = frozenset(b'"\\/bfnrt')
WHOLE_DIGITS = 12
DECIMALS = 6


@dataclass(frozen=True)
class Literal:
    """Bytes as they are; never empty."""

    rest: bytes


@dataclass(frozen=True)
class Text:
    """The inside of a JSON string and its closing quote.

    Attributes
    ----------
    least, most : int
        Characters that must and may still come.
    need : int
        Bytes that the character that has begun still lacks.
    escaped : bool
        Whether a backslash came last.
    """

    least: int
    most: int
    need: int = 0
    escaped: bool = False


@dataclass(frozen=True)
class Number:
    """A number, `written` being what there is of it; it ends where it can when something else comes."""

    low: Decimal | None
    high: Decimal | None
    whole: bool
    written: str = ""


@dataclass(frozen=True)
class Choice:
    """One of several sequences of things."""

    options: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Repeat:
    """Things parted by ", ", from `least` to `most` of them, `had` of which are there; then "]"."""

    item: int
    least: int
    most: int
    had: int = 0


Thing = Literal | Text | Number | Choice | Repeat
Stack = tuple[int, ...]
State = tuple[Stack, ...]


class Grammar:
    """Keeps the things and says how a state goes on."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self._numbers: dict[Thing, int] = {}
        self._steps: dict[tuple[State, int], State] = {}
        self._costs: dict[int, int] = {}

    def add(self, thing: Thing) -> int:
        """Return the number of a thing."""
        found = self._numbers.get(thing)
        if found is None:
            found = self._numbers[thing] = len(self.things)
            self.things.append(thing)
        return found

    def literal(self, text: str) -> int:
        """Return the number of a literal."""
        return self.add(Literal(text.encode()))

    def start(self, thing: int) -> State:
        """Return the state before a thing."""
        return self._opened([(thing,)])

    def step(self, state: State, byte: int) -> State:
        """Return the state after a byte; () where it can't come."""
        key = state, byte
        found = self._steps.get(key)
        if found is None:
            after: list[Stack] = []
            for stack in state:
                if stack:
                    after += self._stepped(stack, byte)
            found = self._steps[key] = self._opened(after)
        return found

    def complete(self, state: State) -> bool:
        """Tell whether all may end here."""
        return () in state

    def cost(self, state: State) -> int:
        """Return the fewest bytes that complete it."""
        return min(sum(self._cost(number) for number in stack) for stack in state)

    def _stepped(self, stack: Stack, byte: int) -> list[Stack]:
        thing, below = self.things[stack[-1]], stack[:-1]
        if isinstance(thing, Literal):
            if thing.rest[0] != byte:
                return []
            return [(*below, self.add(Literal(thing.rest[1:])))] if len(thing.rest) > 1 else [below]
        if isinstance(thing, Text):
            return self._in_text(thing, below, byte)
        assert isinstance(thing, Number)
        longer = replace(thing, written=thing.written + chr(byte)) if byte < 128 else None
        return [(*below, self.add(longer))] if longer is not None and possible(longer) else []

    def _in_text(self, text: Text, below: Stack, byte: int) -> list[Stack]:
        if text.escaped:
            after = replace(text, escaped=False) if byte in ESCAPED else None
        elif text.need:
            after = replace(text, need=text.need - 1) if 0x80 <= byte < 0xC0 else None
        elif byte == QUOTE:
            return [below] if text.least == 0 else []
        else:
            after = _character(text, byte)
        return [] if after is None else [(*below, self.add(after))]

    def _opened(self, stacks: list[Stack]) -> State:
        """Return stacks with something to write on top, or empty ones: choices are taken apart."""
        found: dict[Stack, None] = {}
        waiting = list(stacks)
        while waiting:
            stack = waiting.pop()
            thing = self.things[stack[-1]] if stack else None
            if isinstance(thing, Choice):
                waiting += [(*stack[:-1], *reversed(option)) for option in thing.options]
            elif isinstance(thing, Repeat):
                waiting += [(*stack[:-1], *reversed(option)) for option in self._repeated(thing)]
            elif stack not in found:
                found[stack] = None
                if isinstance(thing, Number) and ended(thing):
                    waiting.append(stack[:-1])
        return tuple(sorted(found))

    def _repeated(self, thing: Repeat) -> list[tuple[int, ...]]:
        options: list[tuple[int, ...]] = []
        if thing.had >= thing.least:
            options.append((self.literal("]"),))
        if thing.had < thing.most:
            comma = (self.literal(", "),) if thing.had else ()
            options.append((*comma, thing.item, self.add(replace(thing, had=thing.had + 1))))
        return options

    def _cost(self, number: int) -> int:
        found = self._costs.get(number)
        if found is None:
            found = self._costs[number] = self._counted(self.things[number])
        return found

    def _counted(self, thing: Thing) -> int:
        if isinstance(thing, Literal):
            return len(thing.rest)
        if isinstance(thing, Text):
            return thing.least + thing.need + int(thing.escaped) + 1
        if isinstance(thing, Number):
            return left_to_write(thing)
        if isinstance(thing, Choice):
            return min(sum(self._cost(number) for number in option) for option in thing.options)
        missing = max(0, thing.least - thing.had)
        commas = max(0, missing - (thing.had == 0))
        return missing * self._cost(thing.item) + 2 * commas + 1


def _character(text: Text, byte: int) -> Text | None:
    """Return the text after the first byte of a character; None where it can't begin one."""
    if text.most == 0 or byte < 0x20 or 0x80 <= byte < 0xC2 or byte > 0xF4:
        return None
    need = 0 if byte < 0x80 else 1 if byte < 0xE0 else 2 if byte < 0xF0 else 3
    return Text(max(0, text.least - 1), text.most - 1, need, escaped=byte == ESCAPE)


def ended(number: Number) -> bool:
    """Tell whether a number may end as it is written."""
    return (
        number.written[-1:].isdigit() and number.written != "-0" and _within(number, Decimal(number.written))
    )


def possible(number: Number) -> bool:
    """Tell whether what is written of a number can become one that is allowed."""
    digits = number.written.removeprefix("-")
    whole, point, decimals = digits.partition(".")
    if point and (number.whole or not whole.isdigit()):
        return False
    if not (whole + decimals).isdigit() and whole + decimals:
        return False
    if len(whole) > WHOLE_DIGITS or len(decimals) > _decimals(number) or (len(whole) > 1 and whole[0] == "0"):
        return False
    signs = (number.written.startswith("-"),) if number.written else (False, True)
    return any(
        _meets(number, negative, low, high)
        for negative in signs
        for low, high in _reach(number, whole, decimals, point)
    )


def left_to_write(number: Number) -> int:
    """Return the fewest characters that complete a number, found by trying."""
    frontier, count = [number], 0
    while not any(ended(item) for item in frontier):
        frontier = [
            longer
            for item in frontier
            for char in "-.0123456789"
            if possible(longer := replace(item, written=item.written + char))
        ][:400]
        count += 1
        if not frontier:
            return WHOLE_DIGITS + DECIMALS
    return count


def _decimals(number: Number) -> int:
    """Return how many decimals are allowed: those that the bounds need, and some."""
    exponents = (bound.as_tuple().exponent for bound in (number.low, number.high) if bound is not None)
    return max(DECIMALS, *(-exponent for exponent in exponents if isinstance(exponent, int)), 0)


def _reach(number: Number, whole: str, decimals: str, point: str) -> list[tuple[Decimal, Decimal]]:
    """Return the ranges (of size, without sign) that a beginning can lead to."""
    if point:
        unit = Decimal(1).scaleb(-len(decimals))
        first = Decimal(f"{whole}.{decimals or '0'}")
        full = len(decimals) == _decimals(number)
        return [(first, first if full else first + unit - Decimal(1).scaleb(-_decimals(number)))]
    top = Decimal(10) ** WHOLE_DIGITS - 1
    if not whole:
        return [(Decimal(0), top)]
    rest = Decimal(0) if number.whole else 1 - Decimal(1).scaleb(-_decimals(number))
    if whole == "0":
        return [(Decimal(0), rest)]
    more = range(WHOLE_DIGITS - len(whole) + 1)
    return [(Decimal(whole).scaleb(k), Decimal(int(whole) + 1).scaleb(k) - 1 + rest) for k in more]


def _meets(number: Number, negative: bool, low: Decimal, high: Decimal) -> bool:
    if negative:
        if high == 0:
            return False
        low, high = -high, -low
    return (number.high is None or low <= number.high) and (number.low is None or high >= number.low)


def _within(number: Number, value: Decimal) -> bool:
    return (number.low is None or value >= number.low) and (number.high is None or value <= number.high)
