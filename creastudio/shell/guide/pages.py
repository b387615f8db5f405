"""Which pages the guide has, in the person's language, and which of them tells of a panel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from creastudio.resources import docs_dir

START = "index.md"
FOLDERS = {"zh_CN": "zh"}
"""Language -> the folder of its pages; English ones lie at the top."""

PANEL_PAGES = {
    "generators": "guide/pictures.md", "library": "library.md", "live": "live.md", "writing": "guide/words.md",
    "writings": "guide/words.md", "tray": "guide/together.md", "jobs": "guide/together.md",
    "dashboard": "gan-training.md", "layers": "guide/canvas.md", "properties": "guide/canvas.md",
    "history": "guide/together.md", "score": "guide/music.md", "brand": "guide/ads.md",
    "timeline": "guide/film.md", "plugin_log": "guide/plugins.md",
}  # fmt: skip
"""Panel, or other part of the window -> the page that tells of it."""

MOST = 2_000_000
"""Bytes of a page that are read."""

_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#\s]+\.md)(?:#[^)]*)?\)")
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class GuidePage:
    """One page: its title, where it lies, its text, and under which heading of the first page it is named."""

    title: str
    path: Path
    text: str
    section: str = ""

    def has(self, words: str) -> bool:
        """Return whether all words stand somewhere in it, in any case."""
        said = self.text.casefold()
        return all(word in said for word in words.casefold().split())


class GuidePages:
    """The pages of one language; what isn't written in it yet is there in English.

    Parameters
    ----------
    language : str
        "en" or "zh_CN".
    root : Path, optional
        The folder of the pages; as shipped where it is left out.
    """

    def __init__(self, language: str, root: Path | None = None) -> None:
        self.root = (root or docs_dir()).resolve()
        self._folder = FOLDERS.get(language, "")

    def find(self, name: str) -> Path:
        """Return where a page lies by its English name ("guide/words.md"), in the language if it is written in it."""
        own = self.root / self._folder / name
        return own if own.is_file() else self.root / name

    def of_panel(self, panel: str) -> Path:
        """Return the page that tells of a part of the window; the first page where none does."""
        found = self.find(PANEL_PAGES.get(panel, START))
        return found if found.is_file() else self.find(START)

    def contents(self) -> list[GuidePage]:
        """Return the first page and all that it links to, in its order."""
        start = self.find(START)
        sections = {start: ""}
        for section, name in self._links(start):
            path = self.linked(start, name)
            if path is not None:
                sections.setdefault(path, section)
        found = ((self.read(path), section) for path, section in sections.items())
        return [replace(page, section=section) for page, section in found if page is not None]

    def linked(self, page: Path, target: str) -> Path | None:
        """Return the file that a page links to; None where there is none, or it lies outside of the guide."""
        path = (page.parent / target).resolve()
        return path if path.is_relative_to(self.root) and path.is_file() else None

    def read(self, path: Path) -> GuidePage | None:
        """Return a page; None where it can't be read."""
        try:
            with path.open("rb") as file:
                text = file.read(MOST).decode("utf-8", "replace")
        except OSError:
            return None
        heading = _HEADING.search(text)
        return GuidePage(heading.group(1) if heading else path.stem, path, text)

    def _links(self, page: Path) -> Iterator[tuple[str, str]]:
        """Yield what a page links to, each after the heading that it stands under."""
        read, section = self.read(page), ""
        for line in read.text.splitlines() if read is not None else ():
            if line.startswith("## "):
                section = line.removeprefix("## ").strip()
            for match in _LINK.finditer(line):
                yield section, match.group(2)


def anchor_of(heading: str) -> str:
    """Return what links to a heading call it, as pages on the web make it: lower case, dashes for spaces."""
    kept = re.sub(r"[^\w\- ]", "", heading.casefold())
    return kept.strip().replace(" ", "-")
