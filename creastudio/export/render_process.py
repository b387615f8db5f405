"""Exports in a process of their own: the window stays free, a fault costs that export alone, and giving up is quick."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.core.document import Document, json_of
from creastudio.export.certificates import SigningFiles
from creastudio.export.formats import Exported, Format, format_of
from creastudio.export.options import Options
from creastudio.export.plan import PlannedFile, files_at
from creastudio.export.sequence_formats import SequenceFormat, sequence_format
from creastudio.export.work import Cancelled, ExportCancelled, Progress
from creastudio.jobs.child_start import end_child, start_child
from creastudio.jobs.protocol import FrameReader, FrameWriter, Message, ProtocolError
from creastudio.store.files import check_name, disk_error, remove_empty

MEMORY = 4096
"""What an export may take, MiB."""

PATIENCE = 1.0
"""How long a cancelled export may go on before it is killed, s."""

_LOOK = 0.05


def export_apart(
    document: Document,
    artboard_ids: Sequence[str],
    read_blob: Callable[[str], bytes],
    target: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    wanted: Format | None = None,
    memory: int = MEMORY,
) -> Exported:
    """As ``formats.export``, in a process of its own; blocks until it is done.

    Parameters
    ----------
    memory : int
        What it may take, MiB.

    Raises
    ------
    UserError
        As ``formats.export``; and when the process ran out of memory or died.
    ExportCancelled
        When `cancelled` said so; nothing is written then.
    """
    chosen = wanted or format_of(target)
    options = options if options is not None else chosen.options()
    files = files_at(document, artboard_ids, target, chosen, options)
    return export_files(document, files, read_blob, progress, cancelled, memory=memory)


def export_files(
    document: Document,
    files: Sequence[PlannedFile],
    read_blob: Callable[[str], bytes],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    memory: int = MEMORY,
    signing: SigningFiles | None = None,
) -> Exported:
    """Write files of one folder in one process, as ``export_apart``; one that can't be made is told as missing."""
    if not files or not all(file.artboards for file in files):
        raise UserError("There is no artboard to export.", "Choose one.")
    home = files[0].path.parent
    with _folder_beside(files[0].path) as folder:
        rows = [
            {
                "name": file.path.name,
                "artboards": list(file.artboards),
                "suffix": file.format.suffix,
                "options": file.options.model_dump(mode="json"),
            }
            for file in files
        ]
        pair = [str(signing.certificate), str(signing.key)] if signing is not None else None
        body = {"folder": str(folder), "files": rows, "memory": memory, "signing": pair}
        request = Message("export", body, json_of(document).encode())
        with _started() as process:
            answer = _Talk(process, read_blob, progress, cancelled).follow(request)
        written = tuple(_moved(folder / name, home) for name in answer.body["files"])
    return Exported(written, tuple(answer.body["notes"]), tuple(answer.body["missing"]))


def export_film(
    document: Document,
    sequence_id: str,
    read_blob: Callable[[str], bytes],
    files: Callable[[str], Path],
    target: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    wanted: SequenceFormat | None = None,
    memory: int = MEMORY,
    signing: SigningFiles | None = None,
) -> Exported:
    """As ``films.export_sequence``, in a process of its own; blocks until it is done.

    Raises
    ------
    UserError
        As there; and when the process ran out of memory or died.
    ExportCancelled
        When `cancelled` said so; nothing is left.
    """
    chosen = wanted or sequence_format(target.suffix or target.name)
    options = options if options is not None else chosen.options()
    # Asked for now: a film may take an hour.
    check_name(target, folder=chosen.folder)
    with _folder_beside(target) as folder:
        body = {
            "sequence": sequence_id,
            "format": chosen.name,
            "options": options.model_dump(mode="json"),
            "target": str(folder / target.name),
            "final": str(target.absolute()),
            "memory": memory,
            "signing": [str(signing.certificate), str(signing.key)] if signing is not None else None,
        }
        request = Message("film", body, json_of(document).encode())
        with _started() as process:
            answer = _Talk(process, read_blob, progress, cancelled, files).follow(request)
        if chosen.folder and target.is_dir():
            remove_empty(target)
        written = _moved(folder / target.name, target.parent)
        beside = tuple(Path(name) for name in answer.body["beside"])
        return Exported((written, *beside), tuple(answer.body["notes"]))


class _Talk:
    """The studio's side of one export."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        read_blob: Callable[[str], bytes],
        progress: Progress | None,
        cancelled: Cancelled | None,
        files: Callable[[str], Path] | None = None,
    ) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._read_blob = process, read_blob
        self._progress, self._cancelled, self._files = progress, cancelled, files
        self._writer, self._reader = FrameWriter(process.stdin), FrameReader(process.stdout)
        self._inbox: queue.Queue[Message | None] = queue.Queue()

    def follow(self, request: Message) -> Message:
        """Send the request, serve its questions, and return the answer of a finished export."""
        listener = threading.Thread(target=self._listen, name="render-outbox", daemon=True)
        listener.start()
        try:
            with contextlib.suppress(OSError):
                self._writer.send(request)
            return self._served()
        finally:
            self._process.kill()
            listener.join()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError, ProtocolError):
            while (message := self._reader.read()) is not None:
                self._inbox.put(message)
        self._inbox.put(None)

    def _served(self) -> Message:
        end = float("inf")
        while time.monotonic() < end:
            if end == float("inf") and self._cancelled is not None and self._cancelled():
                end = time.monotonic() + PATIENCE
                with contextlib.suppress(OSError):
                    self._writer.send(Message("cancel"))
            with contextlib.suppress(queue.Empty):
                message = self._inbox.get(timeout=_LOOK)
                if message is None:
                    break
                if message.type == "progress" and self._progress is not None:
                    self._progress(message.body["fraction"], message.body["message"])
                elif message.type == "blob":
                    self._give(message.body["sha256"])
                elif message.type == "path":
                    self._tell_path(message.body["sha256"])
                elif message.type != "progress":
                    return _result(message)
        if end < float("inf"):
            raise ExportCancelled
        raise UserError(
            "The export broke down before it was finished, most likely for want of memory.",
            "Choose a smaller size, or fewer artboards at a time.",
        )

    def _give(self, sha256: str) -> None:
        try:
            data, found = self._read_blob(sha256), True
        except (UserError, KeyError, OSError):
            data, found = b"", False
        with contextlib.suppress(OSError):
            self._writer.send(Message("blob", {"found": found}, data))

    def _tell_path(self, sha256: str) -> None:
        try:
            path = str(self._files(sha256)) if self._files is not None else ""
        except (UserError, KeyError, OSError):
            path = ""
        with contextlib.suppress(OSError):
            self._writer.send(Message("path", {"path": path}))


def _result(message: Message) -> Message:
    if message.type == "done":
        return message
    if message.type == "cancelled":
        raise ExportCancelled
    if message.type == "refused":
        raise UserError(message.body["message"], message.body["hint"])
    if message.type == "full":
        raise _no_room()
    raise RuntimeError(f"the render process failed:\n{message.body.get('report', message.type)}")


def _no_room() -> UserError:
    return UserError(
        "The export ran out of memory and was stopped.",
        "Choose a smaller size, or fewer artboards at a time.",
    )


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """Start the process, and leave none behind."""
    process = start_child("--render", QT_QPA_PLATFORM="offscreen")
    try:
        yield process
    finally:
        end_child(process)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """Give a folder on the same disk, from which finished files are moved; it goes whatever happens."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".export-", dir=path.parent))
    except OSError as error:
        raise disk_error(error, path) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _moved(file: Path, folder: Path) -> Path:
    from creastudio.export.marking import sidecar_of

    out = folder / file.name
    try:
        os.replace(file, out)
        # A recipe of what had this name before would be a lie now.
        sidecar_of(out).unlink(missing_ok=True)
    except OSError as error:
        raise disk_error(error, out) from None
    return out
