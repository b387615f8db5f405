"""Runs one job where its code lives: resolves its entry, calls it, and says how it ended."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from creastudio import __version__
from creastudio.api.errors import JobCancelled, UserError
from creastudio.api.params import Params, validate
from creastudio.jobs.child_jobs import run_child
from creastudio.jobs.context import JobFolders, RunningContext, Transport
from creastudio.jobs.control import JobControl
from creastudio.jobs.job import JobRecord, JobRequest
from creastudio.jobs.resolving import resolve

Ending = Literal["done", "cancelled", "user_error", "bug", "memory", "died"]
"""``died``: its process ended under it."""

_WITHOUT_MEMORY = ("DefaultCPUAllocator", "out of memory", "_STATUS_ALLOC_FAILED")
"""Words of torch's plain RuntimeErrors when the CPU, Metal, a driver, cuBLAS or cuDNN finds no memory."""


@dataclass(frozen=True)
class Outcome:
    """How a job ended, and for a failure what to tell."""

    ending: Ending
    message: str = ""
    hint: str = ""
    report: str = ""

    def body(self) -> dict[str, str]:
        """Return it in JSON types."""
        return {"ending": self.ending, "message": self.message, "hint": self.hint, "report": self.report}


def run_entry(
    request: JobRequest,
    folders: JobFolders,
    settings: Mapping[str, Any],
    control: JobControl,
    transport: Transport,
) -> Outcome:
    """Run a job to its end; whatever its code raises becomes an outcome.

    ``SystemExit`` too: a plugin that calls ``sys.exit`` must not end its engine.
    """
    try:
        params = _params(request)
        context = RunningContext(
            request,
            folders,
            settings,
            control,
            transport,
            lambda order: run_child(order, transport, control, run_entry),
        )
        control.check()
        try:
            returned = resolve(request.entry)(params, context)
        finally:
            context.end_stream()
        if returned is not None:
            # A generator function or a coroutine has not even begun; anything else would be lost.
            raise TypeError(
                f"{request.entry} returned a value ({type(returned).__name__}); results go to ctx.emit"
            )
    except JobCancelled:
        return Outcome("cancelled")
    except UserError as error:
        return Outcome("user_error", error.message, error.hint)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a plugin raises costs its job alone
        if control.cancelled:
            return Outcome("cancelled")
        report = traceback.format_exc()
        return out_of_memory(request, report) if is_memory(error) else bug_of(request, error, report)
    return Outcome("done")


def _params(request: JobRequest) -> Params:
    model = resolve(request.params_entry)
    if not (isinstance(model, type) and issubclass(model, Params)):
        raise TypeError(f"{request.params_entry} is no Params class")
    return validate(model, request.params)


def is_memory(error: BaseException) -> bool:
    """Return whether an error says that there is too little memory."""
    # torch's own class, told by its name: this module never imports torch.
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _WITHOUT_MEMORY)


def out_of_memory(request: JobRequest, report: str) -> Outcome:
    """Return the end of a job that took more memory than there is."""
    hint = "Make fewer or smaller results at once, or close other programs."
    if request.trains:
        # A smaller batch would train another model: it is for the person to say.
        hint = "Choose a smaller batch or smaller pictures, or close other programs."
    return Outcome(
        "memory",
        f"'{request.title or request.work}' needs more memory than this machine has free.",
        hint,
        report,
    )


def bug_of(request: JobRequest, error: BaseException, report: str) -> Outcome:
    """Return the end of a job whose plugin made a mistake."""
    who = request.plugin or request.work
    return Outcome(
        "bug",
        f"'{request.title or request.work}' failed: {type(error).__name__}: {error}".rstrip(": ") + ".",
        f"This is a mistake in the plugin '{who}'. Copy the report and send it to its author.",
        f"{request.work} {request.plugin_version}, studio {__version__}\n\n{report}",
    )


def ended(record: JobRecord, outcome: Outcome) -> JobRecord:
    """Return the record of a job that ended with this outcome."""
    if record.status == "cancelling" or outcome.ending == "cancelled":
        return record.model_copy(update={"status": "cancelled"})
    if outcome.ending == "done":
        return record.model_copy(update={"status": "done", "progress": 1.0})
    told = {"error": outcome.message, "hint": outcome.hint, "report": outcome.report}
    return record.model_copy(update={"status": "failed", **told})
