"""Runs checks of safety over a finished result in the engine that made it, and over anything else that is checked again.

Nobody gets to see a result before. A check that fails costs itself alone: the result goes on with a word about what wasn't looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from pydantic import ValidationError

from creastudio.api.artifacts import Artifact
from creastudio.api.context import Model
from creastudio.api.errors import JobCancelled, UserError
from creastudio.api.layout import Layout
from creastudio.api.safety import MAX_FLAGS, CheckedItem, SafetyFlag
from creastudio.core.safety import METADATA, FailedCheck, Finding, SafetyReport
from creastudio.jobs.check_order import CheckOrder
from creastudio.jobs.checked_parts import Heard, layout_of, surest, texts_of
from creastudio.jobs.resolving import resolve

CHECKING = "studio.check"
"""What the job that checks something again calls itself: it made nothing."""


class Around(Protocol):
    """What a check may use of the job around it."""

    settings: dict[str, Any]
    work: str

    device: Any
    """A text; no type says that it may be a property that is worked out once."""

    def aside(self, ref: str) -> Model:
        """Open a model that takes no part in making the result."""
        ...

    def check_cancelled(self) -> None:
        """Raise when nobody wants the result any more."""
        ...


@dataclass
class _Context:
    """The context that one check gets."""

    model_ref: str
    around: Around
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def device(self) -> str:
        return str(self.around.device)

    def model(self, ref: str) -> Model:
        return self.around.aside(ref)

    def check_cancelled(self) -> None:
        self.around.check_cancelled()


def checked(
    artifact: Artifact,
    orders: Iterable[CheckOrder],
    around: Around,
    warn: Callable[[str], None],
    heard: Heard | None = None,
) -> dict[str, Any]:
    """Return the metadata of a result with what the checks said of it; what a plugin claims there itself is left out.

    Parameters
    ----------
    warn : callable
        Takes one sentence about a check that failed.
    heard : Heard, optional
        What was said of the things that other generators made for the job: it goes with what they are part of.
    """
    findings: list[Finding] = []
    failed: list[FailedCheck] = []
    layout = layout_of(artifact)
    for order in orders:
        try:
            if layout is not None and order.kind == "text":
                findings += _of_words(layout, order, around)
            elif order.kind == artifact.kind:
                findings += _findings(artifact, order, around)
        except (JobCancelled, KeyboardInterrupt):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever a check raises costs that check alone
            why = _why(error)
            failed.append(FailedCheck(check=order.check, title=order.title, message=why))
            warn(f"'{order.title or order.check}' didn't look at this result: {why}")
    parts = heard.for_result(layout) if heard is not None else SafetyReport()
    report = SafetyReport(
        findings=surest([*findings, *parts.findings]), failed=tuple([*failed, *parts.failed][:MAX_FLAGS])
    )
    return report.within({name: value for name, value in artifact.metadata.items() if name != METADATA})


def _of_words(layout: Layout, order: CheckOrder, around: Around) -> list[Finding]:
    """Return what a check says of the words of a layout; of what it sees in none of them one finding a category."""
    found: list[Finding] = []
    nothing: dict[str, Finding] = {}
    for name, text in texts_of(layout):
        for item in _findings(text, order, around):
            if item.score > 0:
                found.append(item.model_copy(update={"of": name, "kind": "text"}))
            else:
                nothing.setdefault(item.category, item)
    seen = {item.category for item in found}
    return [*(item for item in nothing.values() if item.category not in seen), *surest(found)]


def _findings(artifact: Artifact, order: CheckOrder, around: Around) -> list[Finding]:
    sys.path.extend(folder for folder in order.search_path if folder not in sys.path)
    wanted = {category.id: category for category in order.categories}
    item = CheckedItem(
        artifact.media_type,
        artifact.read,
        frozenset(wanted),
        order.exceptions,
        str(artifact.metadata.get("language") or ""),
        "" if around.work == CHECKING else around.work,
        artifact.metadata,
    )
    said = resolve(order.entry)(item, _Context(order.model, around, {**around.settings, "own": order.own}))
    flags = list(islice(said or (), MAX_FLAGS + 1))
    if len(flags) > MAX_FLAGS:
        raise UserError(f"It gave more than {MAX_FLAGS} flags.", "Tell its author.")
    return [
        Finding(
            check=order.check,
            version=order.version,
            category=flag.category,
            title=wanted[flag.category].title,
            score=flag.score,
            flagged=flag.score >= wanted[flag.category].threshold,
            reason=flag.reason,
            model=order.model,
            notes=flag.notes,
        )
        for flag in map(_sound, flags)
        if flag.category in wanted
    ]


def _sound(flag: object) -> SafetyFlag:
    """Return a flag whose numbers are what they should be, however it was made."""
    if not isinstance(flag, SafetyFlag):
        raise TypeError(f"a check gives SafetyFlag, not {type(flag).__name__}")
    return SafetyFlag.model_validate(flag.model_dump(warnings=False))


def _why(error: BaseException) -> str:
    if isinstance(error, UserError):
        return f"{error.message} {error.hint}".strip()
    if isinstance(error, ValidationError):
        item = error.errors()[0]
        where = ".".join(str(part) for part in item["loc"])
        return f"it gave no usable {where or 'flag'} ({item['msg']})."
    return " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())[:500] + "."
