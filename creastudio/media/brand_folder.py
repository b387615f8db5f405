"""A brand kit made from a folder: its logos, palettes, fonts and words, with what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from creastudio.api.brand import BrandColor, BrandFont, BrandKit, BrandLogo
from creastudio.api.brand_file import MAX_PICTURE, BrandPack
from creastudio.api.errors import UserError
from creastudio.api.media import PICTURE_SUFFIXES
from creastudio.core.gpl import MAX_BYTES as MAX_PALETTE
from creastudio.core.gpl import read_gpl
from creastudio.core.ids import new_id
from creastudio.media.brand_proposal import logo_of, propose, with_roles
from creastudio.media.brand_words import NAMES, read_words
from creastudio.media.font_names import SUFFIXES as FONTS
from creastudio.media.font_names import family_of

MOST_FILES, DEEPEST = 500, 3
"""Files that are looked at, and folders below the chosen one."""
MOST_LOGOS, MOST_COLORS, MOST_FAMILIES = 12, 32, 8
MAX_BYTES = 48 << 20
"""Of all logos together: a kit is shared as one file."""
_DARK = ("white", "negative", "reversed", "inverse", "ondark", "on-dark", "on_dark", "反白")
_LIGHT = ("black", "positive", "onlight", "on-light", "on_light")
_HAN = (
    "cjk",
    "han",
    " sc",
    " tc",
    " hk",
    "song",
    "hei",
    "kai",
    "ming",
    "gothic jp",
    "宋",
    "黑",
    "楷",
    "明",
    "圆",
)


@dataclass
class FolderKit:
    """What was found in a folder.

    Attributes
    ----------
    left_out : list of str
        A sentence for each file that wasn't taken, and for each limit that was reached.
    """

    pack: BrandPack
    left_out: list[str] = field(default_factory=list[str])


def kit_of(path: Path, go_on: Callable[[], bool] = lambda: True) -> FolderKit:
    """Return a kit made from a folder, or proposed from one picture of a logo.

    Parameters
    ----------
    go_on : callable
        Asked between files; False ends with what was found until then.

    Raises
    ------
    UserError
        When nothing of a brand is there, or its words don't fit.
    """
    if not path.is_dir():
        return FolderKit(propose(_bytes(path, MAX_PICTURE), path.name))
    return _Reading(path, go_on).kit()


class _Reading:
    """One look through a folder."""

    def __init__(self, folder: Path, go_on: Callable[[], bool]) -> None:
        self.folder, self.go_on = folder, go_on
        self.left_out: list[str] = []
        self.pictures: dict[str, bytes] = {}
        self.files = self._files()

    def kit(self) -> FolderKit:
        words = self._words()
        logos, seen = self._logos()
        colors = words.colors or self._colors(seen)
        fonts = words.fonts or _fonts(self._families())
        kit = BrandKit(
            id=new_id(),
            name=words.name or self.folder.resolve().name[:200],
            logos=logos,
            colors=colors,
            fonts=fonts,
            tone=words.tone,
            forbidden=words.forbidden,
            claims=words.claims,
            legal=words.legal,
        )
        if not (logos or colors or fonts or kit.tone or kit.forbidden or kit.claims or kit.legal):
            raise UserError(
                f"Nothing of a brand is in '{self.folder.name}'.",
                "Put logos, .gpl palettes, fonts or a brand.txt there.",
            )
        return FolderKit(BrandPack(kit, self.pictures), self.left_out)

    def _files(self) -> list[Path]:
        files: list[Path] = []
        for file in _walk(self.folder, DEEPEST):
            if len(files) == MOST_FILES:
                self.left_out.append(f"Only {MOST_FILES} files of the folder were looked at.")
                break
            files.append(file)
        return files

    def _words(self) -> BrandKit:
        for name in NAMES:
            for file in self.files:
                if file.name.lower() == name:
                    return read_words(_bytes(file, MAX_PALETTE), file.name)
        return BrandKit(id="words")

    def _logos(self) -> tuple[tuple[BrandLogo, ...], list[str]]:
        """Return the pictures called logos, all where none is called so, and their colours."""
        pictures = [file for file in self.files if file.suffix.lower() in PICTURE_SUFFIXES]
        called = [file for file in pictures if "logo" in file.stem.lower() or "标志" in file.stem] or pictures
        logos: dict[str, BrandLogo] = {}
        colors: list[str] = []
        size = 0
        for file in called:
            if not self.go_on():
                break
            if len(logos) == MOST_LOGOS:
                self.left_out.append(f"A kit takes {MOST_LOGOS} logos of a folder; others were left out.")
                break
            try:
                logo, data, found = logo_of(_bytes(file, MAX_PICTURE), file.name)
            except UserError as error:
                self.left_out.append(error.message)
                continue
            if size + len(data) > MAX_BYTES:
                self.left_out.append(f"'{file.name}' was left out: the logos are larger than 48 MB.")
                continue
            size += len(data)
            self.pictures[logo.picture] = data
            logos.setdefault(logo.picture, _grounded(logo, file.stem))
            colors += found
        return tuple(logos.values()), list(dict.fromkeys(colors))

    def _colors(self, seen: list[str]) -> tuple[BrandColor, ...]:
        """Return the colours of the palettes, or those of the logos where there is no palette."""
        listed: list[str] = []
        for file in self.files:
            if file.suffix.lower() == ".gpl":
                try:
                    listed += read_gpl(_bytes(file, MAX_PALETTE)).colors
                except UserError as error:
                    self.left_out.append(f"'{file.name}' was left out. {error.message}")
        colors = list(dict.fromkeys(listed)) or seen[:6]
        if len(colors) > MOST_COLORS:
            self.left_out.append(f"A kit takes {MOST_COLORS} colours of a folder; others were left out.")
        return with_roles(colors[:MOST_COLORS]) if colors else ()

    def _families(self) -> list[str]:
        families: dict[str, None] = {}
        for file in self.files:
            if file.suffix.lower() not in FONTS or not self.go_on():
                continue
            try:
                families[family_of(file)] = None
            except UserError as error:
                self.left_out.append(error.message)
        if len(families) > MOST_FAMILIES:
            self.left_out.append(f"A kit takes {MOST_FAMILIES} fonts of a folder; others were left out.")
        return list(families)[:MOST_FAMILIES]


def _walk(folder: Path, deep: int) -> Iterator[Path]:
    """Yield files, those of a folder before those below it; hidden ones and links to folders are passed by."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: (entry.stem.casefold(), entry.suffix))
    except OSError as error:
        raise UserError(f"The folder '{folder.name}' can't be read.", "Check its permissions.") from error
    shown = [entry for entry in entries if not entry.name.startswith(".")]
    yield from (entry for entry in shown if entry.is_file())
    if deep:
        for entry in shown:
            if entry.is_dir() and not entry.is_symlink():
                yield from _walk(entry, deep - 1)


def _grounded(logo: BrandLogo, stem: str) -> BrandLogo:
    """Return a logo for the ground that its name tells of."""
    name = stem.lower()
    on = (
        "dark"
        if any(word in name for word in _DARK)
        else "light"
        if any(word in name for word in _LIGHT)
        else ""
    )
    return logo.model_copy(update={"on": on}) if on else logo


def _fonts(families: list[str]) -> tuple[BrandFont, ...]:
    """Return families by script: the first is of headlines, the last of running text, the others stand in for it."""
    han = [name for name in families if any(word in name.lower() for word in _HAN)]
    latin = [name for name in families if name not in han]
    made: list[BrandFont] = []
    scripts: tuple[tuple[Literal["latin", "han"], list[str]], ...] = (("latin", latin), ("han", han))
    for script, found in scripts:
        if found:
            made.append(BrandFont(role="headline", families=tuple(found), script=script, weight=700))
            made.append(BrandFont(role="body", families=tuple(reversed(found)), script=script, weight=400))
    return tuple(made)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise UserError(f"There is no '{path.name}'.", "Check the name, or choose another file.") from None
    except OSError as error:
        raise UserError(f"'{path.name}' can't be read.", "Check its permissions.") from error
    if len(data) > limit:
        raise UserError(f"'{path.name}' is larger than {limit >> 20 or 1} MB.", "Make it smaller first.")
    return data
