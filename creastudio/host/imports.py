"""What a plugin's modules import, read from their source: no line of them is run."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from creastudio.host.carried import QT

ALLOWED = frozenset({"pydantic", "pluggy", "typing_extensions"})
"""What a face may import beside the api, its own package and the standard library."""

UNFIT = frozenset({
    "asyncio", "ctypes", "ftplib", "http", "multiprocessing", "pickle", "shelve", "smtplib", "socket", "socketserver",
    "ssl", "subprocess", "tkinter", "turtle", "urllib", "xmlrpc",
})  # fmt: skip
"""What of the standard library doesn't belong into a face: it only says what there is."""

UNSAFE = frozenset({"pickle", "cPickle", "shelve", "marshal", "dill", "cloudpickle", "joblib"})
"""What runs code that a file brings along."""


@dataclass(frozen=True)
class Import:
    """One import statement."""

    file: Path
    line: int
    module: str

    def __str__(self) -> str:
        return f"{self.file.name}, line {self.line}, imports {self.module}"


def face_problems(module: str, root: Path) -> list[str]:
    """Return what a face, and the modules of its own package that it imports, shouldn't import.

    Parameters
    ----------
    module : str
        Dotted name of the face.
    root : Path
        The folder that its package lies in.
    """
    return sorted(
        f"{item}; a face imports creastudio.api and light parts of Python only"
        for item in face_imports(module, root)
        if not fits_face(item.module)
    )


def face_imports(module: str, root: Path) -> list[Import]:
    """Return what a face, and the modules of its own package that it imports, import from elsewhere."""
    package = module.partition(".")[0]
    found: list[Import] = []
    seen: set[Path] = set()
    waiting = _files_of(module, root)
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        for item in imports_of(file, root):
            if item.module.partition(".")[0] == package:
                waiting += _files_of(item.module, root)
            else:
                found.append(item)
    return found


def engine_problems(package: str, root: Path) -> list[str]:
    """Return what no module of a plugin should import: the studio beyond its api, Qt, and unpicklers."""
    problems: list[str] = []
    for file in sorted((root / package).rglob("*.py")):
        for item in imports_of(file, root):
            top, _, rest = item.module.partition(".")
            room = rest.partition(".")[0]
            if top == "creastudio" and room not in ("api", "ml"):
                problems.append(f"{item}; a plugin knows creastudio.api, its engine also creastudio.ml")
            elif top in QT:
                problems.append(f"{item}; engines run without a window")
            elif top in UNSAFE:
                problems.append(f"{item}; what is read with it can run code: use JSON or safetensors")
    return problems


def imports_of(file: Path, root: Path) -> list[Import]:
    """Return all imports in `file`, those inside functions too; not those for type checkers alone."""
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    except (SyntaxError, ValueError, RecursionError, MemoryError, OSError):
        return []  # loading it will say so, with the line
    package = file.relative_to(root).parent.parts
    return [Import(file, line, name) for line, name in _imports(tree, package)]


def _imports(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    # Not by recursion: one long expression may be nested deeper than Python lets a function call itself.
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, package)
            # "from creastudio import jobs" names a module; so may any other.
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.If) and _for_type_checkers(node.test):
            waiting += reversed(node.orelse)
        elif not isinstance(node, ast.expr):
            waiting += reversed([*ast.iter_child_nodes(node)])


def _for_type_checkers(test: ast.expr) -> bool:
    return any(
        "TYPE_CHECKING" in (getattr(node, "id", ""), getattr(node, "attr", "")) for node in ast.walk(test)
    )


def _base(node: ast.ImportFrom, package: tuple[str, ...]) -> str:
    if not node.level:
        return node.module or ""
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _files_of(module: str, root: Path) -> list[Path]:
    """Return the files that importing `module` runs: its packages' and its own; the last part may be a name."""
    parts = module.split(".")
    found: list[Path] = []
    for depth in range(1, len(parts) + 1):
        base = root.joinpath(*parts[:depth])
        for file in (base / "__init__.py", base.with_suffix(".py")):
            if file.is_file():
                found.append(file)
    return found


def fits_face(module: str) -> bool:
    """Return whether a face may import `module`."""
    top = module.partition(".")[0]
    if top == "creastudio":
        return module.split(".")[1:2] == ["api"]
    return top in ALLOWED or (top in sys.stdlib_module_names and top not in UNFIT)
