"""What is wrong with a plugin, in a sentence."""

from __future__ import annotations

import traceback

from pydantic import ValidationError

from creastudio.api.errors import UserError


class PluginFault(UserError):
    """Why a plugin can't be used; costs that plugin and nothing else.

    Parameters
    ----------
    message, hint : str
        As in ``UserError``.
    report : str
        The traceback or output that its author needs; "" when the sentence says it all.
    """

    def __init__(self, message: str, hint: str = "", report: str = "") -> None:
        super().__init__(message, hint)
        self.report = report


ASK_AUTHOR = "Update or remove it; the report tells its author more. Everything else goes on working."


def load_fault(name: str, error: BaseException) -> PluginFault:
    """Return the fault for whatever the import of a face or one of its hooks raised."""
    if isinstance(error, PluginFault):
        return error
    report = _report(error)
    if isinstance(error, UserError):
        return PluginFault(error.message, error.hint, report)
    if isinstance(error, SystemExit):
        return exit_fault(name, report)
    if isinstance(error, ImportError) and (error.name or "").startswith("creastudio.api"):
        return PluginFault(
            f"The plugin '{name}' asks for more than the plugin API of this studio has ({error}).",
            "It may be written for a newer CreaStudio.",
            report,
        )
    if isinstance(error, ModuleNotFoundError) and error.name:
        return PluginFault(
            f"The plugin '{name}' needs '{error.name}', which isn't installed.",
            "Ask its author for a wheel that contains what it needs.",
            report,
        )
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in (error.title, *first["loc"]))
        return PluginFault(
            f"The manifest of the plugin '{name}' isn't right ({where}: {first['msg']}).", ASK_AUTHOR, report
        )
    what = str(error).strip().splitlines()
    detail = f"{type(error).__name__}: {what[0]}" if what else type(error).__name__
    return PluginFault(f"The plugin '{name}' fails when it is loaded ({detail}).", ASK_AUTHOR, report)


def _report(error: BaseException) -> str:
    """Return the traceback without the steps of Python's import system, which are many and say nothing."""
    told = traceback.TracebackException.from_exception(error)
    told.stack = traceback.StackSummary.from_list(
        [step for step in told.stack if "importlib" not in step.filename]
    )
    return "".join(told.format())


def exit_fault(name: str, report: str = "") -> PluginFault:
    """Return the fault of a face that ends the process it is loaded in."""
    return PluginFault(f"The plugin '{name}' ends the program when it is loaded.", ASK_AUTHOR, report)


def hang_fault(name: str, seconds: float, report: str = "") -> PluginFault:
    """Return the fault of a face that didn't finish loading within `seconds`."""
    return PluginFault(
        f"The plugin '{name}' didn't finish loading within {seconds:g} s.",
        "If the machine was busy, switch the plugin on again to try once more; else update or remove it.",
        report,
    )
