"""Models from elsewhere, and models in one file, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.foreign_models import stylegan2_pickle
from tests.support.text_models import random_folder
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


def test_a_language_model_becomes_a_folder_for_other_programs(run: Run, tmp_path: Path) -> None:
    said = run("models", "import", random_folder(tmp_path / "tiny"))
    assert said.code == 0, said.err
    name = said.out.strip()
    out = tmp_path / "new" / "out"
    assert run("models", "export", name, "--folder", out).out.strip() == str(out)
    assert {"config.json", "tokenizer.json", "model.safetensors"} <= {path.name for path in out.iterdir()}
    assert run("models", "locate", out).code == 0
    again = run("models", "export", name, "--folder", out)
    assert again.code == 1
    assert "There is something in 'out' already" in again.err
    assert run("models", "export", name).code == 2
    assert run("models", "export", name, "--folder", out, "-o", tmp_path / "x.creamodel").code == 2


def test_other_models_are_no_such_folders(run: Run, tmp_path: Path) -> None:
    run("models", "import", stylegan2_pickle(tmp_path / "faces.pkl"), "--licence", "CC0", "--in-thread")
    said = run("models", "export", "faces", "--folder", tmp_path / "out")
    assert said.code == 1
    assert "can't be written as such a folder" in said.err
    assert not (tmp_path / "out").exists()
