"""Reads the pages of the guide: headings, links, paths through menus, and commands."""

from __future__ import annotations

import re
import shlex
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import click

from creastudio.host.registry import Registry
from tests.support.source import ROOT

DOCS = ROOT / "docs"
ZH = DOCS / "zh"
ENGLISH_ONLY = ("plugin-api.md",)
"""Pages that no other language has: written from docstrings."""
OF_THE_TUTORIAL = ("hello", "babble")
"""Plugins that a reader of docs/plugins.md writes: no studio has them."""

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_PATHS = {"en": re.compile(r"\*([^*\n]+ > [^*\n]+)\*(?: \(([^)]+)\))?"),
          "zh": re.compile(r"“([^”\n]+ > [^”\n]+)”(?:（([^）]+)）)?")}  # fmt: skip


def guide_pages() -> list[Path]:
    """Return the English pages that every language has."""
    top = [page for page in sorted(DOCS.glob("*.md")) if page.name not in ENGLISH_ONLY]
    return top + sorted((DOCS / "guide").glob("*.md"))


def english_pages() -> list[Path]:
    """Return the readme and all pages that a person reads in English."""
    return [ROOT / "README.md", *sorted(DOCS.glob("*.md")), *sorted((DOCS / "guide").glob("*.md"))]


def chinese_pages() -> list[Path]:
    """Return the pages in Chinese."""
    return sorted(ZH.rglob("*.md"))


def sister(page: Path) -> Path:
    """Return where the Chinese page of an English one lies."""
    return ZH / page.relative_to(DOCS)


def prose(page: Path) -> str:
    """Return the text of a page without its blocks of code."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def headings(page: Path) -> list[tuple[int, str]]:
    """Return the headings of a page, each with its level."""
    return [(len(marks), text) for marks, text in re.findall(r"^(#+) (.+)$", prose(page), re.MULTILINE)]


def code(page: Path) -> list[str]:
    """Return the blocks of code of a page, those that are indented too."""
    text = page.read_text(encoding="utf-8")
    blocks = [block.split("\n", 1)[1].removesuffix("```") for block in _FENCE.findall(text)]
    lines = _FENCE.sub("", text).splitlines()
    return [*blocks, "\n".join(line[4:] for line in lines if line.startswith("    "))]


def tables(page: Path) -> list[tuple[int, int]]:
    """Return the rows and columns of each table of a page."""
    blocks = re.findall(r"(?:^\|.*\n?)+", prose(page), re.MULTILINE)
    # A pipe that is escaped parts no columns.
    return [(block.count("\n|"), len(re.findall(r"(?<!\\)\|", block.split("\n")[0]))) for block in blocks]


def pictures(page: Path) -> list[str]:
    """Return the pictures that a page shows."""
    return re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the commands of the studio in the code of a page, as lists of words without the first one."""
    for block in code(page):
        for line in block.replace("\\\n", " ").splitlines():
            # Two spaces: a list of files that are explained.
            if re.match(r"creastudio \S", line) and "..." not in line:
                yield shlex.split(line.replace("$'", "'"), comments=True)[1:]


def menu_paths(page: Path, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield paths through the menus that a page names, each with the key that it says in brackets."""
    tops = {path[0] for path in menus(language)}
    for path, said in _PATHS[language].findall(prose(page)):
        parts = tuple(part.strip() for part in path.split(">"))
        if parts[0] in tops:
            yield tuple(part.rstrip("…") for part in parts), said


@cache
def menus(language: str) -> dict[tuple[str, ...], str]:
    """Return all paths through the menus of the window, without dots, each with its keys."""
    from creastudio.shell.commands.actions import ACTIONS, MENU_TITLES, SUBMENUS
    from creastudio.shell.window.docks import PANELS

    say = _words(language)
    found: dict[tuple[str, ...], str] = {}
    for action in ACTIONS:
        path: tuple[str, ...] = (say(action.title),)
        menu = action.menu
        while menu in SUBMENUS:
            menu, title, _icon = SUBMENUS[menu]
            path = (say(title), *path)
        if menu in MENU_TITLES:
            found[(say(MENU_TITLES[menu]), *path)] = f"{action.keys}, {action.shown_keys}"
    for top, title, _icon in SUBMENUS.values():
        found[(say(MENU_TITLES[top]), say(title))] = ""
    for panel in PANELS:
        found[(say(MENU_TITLES["view"]), say(panel.title))] = panel.keys
    return found


class _Say:
    """What the window says, in one language, without mnemonics and dots."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words

    def __call__(self, text: str) -> str:
        said = self._words.get(text, text)
        return re.sub(r"\(&\w\)", "", said).replace("&", "").rstrip("…")


@cache
def _words(language: str) -> _Say:
    if language == "en":
        return _Say({})
    tree = ET.parse(ROOT / "resources" / "i18n" / "creastudio_zh_CN.ts")
    return _Say({m.findtext("source", ""): m.findtext("translation", "") for m in tree.iter("message")})


def parse_command(words: list[str]) -> None:
    """Parse a command as the command line does, without running it; files need not be there.

    Raises
    ------
    click.UsageError
        What is wrong with it.
    """
    from creastudio.cli.main import cli

    command: click.Command = cli
    context = click.Context(cli, info_name="creastudio")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        command, context = found, click.Context(found, info_name=name, parent=context)
    try:
        command.make_context(context.info_name, list(words), parent=context.parent)
    except click.BadParameter as error:
        if "does not exist" not in error.message:
            raise
    except click.exceptions.Exit:
        pass


def files_of(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the files and folders that a command reads, and those that it writes."""
    after = {"export": 1, "info": 1, "train": 2, "evaluate": 2, "dataset": 2}.get(words[0])
    read = [words[after]] if after is not None and len(words) > after else []
    read += [value.rpartition("=")[2] for flag, value in pairwise(words) if flag == "--input"]
    return read, [value for flag, value in pairwise(words) if flag in ("-o", "--out")]


def unknown_settings(words: list[str]) -> list[str]:
    """Return what a command names that isn't there: a generator, or parameters of it."""
    from creastudio.api.errors import UserError

    if len(words) < 2 or words[0] not in ("generate", "train") or words[1].startswith("-"):
        return []
    if words[1].partition(".")[0] in OF_THE_TUTORIAL:
        return []
    try:
        known = set(_registry().work(words[1]).params.model_fields)
    except UserError as error:
        return [error.message]
    given = [value.partition("=")[0] for flag, value in pairwise(words) if flag == "--set"]
    return [name for name in given if name not in known]


@cache
def _registry() -> Registry:
    from creastudio.workspace.environment import Environment

    return Environment.load(in_thread=True).registry
