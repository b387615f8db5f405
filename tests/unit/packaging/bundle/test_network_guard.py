"""Attempts to reach a network are seen, and nothing else is taken for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.packaging.bundle.conftest import Load

TRACE = """\
11 connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1 ENOENT (No such file or directory)
11 bind(3, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0
11 sendto(3, "x", 1, MSG_NOSIGNAL, NULL, 0) = 1
12 connect(4, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ENETUNREACH
12 sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = -1 ENETUNREACH
12 sendto(6, "sa_family=AF_INET is only a word here", 1, 0, NULL, 0) = 1
"""


def test_attempts_are_told_from_the_rest(load: Load, tmp_path: Path) -> None:
    trace = tmp_path / "trace-1"
    trace.write_text(TRACE, encoding="utf-8")
    found = [line.split()[0] + line.split()[1][:7] for line in load("network_guard").attempts_in(trace)]
    assert found == ["12connect", "12sendto("]


def test_where_it_is_not_possible_it_says_so_and_runs_nevertheless(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    guard = load("network_guard").NetworkGuard(tmp_path / "traces")
    assert "can't be found" in guard.problem
    assert guard.around(["creastudio"]) == ["creastudio"]
    assert guard.runs == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's")
def test_where_it_is_possible_an_attempt_is_seen(load: Load, tmp_path: Path) -> None:
    guard = load("network_guard").NetworkGuard(tmp_path / "traces")
    if guard.problem:
        pytest.skip(guard.problem)
    quiet = "import socket; socket.socket(socket.AF_UNIX).connect_ex('/none')"
    loud = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run(guard.around([sys.executable, "-c", quiet]), check=True)
    assert guard.attempts() == []
    subprocess.run(guard.around([sys.executable, "-c", loud]), check=True)
    assert len(guard.attempts()) == 1
    assert guard.runs == 2
