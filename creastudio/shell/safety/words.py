"""What is said of flagged things, in the person's language."""

from __future__ import annotations

from creastudio.core.safety import Action, Finding, Judgement, SafetyReport
from creastudio.shell.i18n import mark, tr, tr_said, tr_text

TITLES: dict[Action, str] = {
    "off": mark("Off"),
    "flag": mark("Flag"),
    "blur": mark("Blur"),
    "block": mark("Block use"),
}

MEANINGS: dict[Action, str] = {
    "off": mark("It isn't looked for, and what was said before is passed over."),
    "flag": mark("A badge with score and reason on what was found; nothing else happens."),
    "blur": mark(
        "As Flag, and the picture is shown in coarse squares until you click Show. Files and exports stay as they are."
    ),
    "block": mark("As Blur, and it can't be placed or exported until you let it through. The file is kept."),
}

BLOCKED_TEXT = mark("As Flag, and it can't be placed or exported until you let it through. The text is kept.")
"""What Block means for texts, which aren't blurred."""

ICONS: dict[Action, str] = {"off": "eye", "flag": "flag", "blur": "eye-off", "block": "lock"}
"""Signs of what is flagged."""


def about(finding: Finding) -> str:
    """Return "Nudity 0.93"."""
    return f"{tr_text(finding.title) or finding.category} {finding.score:.2f}"


def short(judgement: Judgement) -> str:
    """Return in a few words what was found and what follows."""
    what = ", ".join(about(item) for item in judgement.findings[:3])
    if judgement.action == "block":
        return tr("Blocked: {what}", what=what)
    if judgement.action == "blur":
        return tr("Blurred: {what}", what=what)
    return tr("Flagged: {what}", what=what)


def reasons(judgement: Judgement) -> str:
    """Return why, a line for each finding."""
    return "\n".join(dict.fromkeys(tr_said(item.reason) for item in judgement.findings if item.reason))


def checked_line(report: SafetyReport) -> str:
    """Return what was looked for and not found, and what couldn't look."""
    fine = [about(item) for item in report.findings if not item.flagged]
    lines = [tr("Checked: {what}", what=", ".join(fine))] if fine else []
    lines += [
        tr("'{check}' didn't look: {why}", check=tr_text(item.title) or item.check, why=tr_said(item.message))
        for item in report.failed
    ]
    return "\n".join(lines)
