"""A report on a data set as text for a person."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api.dataset import DatasetReport, Finding

NAMED = 5
"""How many files a finding names; the rest is counted."""

HEADS = {"wrong": "Can't be used", "advice": "To decide", "note": "Good to know"}


def in_words(report: DatasetReport) -> str:
    """Return the report as plain text: findings by their weight, then the advice."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: DatasetReport) -> Iterator[str]:
    yield f"{report.name}: {_pictures(len(report.pictures))} can be used, {report.looked} looked at."
    if report.classes:
        yield "Classes: " + ", ".join(f"{name} ({count})" for name, count in report.classes.items())
    for severity, head in HEADS.items():
        found = [item for item in report.findings if item.severity == severity]
        if found:
            yield ""
            yield head
            for item in found:
                yield from _finding(item)
    if report.advice.reasons:
        yield ""
        yield "Settings that suit these pictures"
        yield f"  mirror={str(report.advice.mirror).lower()} augment={report.advice.augment} resolution={report.advice.resolution}"
        for reason in report.advice.reasons:
            yield f"  {reason}"


def _pictures(count: int) -> str:
    return "1 picture" if count == 1 else f"{count} pictures"


def _finding(item: Finding) -> Iterator[str]:
    yield f"- {item.title} {item.hint}".rstrip()
    if item.groups:
        for group in item.groups[:NAMED]:
            yield f"    {' = '.join(group[:NAMED])}{' …' if len(group) > NAMED else ''}"
        if len(item.groups) > NAMED:
            yield f"    and {len(item.groups) - NAMED} more groups"
        return
    for name in item.files[:NAMED]:
        detail = item.details.get(name, "")
        yield f"    {name}{f' ({detail})' if detail and name not in detail else ''}"
    if len(item.files) > NAMED:
        yield f"    and {len(item.files) - NAMED} more"
