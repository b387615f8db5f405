"""Has things of a project checked again and keeps what is said now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from creastudio.core.assets import Asset
from creastudio.core.edits import set_reports
from creastudio.core.results import Result
from creastudio.core.safety import SafetyReport
from creastudio.jobs.job import JobRecord

if TYPE_CHECKING:
    from creastudio.workspace.workspace import Workspace

Told = Callable[[Asset, SafetyReport], object]


def check_again(workspace: Workspace, assets: Iterable[Asset], told: Told | None = None) -> list[JobRecord]:
    """Have pictures and texts checked as the policy asks now; what comes of it is one edit a thing.

    Parameters
    ----------
    told : callable, optional
        Gets each asset with what was said of it.

    Raises
    ------
    UserError
        When there is no check for one of them, or it is missing.
    """
    records: list[JobRecord] = []
    for asset in assets:

        def take(result: Result, asset: Asset = asset) -> None:
            report = keep_report(workspace, result)
            if told is not None:
                told(asset, report)

        records.append(workspace.desk.check(asset, take))
    return records


def keep_report(workspace: Workspace, result: Result) -> SafetyReport:
    """Keep what a job that checked something again said of it, with the project's asset and with the tray's."""
    report = SafetyReport.of(result.asset.metadata)
    workspace.tray.say(result.asset.sha256, report)
    workspace.apply(set_reports({result.asset.sha256: report}))
    workspace.listeners.announce("results")
    return report
