"""What a training tells, written as event files while it runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.export.event_files import EventFile
from creastudio.jobs.job import JobMetric, JobPreview
from creastudio.workspace.listeners import Listeners


@contextmanager
def following(listeners: Listeners, folder: Path, warn: Callable[[str], object]) -> Iterator[None]:
    """Write every point and every sheet of samples into a new event file in `folder`, as they come.

    A disk that takes no more ends the writing and not the training; `warn` is told once.

    Raises
    ------
    UserError
        When the folder can't be written in the first place.
    """
    log = _Log(EventFile(folder, time.time()), warn)
    ends = (listeners.on("metric", log.add_point), listeners.on("preview", log.add_sheet))
    try:
        yield
    finally:
        for end in ends:
            end()
        log.close()


class _Log:
    def __init__(self, file: EventFile, warn: Callable[[str], object]) -> None:
        self._file, self._warn = file, warn
        self._step = 0
        self._fails = False

    def add_point(self, metric: JobMetric) -> None:
        self._step = metric.step
        self._try(lambda: self._file.add_point(metric.name, metric.value, metric.step, time.time()))

    def add_sheet(self, preview: JobPreview) -> None:
        if preview.media_type == "image/png":
            told = preview.metadata.get("step")
            step = told if isinstance(told, int) and told >= 0 else self._step
            self._try(lambda: self._file.add_sheet(preview.data, step, time.time()))

    def close(self) -> None:
        self._file.close()

    def _try(self, write: Callable[[], object]) -> None:
        if self._fails:
            return
        try:
            write()
        except UserError as error:
            self._fails = True
            self._warn(f"No more curves are written for TensorBoard. {error.message}")
