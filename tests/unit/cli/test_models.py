"""Models from elsewhere, and models in one file, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.foreign_models import stylegan2_pickle
from tests.unit.cli.conftest import Run


def test_models_of_other_programs_are_converted(run: Run, tmp_path: Path) -> None:
    file = stylegan2_pickle(tmp_path / "faces.pkl")
    said = run("models", "import", file, "--licence", "CC0", "--json", "--in-thread")
    assert said.code == 0, said.err
    (card,) = json.loads(said.out)["models"]
    assert (card["id"], card["title"], card["licence"]) == ("faces", "faces", "CC0")
    assert "source code" in json.loads(said.out)["report"]
    shared = tmp_path / "faces.creamodel"
    assert run("models", "export", "faces", "-o", shared).code == 0
    assert run("models", "import", shared).out.startswith("faces-2@")
    assert run("models", "import", shared, "--title", "Mine").code == 2


def test_a_model_that_would_run_code_is_refused_by_name(run: Run, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    (tmp_path / "evil.pkl").write_bytes(f"\x80\x04cposix\nsystem\n(Vtouch {canary}\ntR.".encode("latin1"))
    said = run("models", "import", tmp_path / "evil.pkl", "--in-thread")
    assert said.code == 1
    assert "'evil.pkl' isn't opened: it asks for 'posix.system', which could run code." in said.err
    assert not canary.exists()
