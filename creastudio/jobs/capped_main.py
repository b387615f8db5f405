"""The capped process: one function on one foreign file, with little memory, little time and no way to the outside.

It is started as ``creastudio --capped REQUEST RESULT`` by ``creastudio.ml.capped``. Whatever the file does to it, it
ends with the process.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError

REFUSED = (
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.kill",
    "pty.spawn",
    "shutil.rmtree",
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "sqlite3.connect",
    "subprocess.Popen",
)
"""Audited acts that no conversion needs."""

CHANGES = (
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
)
"""Audited acts on files, which are allowed where the results go."""
BETWEEN = ("os.rename", "os.link", "os.symlink")
"""Those of them that name two files."""


def main(arguments: Sequence[str]) -> int:
    """Do what the request file says and write the answer into the result file."""
    request = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    result = Path(arguments[1])
    sys.path[:] = request["search_path"]
    sys.dont_write_bytecode = True
    module, _, name = request["entry"].partition(":")
    try:
        function = getattr(importlib.import_module(module), name)
        _cap(request["memory"], request["seconds"])
        _wall(result.parent)
        answer = _answer(function, request["body"])
    except MemoryError:
        answer = {"full": True}
    with result.open("w", encoding="utf-8") as file:
        json.dump(answer, file)
    # Libraries may have left threads that would keep the interpreter alive.
    os._exit(0)


def _answer(function: Callable[[dict[str, Any]], dict[str, Any]], body: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"answer": function(body)}
    except UserError as error:
        return {"refused": [error.message, error.hint]}
    except MemoryError:
        return {"full": True}
    except Exception as error:  # noqa: BLE001 - told to the job, which shows it as the bug that it is
        full = "alloc" in str(error) and isinstance(error, RuntimeError)
        return {"full": True} if full else {"failed": traceback.format_exc()}


def _cap(megabytes: int, seconds: int) -> None:
    """Let this process have no more memory and time than that; where the system can't, the parent's clock is all there is."""
    if sys.platform == "win32":
        return
    import resource

    # After the imports, whose room depends on the build of torch.
    limit = _held() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _held() -> int:
    """Return the private memory of this process now, bytes; 0 where the system doesn't tell."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _wall(folder: Path) -> None:
    """Refuse what a conversion never does: starting programs, the network, and files written outside of `folder`."""
    inside = str(folder.resolve()) + os.sep

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in REFUSED:
            raise PermissionError(f"{event} isn't allowed here")
        paths = args[: 2 if event in BETWEEN else 1] if event in CHANGES or _writes(event, args) else ()
        if not all(os.path.realpath(os.fsdecode(path)).startswith(inside) for path in paths):
            raise PermissionError("files can't be changed here")

    sys.addaudithook(watch)


def _writes(event: str, args: tuple[Any, ...]) -> bool:
    """Whether an event is that of a file that is opened to be written."""
    if event != "open":
        return False
    path, mode, flags = args
    if not isinstance(path, str | bytes):
        return False
    by_mode = isinstance(mode, str) and bool(set(mode) & set("wax+"))
    return by_mode or (
        isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
    )
