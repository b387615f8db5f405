"""The pages of the guide stay true: links lead somewhere, menus and commands are there, and each language has them all."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from creastudio.shell.guide.pages import PANEL_PAGES, GuidePages, anchor_of
from tests.support.guide import (
    DOCS,
    ZH,
    chinese_pages,
    code,
    commands,
    english_pages,
    files_of,
    guide_pages,
    headings,
    menu_paths,
    menus,
    parse_command,
    pictures,
    sister,
    tables,
    unknown_settings,
)
from tests.support.source import ROOT

ALL = [*english_pages(), *chinese_pages()]
IN_CHINESE = list(dict.fromkeys([*guide_pages(), *(DOCS / page.relative_to(ZH) for page in chinese_pages())]))
WITH_COMMANDS = [ROOT / "README.md", *guide_pages(), *chinese_pages()]
BOTH = [(page, "en") for page in english_pages()] + [(page, "zh") for page in chinese_pages()]
ROOM_FOR_PICTURES = 14_000_000
"""Bytes that the pictures of all pages may take."""


def _name(value: object) -> str:
    return value.relative_to(ROOT).as_posix() if isinstance(value, Path) else str(value)


@pytest.mark.parametrize("page", ALL, ids=_name)
def test_links_lead_to_headings_that_are_there(page: Path) -> None:
    broken: list[str] = []
    for target, anchor in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text(encoding="utf-8")):
        file = page.parent / target if target else page
        if target.startswith("http") or file.suffix != ".md":
            continue
        if not file.exists() or anchor not in {anchor_of(text) for _level, text in headings(file)}:
            broken.append(f"{target}#{anchor}")
    assert broken == []


@pytest.mark.parametrize("page", ALL, ids=_name)
def test_pictures_are_there(page: Path) -> None:
    shown = [name for name in pictures(page) if not name.startswith("http")]
    assert [name for name in shown if not (page.parent / name).is_file()] == []


@pytest.mark.parametrize(("page", "language"), BOTH, ids=_name)
def test_menus_that_are_named_are_there_with_their_keys(page: Path, language: str) -> None:
    known = menus(language)
    wrong: list[str] = []
    for path, key in menu_paths(page, language):
        if path not in known:
            wrong.append(" > ".join(path))
        elif re.fullmatch(r"(Ctrl|Alt|Shift|F\d|Delete|[A-Z]$)[\w+.,\[\] -]*", key):
            keys = [item.strip() for item in known[path].split(", ")]
            wrong += [f"{' > '.join(path)} by {key}"] if key not in keys else []
    assert wrong == []


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=_name)
def test_commands_can_be_run(page: Path) -> None:
    wrong: list[str] = []
    for words in commands(page):
        try:
            parse_command(words)
        except click.UsageError as error:
            wrong.append(f"{' '.join(words)}: {error.format_message()}")
        wrong += [f"{' '.join(words)}: no {name}" for name in unknown_settings(words)]
    assert wrong == []


def test_commands_of_the_readme_read_what_is_there_and_write_into_out() -> None:
    """They can be run one after another in a clone, and leave nothing that git sees."""
    made: list[str] = []
    missing: list[str] = []
    elsewhere: list[str] = []
    for words in commands(ROOT / "README.md"):
        read, written = files_of(words)
        missing += [name for name in read if not (ROOT / name).exists() and name not in made]
        elsewhere += [name for name in written if not name.startswith("out/")]
        made += written
    assert missing == []
    assert elsewhere == []
    assert len(made) > 20


@pytest.mark.parametrize("page", IN_CHINESE, ids=_name)
def test_chinese_pages_have_the_shape_of_the_english_ones(page: Path) -> None:
    other = sister(page)
    assert other.is_file(), f"{_name(page)} isn't written in Chinese"
    assert [level for level, _ in headings(other)] == [level for level, _ in headings(page)]
    assert len(pictures(other)) == len(pictures(page))
    assert tables(other) == tables(page)
    assert [block.strip() for block in code(other) if "creastudio" in block] == [
        block.strip() for block in code(page) if "creastudio" in block
    ]


@pytest.mark.parametrize("page", chinese_pages(), ids=_name)
def test_chinese_pages_lead_to_chinese_ones(page: Path) -> None:
    english = {
        page.resolve() for page in english_pages() if page.is_relative_to(DOCS) and sister(page).is_file()
    }
    links = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8"))
    assert [link for link in links if (page.parent / link).resolve() in english] == []


def test_every_chinese_page_has_an_english_one() -> None:
    assert [_name(page) for page in chinese_pages() if not (DOCS / page.relative_to(ZH)).is_file()] == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_first_page_leads_to_every_page(language: str) -> None:
    listed = {page.path for page in GuidePages(language).contents()}
    top = DOCS if language == "en" else ZH
    pages = {*top.glob("*.md"), *(top / "guide").glob("*.md")}
    assert sorted(_name(page) for page in pages - listed) == []


def test_pages_of_panels_are_there() -> None:
    assert [name for name in sorted(set(PANEL_PAGES.values())) if not (DOCS / name).is_file()] == []


def test_pictures_take_little_room() -> None:
    assert sum(file.stat().st_size for file in (DOCS / "images").rglob("*.*")) < ROOM_FOR_PICTURES


def test_what_is_wrong_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Page\n\n*File > Fly…* (Ctrl+9) and *Settings > Sky*\n\n```\ncreastudio generate gan.sample --set count=1"
        " --set wings=2 -o a.png  # said\n```\n",
        encoding="utf-8",
    )
    assert list(menu_paths(page, "en")) == [(("File", "Fly"), "Ctrl+9")]
    assert ("File", "Fly") not in menus("en")
    (words,) = commands(page)
    assert words[-1] == "a.png"
    assert unknown_settings(words) == ["wings"]
    with pytest.raises(click.UsageError):
        parse_command(["generate", "--wings"])
    with pytest.raises(click.UsageError):
        parse_command(["fly"])
