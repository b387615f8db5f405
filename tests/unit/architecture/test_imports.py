"""Who may import whom. The contracts in pyproject.toml follow chains of imports; the rules here need finer names."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.source import PLUGINS, ROOT, STUDIO, imports_of, plugin_packages, room_files, rooms

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["name"]: contract for contract in CONFIG["tool"]["importlinter"]["contracts"]}

# The modules of Qt that a room may use; a room that is not here uses none.
PAINTING = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"}
WINDOWS = PAINTING | {
    "PySide6.__version__",
    "PySide6.QtWidgets",
    "PySide6.QtMultimedia",
    "PySide6.QtMultimediaWidgets",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtSvgWidgets",
}
QT_OF_ROOM = {"shell": WINDOWS, "render": PAINTING, "export": PAINTING}

# Libraries that belong to engines.
HEAVY = {"torch", "torchvision", "transformers", "music21"}


def _source_modules(contract_start: str) -> set[str]:
    (contract,) = (value for name, value in CONTRACTS.items() if name.startswith(contract_start))
    return {module.removeprefix("creastudio.") for module in contract["source_modules"]}


@pytest.fixture(scope="module", params=rooms())
def room(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_contracts_are_kept() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_contract_on_torch_names_every_room() -> None:
    assert set(rooms()) - _source_modules("No torch") == {"ml"}


def test_contract_on_qt_names_every_room_without_qt() -> None:
    # The command line and the workspace reach Qt through export; their own imports are looked at below.
    through_export = {"cli", "workspace", "__main__"}
    assert set(rooms()) - _source_modules("No Qt") - through_export <= set(QT_OF_ROOM)


def test_contracts_name_every_plugin() -> None:
    names = {package.name for package in plugin_packages()}
    assert set(CONFIG["tool"]["importlinter"]["root_packages"]) == names | {"creastudio"}
    entry_points = CONFIG["project"]["entry-points"]["creastudio.plugins"]
    assert set(entry_points.values()) == {f"{name}.plugin" for name in names}


def test_rooms_use_only_their_part_of_qt(room: str) -> None:
    allowed = QT_OF_ROOM.get(room, set())
    wrong = [
        str(found)
        for file in room_files(room)
        for found in imports_of(file)
        if found.module.split(".")[0] in ("PySide6", "shiboken6", "qasync")
        and found.module not in allowed
        and not (room == "shell" and found.module in ("shiboken6", "qasync"))
    ]
    assert wrong == []


def test_plugin_faces_import_the_api_alone() -> None:
    allowed = {"creastudio.api", "pydantic", "pluggy", "annotated_types"}
    wrong: list[str] = []
    for package in plugin_packages():
        engine = package / "engine"
        for file in (f for f in package.rglob("*.py") if engine not in f.parents):
            for found in imports_of(file):
                name = found.module
                own_face = name.startswith(package.name) and not name.startswith(f"{package.name}.engine")
                known = any(name == a or name.startswith(f"{a}.") for a in allowed)
                if not (own_face or known or name.split(".")[0] in sys.stdlib_module_names):
                    wrong.append(str(found))
    assert wrong == []


def test_engines_know_the_api_and_the_toolkit_alone() -> None:
    allowed = ("creastudio.api", "creastudio.ml", "creastudio.resources")
    wrong = [
        str(found)
        for package in plugin_packages()
        for file in (package / "engine").rglob("*.py")
        for found in imports_of(file)
        if (found.module.startswith("creastudio.") and not found.module.startswith(allowed))
        or found.module == "creastudio"
        or found.module.split(".")[0] in ("PySide6", "shiboken6", "qasync")
        or (found.module.startswith("creastudio_") and not found.module.startswith(package.name))
    ]
    assert wrong == []


def test_heavy_libraries_are_imported_in_the_toolkit_and_engines_alone() -> None:
    files = [f for f in STUDIO.rglob("*.py") if STUDIO / "ml" not in f.parents]
    files += [f for f in PLUGINS.rglob("*.py") if "engine" not in f.relative_to(PLUGINS).parts]
    wrong = [str(i) for f in files for i in imports_of(f) if i.module.split(".")[0] in HEAVY]
    assert wrong == []


def test_pyav_is_imported_as_a_whole_before_its_parts() -> None:
    """Two threads that import a part of it first wait for each other, and Python then gives one of them half a module."""
    late: list[str] = []
    for path in sorted(STUDIO.rglob("*.py")):
        names = [
            alias.name if isinstance(node, ast.Import) else str(node.module)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        ]
        parts = [name for name in names if name == "av" or name.startswith("av.")]
        if parts and parts[0] != "av":
            late.append(str(path.relative_to(ROOT)))
    assert late == []


def test_painters_end_before_what_they_paint_on() -> None:
    """An error that leaves a function lets go of an image before its painter, and Qt brings the program down."""
    loose: list[str] = []
    for path in sorted([*STUDIO.rglob("*.py"), *PLUGINS.rglob("*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        held = {
            item.context_expr for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items
        }
        loose += [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "QPainter"
            and node not in held
        ]
    assert loose == []
