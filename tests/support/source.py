"""Reads our own source: which files there are and what they import, lazily too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STUDIO = ROOT / "creastudio"
PLUGINS = ROOT / "plugins"


@dataclass(frozen=True)
class Import:
    """One imported module, in full: "PySide6.QtGui" also for ``from PySide6 import QtGui``."""

    file: Path
    line: int
    module: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def rooms() -> list[str]:
    """Return the names of the packages and modules directly below creastudio."""
    found = [p.name for p in STUDIO.iterdir() if p.is_dir() and next(p.rglob("*.py"), None)]
    found += [p.stem for p in STUDIO.glob("*.py") if p.stem != "__init__"]
    return sorted(found)


def room_files(room: str) -> list[Path]:
    """Return the Python files of one room."""
    package = STUDIO / room
    return sorted(package.rglob("*.py")) if package.is_dir() else [STUDIO / f"{room}.py"]


def plugin_packages() -> list[Path]:
    """Return the folders of the built-in plugins."""
    return sorted(p for p in PLUGINS.iterdir() if (p / "__init__.py").exists())


@cache
def imports_of(file: Path) -> tuple[Import, ...]:
    """Return everything that `file` imports, wherever in it."""
    return tuple(_imports(file))


def _imports(file: Path) -> Iterator[Import]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute here"
            for alias in node.names:
                # The names of a package of Qt are modules themselves.
                yield Import(file, node.lineno, f"{base}.{alias.name}" if base == "PySide6" else base)
