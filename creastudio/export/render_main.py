"""The render process: writes artboards and sequences to files, far from the window, with its memory capped.

It reads frames (``jobs/protocol.py``) from its standard input and answers on its standard output: first an
``export`` or a ``film``; then blobs and where they lie, which it asks for as it needs them, and perhaps a ``cancel``. It ends with its input.
"""

from __future__ import annotations

import os
import queue
import threading
import traceback
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.export.certificates import SigningFiles
from creastudio.export.films import write_sequence
from creastudio.export.formats import FORMATS
from creastudio.export.options import Options
from creastudio.export.plan import PlannedFile, write_files
from creastudio.export.sequence_formats import sequence_format
from creastudio.export.work import ExportCancelled, Work
from creastudio.jobs.child_pipes import cap_memory, take_pipes
from creastudio.jobs.protocol import FrameReader, FrameWriter, Message, ProtocolError


def main() -> int:
    """Perform the one export that is asked for and return the exit code."""
    inbox, pipe = take_pipes()
    outbox = FrameWriter(pipe)
    request = FrameReader(inbox).read()
    if request is None or request.type not in ("export", "film"):
        return 2
    cap_memory(int(request.body["memory"]))
    asker = _Asker(inbox, outbox)
    threading.Thread(target=asker.listen, name="render-inbox", daemon=True).start()
    outbox.send(_answer(request, asker, outbox))
    return 0


class _Asker:
    """Asks the studio for blobs, and hears that it wants no more."""

    def __init__(self, inbox: object, outbox: FrameWriter) -> None:
        self._reader, self._outbox = FrameReader(inbox), outbox  # type: ignore[arg-type]
        self._answers: queue.Queue[Message] = queue.Queue()
        # Sound is mixed in another thread than frames are painted in: one question at a time.
        self._asking = threading.Lock()
        self.cancelled = threading.Event()

    def listen(self) -> None:
        """Sort what comes in, until the pipe ends."""
        try:
            while (message := self._reader.read()) is not None:
                if message.type in ("blob", "path"):
                    self._answers.put(message)
                elif message.type == "cancel":
                    self.cancelled.set()
        except (OSError, ProtocolError):
            traceback.print_exc()
        # Nobody is left to write for.
        os._exit(3)

    def blob(self, sha256: str) -> bytes:
        """Return a blob; KeyError when the studio hasn't got it."""
        found = self._ask("blob", sha256)
        if not found.body["found"]:
            raise KeyError(sha256)
        return found.payload

    def path(self, sha256: str) -> Path:
        """Return where a blob lies; KeyError when the studio hasn't got it."""
        found = self._ask("path", sha256)
        if not found.body["path"]:
            raise KeyError(sha256)
        return Path(found.body["path"])

    def _ask(self, what: str, sha256: str) -> Message:
        with self._asking:
            self._outbox.send(Message(what, {"sha256": sha256}))
            return self._answers.get()


def _answer(request: Message, asker: _Asker, outbox: FrameWriter) -> Message:
    """Export, and return what came of it."""
    from creastudio.render.gui_app import ensure_gui_app

    def progress(fraction: float, message: str) -> None:
        outbox.send(Message("progress", {"fraction": fraction, "message": message}))

    try:
        ensure_gui_app()
        document = Document.model_validate_json(request.payload)
        pair = request.body["signing"]
        signing = SigningFiles(Path(pair[0]), Path(pair[1])) if pair is not None else None
        work = Work(document, asker.blob, progress, asker.cancelled.is_set, signing=signing, files=asker.path)
        if request.type == "film":
            return _filmed(work, request.body)
        return _written(work, Path(request.body["folder"]), request.body["files"])
    except UserError as error:
        return Message("refused", {"message": error.message, "hint": error.hint})
    except ExportCancelled:
        return Message("cancelled")
    except MemoryError:
        return Message("full")
    except Exception:  # noqa: BLE001 - told to the studio, which shows it as the bug that it is
        return Message("failed", {"report": traceback.format_exc()})


def _written(work: Work, folder: Path, rows: list[dict[str, Any]]) -> Message:
    """Write the files that were asked for."""
    files: list[PlannedFile] = []
    for row in rows:
        wanted = next(item for item in FORMATS if item.suffix == row["suffix"])
        options: Options = wanted.options.model_validate(row["options"])
        files.append(PlannedFile(folder / row["name"], tuple(row["artboards"]), wanted, options))
    done = write_files(work, files)
    names = [path.name for path in done.files]
    return Message("done", {"files": names, "notes": list(done.notes), "missing": list(done.missing)})


def _filmed(work: Work, body: dict[str, Any]) -> Message:
    """Write the sequence that was asked for."""
    wanted = sequence_format(body["format"])
    options = wanted.options.model_validate(body["options"])
    sequence = work.document.sequence(body["sequence"])
    work.target = Path(body["final"])
    write_sequence(work, sequence, Path(body["target"]), wanted, options)
    return Message("done", {"notes": work.notes, "beside": [str(path) for path in work.beside]})
