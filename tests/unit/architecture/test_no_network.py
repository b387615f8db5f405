"""Nothing in the studio or its plugins speaks to a network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.source import PLUGINS, STUDIO, imports_of

CLIENTS = (
    "aiohttp", "ftplib", "http", "httpx", "huggingface_hub", "imaplib", "poplib", "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "requests", "smtplib", "socket", "socketserver", "ssl",
    "telnetlib", "urllib.request", "urllib3", "webbrowser", "websockets", "xmlrpc",
)  # fmt: skip

_NAMES = re.compile("|".join(re.escape(name.rpartition(".")[2]) for name in CLIENTS))


def _speaks(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in CLIENTS)


def _found(folder: Path) -> list[str]:
    # To read the text first spares taking a thousand files apart.
    likely = (file for file in folder.rglob("*.py") if _NAMES.search(file.read_text(encoding="utf-8")))
    return [str(item) for file in likely for item in imports_of(file) if _speaks(item.module)]


@pytest.mark.parametrize("folder", [STUDIO, PLUGINS], ids=["studio", "plugins"])
def test_no_client_of_a_network_is_imported(folder: Path) -> None:
    assert _found(folder) == []


def test_a_client_would_be_found(tmp_path: Path) -> None:
    source = tmp_path / "bad.py"
    source.write_text("def f():\n    import urllib.request\n    from http.client import HTTPConnection\n")
    modules = [item.module for item in imports_of(source)]
    assert [name for name in modules if _speaks(name)] == ["urllib.request", "http.client"]
    assert not _speaks("urllib.parse")
