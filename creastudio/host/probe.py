"""Loads a stranger's face in a child process first: what it does there costs nothing here.

The child is this program with ``--probe REQUEST RESULT``. Files, not pipes, carry the answer: a face that prints,
closes its streams or leaves grandchildren behind can't garble or block it.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from creastudio.host.manifest import load_face
from creastudio.host.quarantine import PluginFault, ProbeRecord, exit_fault, hang_fault, load_fault

TIME_LIMIT = 10.0
"""Seconds a face may take to load; a well-made one needs a few milliseconds."""

HEAVY = ("torch", "transformers", "music21", "PySide6", "tensorflow", "jax")
"""What no face may load: it would be loaded at every start, before the window is up."""

REPORT_BYTES = 20_000


def child_command(flag: str) -> list[str]:
    """Return the command that starts this program for a special purpose (``--probe``)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    # -P: the current folder must not be able to replace modules of the child.
    return [sys.executable, "-P", "-m", "creastudio", flag]


def probe(
    name: str, module: str, search_path: Sequence[str], stamp: str, time_limit: float = TIME_LIMIT
) -> ProbeRecord:
    """Load a face in a child process and return what was found.

    Parameters
    ----------
    time_limit : float
        Seconds until the child's process group is killed.
    """
    with tempfile.TemporaryDirectory(prefix="creastudio-probe-", ignore_cleanup_errors=True) as folder:
        request, result, output = (
            Path(folder, item) for item in ("request.json", "result.json", "output.txt")
        )
        request.write_text(json.dumps({"name": name, "module": module, "search_path": list(search_path)}))
        code = _run_child([*child_command("--probe"), str(request), str(result)], output, time_limit)
        fault = _verdict(name, code, result, output, time_limit)
    if fault is None:
        return ProbeRecord(stamp=stamp)
    return ProbeRecord(stamp=stamp, message=fault.message, hint=fault.hint, report=fault.report)


def probe_main(arguments: Sequence[str]) -> int:
    """Be the child: load the face that the request names and write what happened."""
    request = json.loads(Path(arguments[0]).read_text())
    name, search_path = request["name"], request["search_path"]
    # The order of the shell: a plugin's own copy of a library must not come before ours.
    sys.path.extend(search_path)
    importlib.invalidate_caches()
    answer = {"message": "", "hint": "", "report": ""}
    try:
        load_face(name, request["module"], search_path)
        _refuse_heavy(name)
    except BaseException as error:  # noqa: BLE001  whatever a stranger's code raises, SystemExit too, is the answer
        fault = load_fault(name, error)
        answer = {"message": fault.message, "hint": fault.hint, "report": fault.report}
    Path(arguments[1]).write_text(json.dumps(answer))
    sys.stdout.flush()
    # A face may have left threads running that would keep the interpreter alive.
    os._exit(0)


def _refuse_heavy(name: str) -> None:
    loaded = [module for module in HEAVY if module in sys.modules]
    if loaded:
        raise PluginFault(
            f"The face of the plugin '{name}' loads {' and '.join(loaded)}, which every start would wait for.",
            "Its author moves that import into the engine module that the entry names.",
        )


def _run_child(command: Sequence[str], output: Path, time_limit: float) -> int | None:
    """Return the exit code, or None when the time was over and the child was killed."""
    with output.open("wb") as stream:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=os.name == "posix",
        )
        try:
            return child.wait(time_limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _kill_group(child)


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()


def _verdict(
    name: str, code: int | None, result: Path, output: Path, time_limit: float
) -> PluginFault | None:
    printed = output.read_bytes()[-REPORT_BYTES:].decode(errors="replace")
    if code is None:
        return hang_fault(name, time_limit, printed)
    if not result.is_file():
        if code < 0 or code in (3221225477, 0xC0000409):
            return PluginFault(
                f"The plugin '{name}' crashes when it is loaded.",
                "Update or remove it.",
                f"Exit code {code}\n{printed}",
            )
        return exit_fault(name, f"Exit code {code}\n{printed}")
    answer = json.loads(result.read_text())
    if not answer["message"]:
        return None
    report = "\n".join(filter(None, (answer["report"], printed)))
    return PluginFault(answer["message"], answer["hint"], report)
