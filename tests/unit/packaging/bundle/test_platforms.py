"""What Windows, macOS and Linux are told of the app."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path

import pytest
from PIL import Image

from creastudio import __version__
from creastudio.workspace import desktop_entry
from tests.support.source import ROOT
from tests.unit.packaging.bundle.conftest import Load


@pytest.mark.parametrize(("system", "ending"), [("win32", ".ico"), ("darwin", ".icns")])
def test_icons_are_made_for_the_systems_that_want_files(
    load: Load, tmp_path: Path, system: str, ending: str
) -> None:
    file = Path(load("platforms").icon_file(tmp_path, system))
    assert file.suffix == ending
    with Image.open(file) as icon:
        assert max(icon.info["sizes"])[0] >= 256


def test_linux_takes_its_icon_from_the_desktop_entry(load: Load, tmp_path: Path) -> None:
    assert load("platforms").icon_file(tmp_path, "linux") == ""


def test_the_mac_knows_its_documents(load: Load) -> None:
    platforms = load("platforms")
    plist = plistlib.loads(plistlib.dumps(platforms.info_plist()))
    assert plist["CFBundleShortVersionString"] == __version__
    (document,) = plist["CFBundleDocumentTypes"]
    (kind,) = plist["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["crea"]
    assert re.fullmatch(r"[a-z]+(\.[a-z]+)+", platforms.BUNDLE_ID)
    assert platforms.MIME_TYPE == desktop_entry.MIME_TYPE


def test_windows_gets_four_numbers_and_its_words(load: Load) -> None:
    platforms = load("platforms")
    assert platforms.version_numbers() == (0, 1, 0, 0)
    words = platforms.version_strings()
    assert words["ProductVersion"] == __version__
    assert words["OriginalFilename"] == "creastudio.exe"


def test_the_recipe_uses_all_of_it_and_is_python() -> None:
    text = (ROOT / "packaging" / "creastudio.spec").read_text(encoding="utf-8")
    compile(text, "creastudio.spec", "exec")
    for used in (
        "platforms.icon_file",
        "platforms.version_resource",
        "platforms.info_plist",
        "platforms.BUNDLE_ID",
    ):
        assert used in text
