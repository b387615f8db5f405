"""Rules for every test: a home of its own, no network, no noise, nothing left behind."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# Before anything imports Qt or a hub client.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
if "PYTEST_XDIST_WORKER" in os.environ:
    # One worker a core: threads of one would only wait for those of the other.
    os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from hypothesis import HealthCheck, settings

from creastudio.host import discovery
from tests.support import network
from tests.support.leaks import Snapshot, leaks_since
from tests.support.logs import LogGuard

# The same examples every time and no deadline: a busy machine must not look like a bug.
settings.register_profile(
    "studio", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.register_profile("thorough", settings.get_profile("studio"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "studio"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "allow_logs(*patterns): log records at WARNING or above that are expected"
    )
    config.addinivalue_line("markers", "allow_leaks(reason): the test leaves something behind on purpose")
    network.block()


@pytest.fixture(autouse=True)
def studio_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for settings, journals, models and caches, instead of the person's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CREASTUDIO_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def log_guard(request: pytest.FixtureRequest) -> Iterator[LogGuard]:
    """Fail the test on unexpected log records; see `LogGuard`."""
    patterns = [str(p) for mark in request.node.iter_markers("allow_logs") for p in mark.args]
    guard = LogGuard(patterns)
    root = logging.getLogger()
    root.addHandler(guard)
    yield guard
    root.removeHandler(guard)
    unexpected = guard.unexpected()
    if unexpected:
        pytest.fail("unexpected log records:\n  " + "\n  ".join(unexpected), pytrace=False)


@pytest.fixture
def allow_logs(log_guard: LogGuard) -> Callable[..., None]:
    """A function that takes patterns of log messages that the test expects."""
    return log_guard.allow


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a thread, a child process or a top-level widget."""
    if request.node.get_closest_marker("allow_leaks"):
        yield
        return
    before = Snapshot.take()
    yield
    leaks = leaks_since(before)
    if leaks:
        pytest.fail("left behind:\n  " + "\n  ".join(leaks), pytrace=False)


@pytest.fixture(autouse=True)
def imports_forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Plugins that a test makes don't stay importable after it."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(discovery, "_loaded_stamps", {})
    monkeypatch.setattr(discovery, "_added_folders", set())
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith(("cs_", "creastudio_fresh")):
            del sys.modules[name]
