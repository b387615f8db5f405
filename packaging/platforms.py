"""What the systems want to know of the app: its icon, Windows' version, the bundle of a Mac, the entry of a Linux desktop.

Plain values and texts, so that a test can read them on any system. Those of Windows and of the Mac are written down here
and used by creastudio.spec there; bundles are built and tried on Linux.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]

NAME = "CreaStudio"
BUNDLE_ID = "org.creastudio.studio"
SUMMARY = "An offline creative studio built from generator plugins"
MIME_TYPE = "application/x-creastudio-project"
DOCUMENT_TYPE = "org.creastudio.project"
LEAST_MACOS = "12.0"
PICTURE = ROOT / "resources" / "app" / "creastudio.png"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def version() -> str:
    """Return the version of the studio."""
    text = (ROOT / "creastudio" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found[1]


def icon_file(folder: Path, system: str = sys.platform) -> str:
    """Write the icon as `system` wants it into `folder` and return its path; on Linux the entry of the desktop has it."""
    endings = {"win32": ".ico", "darwin": ".icns"}
    if system not in endings:
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"creastudio{endings[system]}"
    with Image.open(PICTURE) as picture:
        if system == "win32":
            picture.save(target, sizes=[(size, size) for size in ICO_SIZES])
        else:
            picture.save(target)
    return str(target)


def info_plist() -> dict[str, Any]:
    """Return the Info.plist of the Mac's app: its version, and that project files are its own."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version(),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "LSApplicationCategoryType": "public.app-category.graphics-design",
        "LSMinimumSystemVersion": LEAST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "Apache-2.0; the bundle is conveyed under GPL-3.0.",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": f"{NAME} project",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [DOCUMENT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": DOCUMENT_TYPE,
                "UTTypeDescription": f"{NAME} project",
                "UTTypeConformsTo": ["public.data", "public.archive"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["crea"],
                    "public.mime-type": [MIME_TYPE],
                },
            }
        ],
    }


def version_numbers() -> tuple[int, int, int, int]:
    """Return the version as the four numbers that Windows takes; what isn't a number is 0."""
    numbers = [int(part) if part.isdigit() else 0 for part in version().split(".")][:4]
    return (*numbers, 0, 0, 0, 0)[:4]  # pyright: ignore[reportReturnType]


def version_strings() -> dict[str, str]:
    """Return what Windows shows in the properties of the program."""
    return {
        "CompanyName": NAME,
        "FileDescription": SUMMARY,
        "FileVersion": version(),
        "InternalName": "creastudio",
        "LegalCopyright": "Apache-2.0; the bundle is conveyed under GPL-3.0.",
        "OriginalFilename": "creastudio.exe",
        "ProductName": NAME,
        "ProductVersion": version(),
    }


def version_resource() -> Any:
    """Return the version of the Windows program as PyInstaller takes it; only there can it be made."""
    # By its name: where nothing is built, PyInstaller isn't installed.
    win: Any = import_module("PyInstaller.utils.win32.versioninfo")
    numbers = version_numbers()
    strings = [win.StringStruct(key, value) for key, value in version_strings().items()]
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004, fileType=1),
        kids=[
            win.StringFileInfo([win.StringTable("040904B0", strings)]),
            win.VarFileInfo([win.VarStruct("Translation", [1033, 1200])]),
        ],
    )
