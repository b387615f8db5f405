"""An engine is tried in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from creastudio.engines.trial import trial_main, try_engine


def _program(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "engine.py"
    file.write_text(f"import json, sys, time\n{text}\n", encoding="utf-8")
    return [sys.executable, str(file)]


def test_what_it_says_is_kept(tmp_path: Path) -> None:
    answer = {"device": "cuda:0", "reason": "CUDA device Fast", "torch": "9.0"}
    command = _program(
        tmp_path,
        f"assert sys.argv[1] == '--try-engine'; open(sys.argv[2], 'w').write({json.dumps(answer)!r})",
    )
    assert try_engine(command).model_dump() == answer


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("sys.exit('no libcuda here')", "exit code 1: no libcuda here"),
        ("open(sys.argv[2], 'w').write('[]')", "exit code 0"),
        ("time.sleep(60)", "didn't answer"),
    ],
)
def test_what_goes_wrong_is_the_reason(tmp_path: Path, text: str, why: str) -> None:
    found = try_engine(_program(tmp_path, text), time_limit=1.0)
    assert found.device == ""
    assert why in found.reason


def test_a_missing_program_is_no_crash(tmp_path: Path) -> None:
    assert "can't be started" in try_engine([str(tmp_path / "none")]).reason


def test_this_machine_answers(tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    assert trial_main([str(result)]) == 0
    said = json.loads(result.read_text(encoding="utf-8"))
    assert said["device"]
    assert said["libraries"]["torch"] == said["torch"]
