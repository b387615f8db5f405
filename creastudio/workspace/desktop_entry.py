"""The studio in a Linux desktop: an entry in the menu of programs, an icon, and project files that open with it.

By the specifications of freedesktop.org: Desktop Entry 1.0, Shared MIME-info Database 0.21 and Icon Theme 0.13.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.resources import resource_path

NAME = "creastudio"
MIME_TYPE = "application/x-creastudio-project"

PATIENCE = 60.0
"""Seconds that a program of the desktop may take to notice."""

_MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME_TYPE}">
    <comment>CreaStudio project</comment>
    <comment xml:lang="zh_CN">CreaStudio 项目</comment>
    <icon name="{NAME}"/>
    <glob pattern="*.crea"/>
  </mime-type>
</mime-info>
"""

_ENTRY = """[Desktop Entry]
Type=Application
Version=1.0
Name=CreaStudio
GenericName=Creative studio
GenericName[zh_CN]=创作工作室
Comment=Pictures, music, texts and films, made and arranged on this machine
Comment[zh_CN]=在本机上生成并编排图像、音乐、文字与影片
Exec={command} %F
Icon={name}
Terminal=false
Categories=Graphics;2DGraphics;
MimeType={mime};
StartupWMClass={name}
Keywords=art;gan;music;poster;banner;video;
"""

_UPDATES = {"update-mime-database": "mime", "update-desktop-database": "applications"}
"""Programs that make a desktop notice at once, and the folder that each is given."""


def data_folder() -> Path:
    """Return the folder of the person's own entries, icons and types."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def entry_text(program: Path) -> str:
    """Return the desktop entry that starts `program`; UserError where its path can't be written into one."""
    if any(ord(character) < 32 for character in str(program)):
        raise UserError(
            "The folder of CreaStudio has a name that no desktop entry takes.", "Rename the folder."
        )
    return _ENTRY.format(command=_quoted(str(program)), name=NAME, mime=MIME_TYPE)


def files(folder: Path) -> dict[str, Path]:
    """Return where the parts lie in such a folder: "entry", "type", "icon", "drawing"."""
    return {
        "entry": folder / "applications" / f"{NAME}.desktop",
        "type": folder / "mime" / "packages" / f"{NAME}.xml",
        "icon": folder / "icons" / "hicolor" / "512x512" / "apps" / f"{NAME}.png",
        "drawing": folder / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg",
    }


def install(program: Path, folder: Path) -> list[Path]:
    """Write entry, type and icons into `folder` and return what was written; UserError where that can't be done."""
    places = files(folder)
    texts = {"entry": entry_text(program), "type": _MIME}
    try:
        for part, place in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            if part in texts:
                place.write_text(texts[part], encoding="utf-8")
            else:
                shutil.copyfile(resource_path("app", f"{NAME}{place.suffix}"), place)
    except OSError as error:
        raise _refused(folder, error) from error
    _tell(folder)
    return [*places.values()]


def remove(folder: Path) -> list[Path]:
    """Take off what `install` wrote, and return what was there; UserError where that can't be done."""
    gone = [place for place in files(folder).values() if place.exists()]
    try:
        for place in gone:
            place.unlink()
    except OSError as error:
        raise _refused(folder, error) from error
    if gone:
        _tell(folder)
    return gone


def own_program() -> Path:
    """Return the program to start: the bundle's, or the command of an installation with pip."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable)
    return Path(sys.executable).with_name(NAME)


def _quoted(text: str) -> str:
    """Return an argument as Exec wants it: in quotes, with its own characters escaped twice."""
    for character in '\\"`$':
        text = text.replace(character, f"\\{character}")
    return '"' + text.replace("\\", "\\\\").replace("%", "%%") + '"'


def _refused(folder: Path, error: OSError) -> UserError:
    return UserError(f"'{folder}' can't be written to: {error.strerror}.", "Check its permissions.")


def _tell(folder: Path) -> None:
    """Have the desktop notice at once; one that doesn't notices later by itself."""
    for program, part in _UPDATES.items():
        tool = shutil.which(program)
        if tool is not None and (folder / part).is_dir():
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run([tool, str(folder / part)], check=False, capture_output=True, timeout=PATIENCE)
