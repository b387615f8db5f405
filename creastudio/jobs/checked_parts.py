"""What of a result is looked at: itself, or the words of a layout; and what was said of the things that other generators made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from creastudio.api.artifacts import Artifact
from creastudio.api.context import Made
from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.api.media import kind_of
from creastudio.core.flagged import text_hash
from creastudio.core.safety import Finding, SafetyReport

MOST = 512
"""Findings that one result takes over from its parts: the surest."""


class Heard:
    """What checks said of what other generators made for a job, by the hash of the thing."""

    def __init__(self) -> None:
        self._reports: dict[str, SafetyReport] = {}

    def hear(self, made: Iterable[Made]) -> None:
        """Remember what was said of things, and of their parts."""
        for item in made:
            report = SafetyReport.of(item.metadata)
            if not report:
                continue
            kind = "text" if kind_of(item.media_type) == "text" else "image"
            own = {"of": item.sha256, "kind": kind}
            findings = tuple(said if said.of else said.model_copy(update=own) for said in report.findings)
            self._reports[item.sha256] = report.model_copy(update={"findings": findings})

    def for_result(self, layout: Layout | None) -> SafetyReport:
        """Return what concerns a result: of a layout what was said of the pictures that it shows, else all that is flagged.

        The words of a layout are looked at themselves; of anything else nobody can tell what of it came from where.
        """
        if layout is None:
            found = [item for report in self._reports.values() for item in report.findings if item.flagged]
            failed = [item for report in self._reports.values() for item in report.failed]
        else:
            shown = {element.picture for element in layout.elements}
            reports = [report for sha256, report in self._reports.items() if sha256 in shown]
            found = [item for report in reports for item in report.findings]
            failed = [item for report in reports for item in report.failed]
        return SafetyReport(findings=surest(found), failed=tuple(dict.fromkeys(failed))[:16])


def layout_of(artifact: Artifact) -> Layout | None:
    """Return the layout that an artifact is; None for any other, and for one that can't be read: the studio refuses that."""
    if artifact.kind != "layout":
        return None
    try:
        return Layout.loads(artifact.read())
    except UserError:
        return None


def texts_of(layout: Layout) -> Iterator[tuple[str, Artifact]]:
    """Yield the words of a layout, each once: the name that findings know them by, and they as a text."""
    seen: set[str] = set()
    for element in layout.elements:
        name = text_hash(element.text) if element.text.strip() else ""
        if name and name not in seen:
            seen.add(name)
            told: Mapping[str, str] = {"language": element.look.language if element.look else ""}
            yield name, Artifact("text/plain", element.text.encode("utf-8", "replace"), metadata=dict(told))


def surest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in their order, each once, and only the surest where there are very many."""
    kept = list(dict.fromkeys(findings))
    most = sorted(range(len(kept)), key=lambda at: -kept[at].score)[:MOST]
    return tuple(kept[at] for at in sorted(most))
