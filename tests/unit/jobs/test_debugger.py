"""An engine waits for a debugger where its author asked for it, and says how where it can't."""

from __future__ import annotations

import socket
import sys
from types import ModuleType

import pytest

from creastudio.api.errors import UserError
from creastudio.jobs import debugger
from tests.support.debug_client import DebugClient
from tests.support.toy_jobs import SOURCE, Desk


def test_it_waits_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    calls: list[object] = []
    fake = ModuleType("debugpy")
    fake.configure = lambda **_: None  # pyright: ignore[reportAttributeAccessIssue]
    fake.listen = calls.append  # pyright: ignore[reportAttributeAccessIssue]
    fake.wait_for_client = lambda: calls.append("waited")  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, "debugpy", fake)
    monkeypatch.setattr(debugger, "_listening", set[int]())
    debugger.attach({})
    assert calls == []
    port, told = free_port(), list[str]()
    for _ in range(2):
        debugger.attach({debugger.SETTING: port}, told.append)
    assert calls == [(debugger.HOST, port), "waited"]
    assert f"{debugger.HOST}:{port}" in capsys.readouterr().err
    assert len(told) == 1


def test_without_debugpy_it_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "debugpy", None)
    monkeypatch.setattr(debugger, "_listening", set[int]())
    with pytest.raises(UserError, match="debugpy") as caught:
        debugger.attach({debugger.SETTING: 5678})
    assert "pip install debugpy" in caught.value.hint


def free_port() -> int:
    with socket.socket() as found:
        found.bind((debugger.HOST, 0))
        return found.getsockname()[1]


def test_a_port_that_something_else_uses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_place: object) -> None:
        raise RuntimeError("Address already in use")

    fake = ModuleType("debugpy")
    fake.configure = lambda **_: None  # pyright: ignore[reportAttributeAccessIssue]
    fake.listen = taken  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, "debugpy", fake)
    monkeypatch.setattr(debugger, "_listening", set[int]())
    monkeypatch.setattr(debugger, "PATIENCE", 0.0)
    with pytest.raises(UserError, match=r":5678 \(Address already") as caught:
        debugger.attach({debugger.SETTING: 5678})
    assert "--port" in caught.value.hint


def test_a_port_that_something_else_uses_costs_no_engine(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("debugpy")
    desk = process_desk
    with socket.socket() as other:
        other.bind((debugger.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setattr(desk.services, "settings", lambda _plugin: {debugger.SETTING: port})
        record = desk.finish(desk.submit("dots", engine="toy"))
    assert f"can't listen at {debugger.HOST}:{port}" in record.error
    assert desk.services.crashes == []


def test_the_packed_app_takes_a_python_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []
    fake = ModuleType("debugpy")
    fake.configure = lambda **given: asked.append(given)  # pyright: ignore[reportAttributeAccessIssue]
    fake.listen = fake.wait_for_client = lambda *_: None  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, "debugpy", fake)
    monkeypatch.setattr(debugger, "_listening", set[int]())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    debugger.attach({debugger.SETTING: free_port()})
    assert asked[0]["python"] == "/usr/bin/python3"
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(UserError, match="needs a Python"):
        debugger.attach({debugger.SETTING: free_port()})


def test_a_real_debugger_stops_in_a_job_and_lets_it_go_on(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("debugpy")
    desk, port = process_desk, free_port()
    monkeypatch.setattr(desk.services, "settings", lambda _plugin: {debugger.SETTING: port})
    line = 1 + SOURCE.splitlines().index('    print("a print must not disturb the pipe")')
    job = desk.submit("dots", engine="toy")
    with DebugClient(port) as client:
        waiting = f"Waiting for a debugger at {debugger.HOST}:{port}"
        desk.wait(lambda: desk.record(job).message == waiting)
        client.attach((desk.request("dots").search_path[0] + "/toy_jobs_plugin.py", line))
        thread = client.event("stopped")["threadId"]
        frame = client.ask("stackTrace", threadId=thread)["stackFrames"][0]
        assert (frame["name"], frame["line"]) == ("dots", line)
        assert client.ask("evaluate", expression="params.count * 2", frameId=frame["id"])["result"] == "4"
        assert desk.status(job) == "running"
        client.ask("disconnect", terminateDebuggee=False)
    assert desk.finish(job).status == "done"
    # The next job doesn't wait: the debugger may come back whenever it likes.
    assert desk.finish(desk.submit("dots", engine="toy")).status == "done"
    assert desk.services.crashes == []


def test_who_waits_for_a_debugger_can_be_cancelled(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("debugpy")
    desk, port = process_desk, free_port()
    monkeypatch.setattr(desk.services, "settings", lambda _plugin: {debugger.SETTING: port})
    job = desk.submit("dots", engine="toy")
    desk.wait(lambda: "debugger" in desk.record(job).message)
    desk.queue.cancel(job)
    assert desk.finish(job).status == "cancelled"
    assert desk.services.crashes == []
