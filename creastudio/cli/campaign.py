"""A campaign that a command made: all its files in a folder, and what was found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from creastudio.cli.output import warning
from creastudio.cli.progress import progress
from creastudio.cli.session import JobSession
from creastudio.core.results import Result
from creastudio.workspace.campaign_delivery import deliver
from creastudio.workspace.campaign_project import pack_of
from creastudio.workspace.speech import speech_for

Written = list[tuple[Result, tuple[Path, ...]]]


def deliver_campaign(
    session: JobSession, results: Sequence[Result], out: Path, *, with_recipe: bool = True
) -> Written:
    """Write the files of a campaign and say in one line each what doesn't keep a rule or is missing.

    The page of the report is in Chinese where the settings, the system or all of the campaign speak it.

    Raises
    ------
    UserError
        When the campaign is gone, or nothing can be written there.
    """
    blobs = session.blobs
    speech = speech_for(session.environment, pack_of(results, blobs).campaign.languages)
    with progress(quiet=not sys.stderr.isatty()) as shown:
        done = deliver(
            blobs,
            results,
            out,
            progress=lambda fraction, message: shown.show(
                "deliver", message or out.name, fraction, message, None
            ),
            with_recipe=with_recipe,
            speech=speech,
        )
    for sentence in done.missing:
        warning(sentence)
    for sentence in found_in(done.report):
        warning(sentence)
    return [(results[0], tuple(done.files))]


def found_in(report: dict[str, Any]) -> list[str]:
    """Return one sentence for each kind of finding that should be mended, with how often it was found."""
    counted: dict[str, int] = {}
    for board in report["boards"]:
        for finding in board["findings"]:
            if finding["severity"] != "note":
                counted[finding["text"]] = counted.get(finding["text"], 0) + 1
    rows = [f"{text} ({count} layouts; see report.html)" for text, count in counted.items()]
    heavy = sum(row.get("fits") is False for row in report["files"])
    return [*rows, *([f"{heavy} files are over their weight; see report.html."] if heavy else [])]
