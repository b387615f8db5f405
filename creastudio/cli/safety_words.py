"""What checks said of a result, in lines for a terminal and values for machines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from creastudio.cli.opened import OpenedProject
from creastudio.core.blocked import named
from creastudio.core.flagged import check_export, placed_texts
from creastudio.core.safety import SafetyReport


def lines_of(report: SafetyReport) -> list[str]:
    """Return a line for each thing that is flagged, for each place in a text, and for each check that failed."""
    lines: list[str] = []
    for item in report.findings:
        if not item.flagged:
            continue
        lines.append(f"flagged: {item.title or item.category} {item.score:.2f} ({item.check}). {item.reason}")
        lines += [f"  line {note.line + 1}, {note.start + 1}-{note.end}: {note.text}" for note in item.notes]
    lines += [f"not checked by '{item.title or item.check}': {item.message}" for item in report.failed]
    return lines


def flagged_in_export(opened: OpenedProject, hashes: Iterable[str]) -> list[str]:
    """Return a line for each flagged thing that an export shows; ``Blocked`` where the project's policy blocks one."""
    document = opened.document
    texts = placed_texts(document, (item.asset for item in opened.results), opened.read_blob)
    return [
        f"'{named(asset)}' is flagged: {item.title or item.category} {item.score:.2f}."
        for asset, judgement in check_export(document, hashes, texts)
        for item in judgement.findings
    ]


def row_of(report: SafetyReport) -> dict[str, Any]:
    """Return everything that was said, for JSON."""
    return report.model_dump(mode="json")
