"""A capped process gives back what was made, and no more than its caps allow."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from creastudio.api import JobCancelled, UserError
from creastudio.ml.capped import run_capped

HERE = "capped_work:work"

WORK = """
import os, socket, subprocess, time
from pathlib import Path
from creastudio.api import UserError

def work(body):
    what = body["what"]
    if what == "answer":
        Path(body["folder"], "made").write_bytes(b"made")
        return {"sum": sum(body["values"])}
    if what == "refuse":
        raise UserError("No cats here.", "Bring one.")
    if what == "memory":
        return {"size": len(bytearray(2 << 30))}
    if what == "time":
        time.sleep(60)
    if what == "crash":
        os._exit(7)
    if what == "bug":
        raise KeyError("oops")
    if what == "outside":
        Path(body["outside"]).write_bytes(b"out")
    if what == "program":
        subprocess.run(["touch", body["outside"]])
    if what == "link":
        made = Path(body["folder"], "made")
        made.write_bytes(b"made")
        os.link(made, body["outside"])
    if what == "pointer":
        os.symlink(body["folder"], body["outside"])
    if what == "emptied":
        os.close(os.open(body["kept"], os.O_RDONLY | os.O_TRUNC))
    if what == "name":
        socket.getaddrinfo("localhost", 80)
    if what == "network":
        socket.create_connection(("127.0.0.1", 9))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "capped_work.py").write_text(WORK)
    monkeypatch.syspath_prepend(tmp_path / "lib")
    (tmp_path / "scratch").mkdir()
    return tmp_path / "scratch"


def done(folder: Path, what: str, **more: Any) -> dict[str, Any]:
    body = {
        "what": what,
        "folder": str(folder),
        "outside": str(folder.parent / "outside"),
        **more.pop("body", {}),
    }
    return run_capped(HERE, body, folder, **{"memory": 200, "seconds": 20, "what": "net.pkl", **more})


def test_answers(folder: Path) -> None:
    assert done(folder, "answer", body={"values": [1, 2]}) == {"sum": 3}
    assert [path.name for path in folder.iterdir()] == ["made"]


def test_a_refusal_comes_over(folder: Path) -> None:
    with pytest.raises(UserError, match="No cats here") as caught:
        done(folder, "refuse")
    assert caught.value.hint == "Bring one."


@pytest.mark.skipif(os.name == "nt", reason="memory can't be capped there")
def test_memory_is_capped(folder: Path) -> None:
    with pytest.raises(UserError, match="more than the 200 MB"):
        done(folder, "memory")


def test_time_is_capped(folder: Path) -> None:
    with pytest.raises(UserError, match="longer than 1 s"):
        done(folder, "time", seconds=1)


def test_a_crash_and_a_bug_are_told(folder: Path) -> None:
    with pytest.raises(UserError, match="broke down"):
        done(folder, "crash")
    with pytest.raises(RuntimeError, match="oops"):
        done(folder, "bug")


@pytest.mark.parametrize("what", ["outside", "program", "network", "link", "pointer", "name", "emptied"])
def test_nothing_gets_out(folder: Path, what: str) -> None:
    kept = folder.parent / "kept"
    kept.write_bytes(b"kept")
    with pytest.raises(RuntimeError, match="PermissionError"):
        done(folder, what, body={"kept": str(kept)})
    assert not (folder.parent / "outside").exists()
    assert kept.read_bytes() == b"kept"


def test_it_is_stopped(folder: Path) -> None:
    def stop() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        done(folder, "time", between=stop)
