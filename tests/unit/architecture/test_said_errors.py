"""What a person is told of an error is a whole sentence, and so is what to do about it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source import PLUGINS, ROOT, STUDIO

NAMES = ("message", "hint")

SENTENCE = re.compile(r"(?:[^a-z\s]|[a-z]*[^a-z\s])\S*(?:\s.*)?[.!?…]['\"”)]*", re.DOTALL)
"""Begins with a capital, or with what is no word of its own ('--set', 'docs/layout.md'), and ends with a stop."""

VALUE = "V"
"""Stands for what is put in."""


def raised(source: str) -> Iterator[tuple[int, ast.expr]]:
    """Yield the line and the text of each sentence and hint of a ``UserError`` that is written out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError":
            given = [*node.args, *(each.value for each in node.keywords if each.arg in NAMES)]
            yield from ((node.lineno, text) for text in given)


def wrong(text: ast.expr) -> bool:
    """Return whether what is written out is no whole sentence; what is worked out elsewhere isn't looked at."""
    if isinstance(text, ast.IfExp):
        return wrong(text.body) or wrong(text.orelse)
    if isinstance(text, ast.Constant):
        return not isinstance(text.value, str) or bool(text.value and not SENTENCE.fullmatch(text.value))
    if isinstance(text, ast.JoinedStr):
        said = "".join(str(part.value) if isinstance(part, ast.Constant) else VALUE for part in text.values)
        return not SENTENCE.fullmatch(said + "." * ends_with_a_sentence(text))
    return False


def ends_with_a_sentence(text: ast.JoinedStr) -> bool:
    """Return whether what is put in at the end may be a whole sentence: a part of a text and what is called aren't."""
    last = text.values[-1]
    if not isinstance(last, ast.FormattedValue):
        return False
    value = last.value
    return isinstance(value, ast.Name | ast.Attribute) or (
        isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice)
    )


def test_sentences_and_hints_are_whole() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line} {ast.unparse(text)}"
        for folder in (STUDIO, PLUGINS)
        for file in sorted(folder.rglob("*.py"))
        for line, text in raised(file.read_text(encoding="utf-8"))
        if wrong(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'UserError("No", 5)',
        'UserError("No.", 5)',
        'UserError("it is gone.")',
        'UserError("It is gone.", hint="try again")',
        'UserError(f"It is gone: {error[:80]}", "Try again.")',
        'UserError("It is gone." if gone else "broken", "Try again.")',
    ],
)
def test_what_is_no_sentence_is_found(source: str) -> None:
    assert any(wrong(text) for _, text in raised(source))


@pytest.mark.parametrize(
    "source",
    [
        'UserError("It is gone.", "Try again (twice).")',
        'UserError("It is gone.", "")',
        'UserError(f"\'{name}\' is gone.", hint=f"--set {name} tells where.")',
        "UserError(f\"'{name}': {error.message}\", hint=error.hint)",
        'UserError("It is gone.", "docs/layout.md tells why.")',
    ],
)
def test_what_is_one_is_not(source: str) -> None:
    assert not any(wrong(text) for _, text in raised(source))
