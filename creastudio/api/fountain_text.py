"""Fountain as text: ``parse`` reads it, ``dumps`` writes it; see ``creastudio.api.fountain`` for the values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from creastudio.api.errors import UserError
from creastudio.api.fountain import (
    Action,
    Boneyard,
    Centred,
    Element,
    Lyrics,
    PageBreak,
    Part,
    Scene,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
)

MAX_LENGTH = 20_000_000
"""Characters; a longer text is no script."""

TITLE_KEYS = frozenset(
    ("title", "credit", "author", "authors", "source", "draft date", "date", "contact", "notes", "copyright",
     "revision", "language")
)  # fmt: skip
"""Keys that a title page may begin with: "FADE IN:" at the top is none."""

_HEADING = re.compile(r"(?:int\.?/ext|ext\.?/int|int|ext|est|i/e)[. ]", re.IGNORECASE)
_NUMBER = re.compile(r"#([\w.\-]+)#\s*$")
_KEY = re.compile(r"([^\s:#.!@>~=(\[][^:\n]{0,40}):(.*)$")
_SAID = re.compile(r"([^:：\n]{1,40})\s*[:：]\s*(\S.*)$")


def parse(text: str) -> Script:
    """Read a script; any text is one, if only of actions.

    Raises
    ------
    UserError
        When it is longer than any script.
    """
    if len(text) > MAX_LENGTH:
        raise UserError(
            f"A script of {len(text):,} characters is too long.", f"At most {MAX_LENGTH:,} are read."
        )
    lines = (
        text.removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\t", "    ")
        .split("\n")
    )
    title, at = _title(lines)
    elements: list[Element] = []
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        element, at = _element(lines, at)
        elements.append(element)
    return Script(tuple(elements), title)


def dumps(script: Script) -> str:
    """Return a script as Fountain, with a newline at the end; what would read as something else is marked as what it is.

    Raises
    ------
    ValueError
        When the title page begins with a key that Fountain doesn't know.
    """
    blocks: list[str] = []
    if script.title:
        if script.title[0][0].casefold() not in TITLE_KEYS:
            raise ValueError(f"a title page can't begin with {script.title[0][0]!r}")
        blocks.append("\n".join(_title_line(key, value) for key, value in script.title))
    blocks += [_dumped(element) for element in script.elements]
    return "\n\n".join(blocks) + "\n"


def from_dialogue(text: str) -> Script:
    """Read lines such as "Mara: I know." as a script: each is a speech, any other line an action."""
    elements: list[Element] = []
    for line in text.splitlines():
        said = _SAID.match(line.strip())
        if said:
            name = said[1].strip()
            elements.append(Speech(name.upper(), (Part(said[2].strip()),)))
        elif line.strip():
            elements.append(Action(line.strip()))
    return Script(tuple(elements))


def _title(lines: Sequence[str]) -> tuple[tuple[tuple[str, str], ...], int]:
    """Return the title page and the line after it."""
    at = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    first = _KEY.match(lines[at]) if at < len(lines) else None
    if first is None or first[1].strip().casefold() not in TITLE_KEYS:
        return (), 0
    found: list[tuple[str, list[str]]] = []
    while at < len(lines) and lines[at].strip():
        key = None if lines[at][0] == " " else _KEY.match(lines[at])
        if key:
            found.append((key[1].strip(), [key[2].strip()] if key[2].strip() else []))
        else:
            found[-1][1].append(lines[at].strip())
        at += 1
    return tuple((name, "\n".join(values)) for name, values in found), at


def _title_line(key: str, value: str) -> str:
    values = value.split("\n")
    return (
        f"{key}: {value}".rstrip()
        if len(values) == 1
        else "\n".join([f"{key}:", *(f"    {v}" for v in values)])
    )


def _element(lines: Sequence[str], at: int) -> tuple[Element, int]:
    """Return the element that begins at a line with something on it, and where the next may begin."""
    line = lines[at].strip()
    if line.startswith("/*"):
        return _boneyard(lines, at)
    marked = _marked(line)
    if marked is not None:
        return marked, at + 1
    before, after = at == 0 or not lines[at - 1].strip(), at + 1 >= len(lines) or not lines[at + 1].strip()
    if before and _HEADING.match(line):
        return _scene(line), at + 1
    if before and after and _is_transition(line):
        return Transition(line), at + 1
    if (line.startswith("@") and len(line) > 1) or (before and not after and _is_cue(line)):
        return _speech(lines, at)
    return _action(lines, at)


def _marked(line: str) -> Element | None:
    """Return the element of a line whose first sign says what it is; None for any other."""
    if len(line) >= 3 and not line.strip("="):
        return PageBreak()
    if line.startswith(">"):
        rest = line[1:].strip()
        return Centred(rest[:-1].strip()) if rest.endswith("<") else Transition(rest)
    if line.startswith("#"):
        text = line.lstrip("#")
        return Section(text.strip(), len(line) - len(text))
    if line.startswith("="):
        return Synopsis(line[1:].strip())
    if line.startswith("~"):
        return Lyrics(line[1:].strip())
    if line.startswith(".") and line[1:2] not in ("", "."):
        return _scene(line[1:].strip())
    return None


def _scene(line: str) -> Scene:
    number = _NUMBER.search(line)
    return Scene(line[: number.start()].strip(), number[1]) if number else Scene(line)


def _is_transition(line: str) -> bool:
    return line.endswith("TO:") and line == line.upper()


def _is_cue(line: str) -> bool:
    """Whether a line could be the name of who speaks: upper case, and a letter that has one."""
    if line.startswith(("!", "(", "[", "/*")):
        return False
    # What stands in brackets may be in lower case: "MARA (on the phone)".
    name, _, _ = _cue(line)
    return name == name.upper() and name != name.lower()


def _speech(lines: Sequence[str], at: int) -> tuple[Element, int]:
    line = lines[at].strip().removeprefix("@")
    name, extension, dual = _cue(line)
    parts: list[Part] = []
    at += 1
    # A line of spaces alone is an empty line of the speech.
    while at < len(lines) and (lines[at].strip() or len(lines[at]) >= 2):
        parts.append(_part(lines[at].strip()))
        at += 1
    return Speech(name, tuple(parts), extension, dual), at


def _cue(line: str) -> tuple[str, str, bool]:
    """Return who speaks, what stands in brackets behind the name, and whether it is said beside the speech before."""
    # Not by a pattern: three runs of spaces side by side take hours on a line of many spaces.
    rest = line.rstrip()
    dual = rest.endswith("^")
    rest = rest.removesuffix("^").rstrip()
    begin = rest.rfind("(")
    if begin < 0 or not rest.endswith(")") or ")" in rest[begin:-1]:
        return rest.strip(), "", dual
    return rest[:begin].strip(), rest[begin + 1 : -1].strip(), dual


def _part(line: str) -> Part:
    if line.startswith("(") and line.endswith(")"):
        return Part(line[1:-1].strip(), "aside")
    return Part(line[1:].strip(), "lyrics") if line.startswith("~") else Part(line)


def _action(lines: Sequence[str], at: int) -> tuple[Element, int]:
    taken: list[str] = []
    while at < len(lines) and lines[at].strip():
        line = lines[at].strip()
        if taken and (_marked(line) is not None or line.startswith(("@", "/*"))):
            break
        taken.append(line.removeprefix("!"))
        at += 1
    return Action("\n".join(taken)), at


def _boneyard(lines: Sequence[str], at: int) -> tuple[Element, int]:
    taken = [lines[at].strip()[2:]]
    while "*/" not in taken[-1] and at + 1 < len(lines):
        at += 1
        taken.append(lines[at])
    return Boneyard("\n".join(taken).partition("*/")[0].strip()), at + 1


def _dumped(element: Element) -> str:
    match element:
        case Scene():
            head = element.heading if _HEADING.match(element.heading) else f".{element.heading}"
            return f"{head} #{element.id}#" if element.id else head
        case Action():
            return "\n".join(_action_line(line) for line in element.text.split("\n"))
        case Speech():
            return _dumped_speech(element)
        case Transition():
            return element.text if _is_transition(element.text) else f"> {element.text}"
        case Centred():
            return f"> {element.text} <"
        case Lyrics():
            return f"~ {element.text}"
        case Section():
            return f"{'#' * element.depth} {element.text}"
        case Synopsis():
            return f"= {element.text}"
        case Boneyard():
            return f"/* {element.text} */"
        case PageBreak():
            return "==="


def _action_line(line: str) -> str:
    plain = _marked(line) is None and not line.startswith(("@", "!", "/*", "#"))
    return (
        line if plain and not (_HEADING.match(line) or _is_transition(line) or _is_cue(line)) else f"!{line}"
    )


def _dumped_speech(speech: Speech) -> str:
    cue = speech.speaker
    if not _is_cue(cue) or _marked(cue) is not None or _HEADING.match(cue):
        cue = f"@{cue}"
    cue += f" ({speech.extension})" if speech.extension else ""
    cue += " ^" if speech.dual else ""
    signs = {"words": "{}", "aside": "({})", "lyrics": "~ {}"}
    # Two spaces keep an empty line inside of a speech.
    return "\n".join(
        [cue, *(signs[part.kind].format(part.text) if part.text else "  " for part in speech.parts)]
    )
