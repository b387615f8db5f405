"""JSON by a schema: what is written is valid by construction.

Of JSON Schema (2020-12): ``type`` object, array, string, number, integer, boolean and null; ``properties`` in their order
with ``required``; ``items``, ``minItems``, ``maxItems``; ``enum``, ``const``, ``anyOf``; ``minLength``, ``maxLength``; ``minimum``,
``maximum``. Other keywords that would change what is valid are refused, not passed over.
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from torch import Tensor

from creastudio.api import UserError
from creastudio_text.engine.grammar import (
    Choice,
    Grammar,
    Literal,
    Number,
    Repeat,
    State,
    Text,
    ended,
    possible,
)
from creastudio_text.engine.language import Tokens
from creastudio_text.engine.streaming import raw
from creastudio_text.engine.token_masks import FAR, Masks, Vocabulary, vocabulary_of

LONGEST_TEXT = 2000
"""Characters of a string whose schema states no ``maxLength``."""

MOST_ITEMS = 64
"""Items of an array whose schema states no ``maxItems``."""

DEEPEST = 16

KEPT = 8
"""Schemas of a model whose masks are kept."""

_SILENT = {
    "$schema",
    "$id",
    "$comment",
    "title",
    "description",
    "default",
    "examples",
    "additionalProperties",
}
_KNOWN: dict[str, set[str]] = {
    "object": {"properties", "required"},
    "array": {"items", "minItems", "maxItems"},
    "string": {"minLength", "maxLength"},
    "number": {"minimum", "maximum"},
    "integer": {"minimum", "maximum"},
    "boolean": set(),
    "null": set(),
}

HINT = "Change the schema."


class JsonConstraint:
    """A ``Constraint``: one JSON value of a schema, its keys in their order, ", " and ": " between.

    Parameters
    ----------
    tokens : Tokens
    schema : mapping
        JSON Schema; see the module for what is read.
    longest : int
        Most ids of the text: strings and lists are brought to their end in time. 0 for no limit.

    Raises
    ------
    UserError
        When the schema can't be met: it contradicts itself, asks for what isn't read here, needs signs that the model
        doesn't have, or more than `longest` ids.
    """

    def __init__(self, tokens: Tokens, schema: Mapping[str, Any], longest: int = 0) -> None:
        self._tokens = tokens
        self._grammar, self._masks, self._state = _compiled(tokens, schema)
        self._left = longest or FAR
        needed = self._grammar.cost(self._state)
        if needed > self._left:
            raise UserError(
                f"The schema needs up to {needed} tokens, and {longest} may be written.", "Raise the length."
            )

    def mask(self) -> Tensor | None:
        """Return which ids may come next."""
        may = self._masks.mask(self._state, self._left)
        if self._grammar.complete(self._state):
            may[list(self._tokens.ends)] = True
        return may

    def push(self, token: int) -> None:
        """Take note of an id."""
        self._left = max(1, self._left - 1)
        if token in self._tokens.ends:
            self._state = ((),)
            return
        for byte in raw(self._tokens, token):
            self._state = self._grammar.step(self._state, byte)

    @property
    def done(self) -> bool:
        """Whether the value is complete and nothing can be added to it."""
        return self._state == ((),)


_known: weakref.WeakKeyDictionary[Tokens, dict[str, tuple[Grammar, Masks, State]]] = (
    weakref.WeakKeyDictionary()
)


def _compiled(tokens: Tokens, schema: Mapping[str, Any]) -> tuple[Grammar, Masks, State]:
    """Return the grammar of a schema with its masks and beginning; texts of the same schema share them."""
    key = json.dumps(schema, default=str)
    own = _known.setdefault(tokens, {})
    if key not in own:
        grammar = Grammar()
        root = _Compiler(grammar).value(schema, "the schema", 0)
        vocabulary = vocabulary_of(tokens)
        _check_signs(grammar, vocabulary)
        while len(own) >= KEPT:
            del own[next(iter(own))]
        own[key] = grammar, Masks(grammar, vocabulary), grammar.start(root)
    return own[key]


class _Compiler:
    """From a schema to things of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def value(self, schema: Any, where: str, depth: int) -> int:
        """Return the thing that a schema describes."""
        if not isinstance(schema, Mapping) or depth > DEEPEST:
            raise UserError(f"What {where} asks for isn't known here.", HINT)
        schema = cast("Mapping[str, Any]", schema)
        for key in ("enum", "const"):
            if key in schema:
                _refuse_others(schema, {key, "type"}, where)
                return self._one_of(schema[key] if key == "enum" else [schema[key]], where)
        if "anyOf" in schema:
            _refuse_others(schema, {"anyOf"}, where)
            options = _list(schema["anyOf"], where)
            return self._grammar.add(Choice(tuple((self.value(item, where, depth + 1),) for item in options)))
        kinds = schema.get("type", "object" if "properties" in schema else None)
        if isinstance(kinds, list):
            each = [self.value({**schema, "type": kind}, where, depth + 1) for kind in _list(kinds, where)]
            return self._grammar.add(Choice(tuple((item,) for item in each)))
        if kinds not in _KNOWN:
            raise UserError(f"What {where} asks for isn't known here: type {kinds!r}.", HINT)
        # Of several types each has its own keywords.
        others = set().union(*_KNOWN.values()) if depth else set()
        _refuse_others(schema, {"type"} | _KNOWN[kinds] | others, where)
        return getattr(self, f"_{kinds}")(schema, where, depth)

    def _one_of(self, values: Any, where: str) -> int:
        options = [json.dumps(item, ensure_ascii=False) for item in _list(values, where)]
        return self._grammar.add(Choice(tuple((self._grammar.literal(text),) for text in options)))

    def _object(self, schema: Mapping[str, Any], where: str, depth: int) -> int:
        properties = schema.get("properties", {})
        required = schema.get("required", [])
        if not isinstance(properties, Mapping) or not isinstance(required, list):
            raise UserError(f"The properties of {where} can't be read.", HINT)
        unknown = [name for name in required if name not in properties]
        if unknown:
            raise UserError(f"{_begun(where)} requires '{unknown[0]}', which it doesn't describe.", HINT)
        grammar = self._grammar
        names = list(cast("Mapping[str, Any]", properties))
        values = [self.value(properties[name], f"'{name}'", depth + 1) for name in names]
        # From the last property to the first: what follows, where one stands before it already and where none does.
        end = (grammar.literal("}"),)
        after, begin = end, end
        for name, value in reversed(list(zip(names, values, strict=True))):
            key = f"{json.dumps(name, ensure_ascii=False)}: "
            later = (grammar.literal(f", {key}"), value, *after)
            first = (grammar.literal(key), value, *after)
            if name not in required:
                later = (grammar.add(Choice((later, after))),)
                first = (grammar.add(Choice((first, begin))),)
            after, begin = later, first
        return grammar.add(Choice(((grammar.literal("{"), *begin),)))

    def _array(self, schema: Mapping[str, Any], where: str, depth: int) -> int:
        least, most = _bounds(schema, "minItems", "maxItems", MOST_ITEMS, where)
        if "items" not in schema:
            raise UserError(f"{_begun(where)} doesn't say what its items are.", HINT)
        item = self.value(schema["items"], f"an item of {where}", depth + 1)
        grammar = self._grammar
        return grammar.add(Choice(((grammar.literal("["), grammar.add(Repeat(item, least, most))),)))

    def _string(self, schema: Mapping[str, Any], where: str, _depth: int) -> int:
        least, most = _bounds(schema, "minLength", "maxLength", LONGEST_TEXT, where)
        grammar = self._grammar
        return grammar.add(Choice(((grammar.literal('"'), grammar.add(Text(least, most))),)))

    def _number(self, schema: Mapping[str, Any], where: str, _depth: int, whole: bool = False) -> int:
        low, high = (_decimal(schema.get(key), where) for key in ("minimum", "maximum"))
        number = Number(low, high, whole)
        if not possible(number) or (whole and not _has_whole(low, high)):
            raise UserError(f"No number can be what {where} asks for: {low} to {high}.", HINT)
        return self._grammar.add(number)

    def _integer(self, schema: Mapping[str, Any], where: str, depth: int) -> int:
        return self._number(schema, where, depth, whole=True)

    def _boolean(self, _schema: Mapping[str, Any], where: str, _depth: int) -> int:
        return self._one_of([True, False], where)

    def _null(self, _schema: Mapping[str, Any], where: str, _depth: int) -> int:
        return self._one_of([None], where)


def _refuse_others(schema: Mapping[str, Any], known: set[str], where: str) -> None:
    other = next((key for key in schema if key not in known | _SILENT), "")
    if other:
        raise UserError(
            f"'{other}' of {where} isn't read here.", "Leave it out, or check what it says afterwards."
        )


def _begun(where: str) -> str:
    return where[:1].upper() + where[1:]


def _list(values: Any, where: str) -> Sequence[Any]:
    if not isinstance(values, list) or not values:
        raise UserError(f"{_begun(where)} has nothing to choose from.", HINT)
    return cast("list[Any]", values)


def _bounds(schema: Mapping[str, Any], low: str, high: str, default: int, where: str) -> tuple[int, int]:
    least, most = schema.get(low, 0), schema.get(high, default)
    if high not in schema and isinstance(least, int):
        most = max(default, least)
    if not isinstance(least, int) or not isinstance(most, int) or not 0 <= least <= most:
        raise UserError(f"{_begun(where)} can't be met: '{low}' is {least} and '{high}' is {most}.", HINT)
    return least, most


def _decimal(value: Any, where: str) -> Decimal | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise UserError(f"A bound of {where} is no number.", HINT)
    return Decimal(str(value))


def _has_whole(low: Decimal | None, high: Decimal | None) -> bool:
    if low is None or high is None:
        return True
    return any(ended(Number(low, high, True, str(value))) for value in (int(low), int(low) + 1, int(high)))


def _check_signs(grammar: Grammar, vocabulary: Vocabulary) -> None:
    """Raise UserError when the model's tokens lack a sign that must be written."""
    needed = {char for thing in grammar.things if isinstance(thing, Literal) for char in thing.rest.decode()}
    if any(isinstance(thing, Text) for thing in grammar.things):
        needed.add('"')
    if any(isinstance(thing, Number) for thing in grammar.things):
        needed |= set("0123456789")
    lacking = sorted(char for char in needed if not _writable(char, vocabulary))
    if lacking:
        raise UserError(
            f"This model can't write JSON by the schema: it has no '{lacking[0]}'.", "Choose another model."
        )


def _writable(char: str, vocabulary: Vocabulary) -> bool:
    data = char.encode()
    return data in vocabulary.single or all(bytes([byte]) in vocabulary.single for byte in data)
