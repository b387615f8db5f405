"""``creastudio safety``: have files looked at by the checks of safety, or list the checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import in_thread_option, json_option

if TYPE_CHECKING:
    from creastudio.core.safety import SafetyReport
    from creastudio.jobs.check_order import CheckOrder
    from creastudio.workspace.environment import Environment


@click.command(short_help="Have pictures and texts looked at by the checks of safety.")
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--list", "list_all", is_flag=True, help="List the checks and what they look for, and stop.")
@click.option(
    "--project",
    metavar="FILE.crea",
    type=click.Path(path_type=Path),
    help="Ask as the policy of a project does.",
)
@json_option
@in_thread_option
def safety(
    files: tuple[Path, ...], list_all: bool, project: Path | None, as_json: bool, in_thread: bool
) -> None:
    """Have pictures and texts looked at by the checks that are at hand, and tell what they say.

    Nothing is changed, and nothing leaves this machine.
    """
    from creastudio.workspace.environment import Environment

    environment = Environment.load(in_thread=in_thread)
    if list_all:
        _list(environment, as_json)
        return
    if not files:
        raise click.UsageError("Which files? 'creastudio safety --list' shows the checks.")
    found = _check(environment, files, project, quiet=as_json)
    _report(found, as_json)


def _orders(environment: Environment, project: Path | None) -> tuple[CheckOrder, ...]:
    from creastudio.cli.opened import opened_project
    from creastudio.core.safety import SafetyPolicy
    from creastudio.workspace.safety import orders_for

    policy = SafetyPolicy()
    if project is not None:
        with opened_project(project) as opened:
            policy = opened.document.safety
    return orders_for(environment.registry, environment.models, policy)


def _check(
    environment: Environment, files: tuple[Path, ...], project: Path | None, *, quiet: bool
) -> list[tuple[Path, SafetyReport]]:
    from creastudio.api.errors import UserError
    from creastudio.api.media import kind_of
    from creastudio.cli.progress import progress
    from creastudio.cli.session import JobSession
    from creastudio.core.safety import SafetyReport
    from creastudio.workspace.safety import check_request, checked_type

    types = {path: checked_type(path) for path in files}
    orders = _orders(environment, project)
    for kind in {kind_of(media_type) for media_type in types.values()}:
        if not any(order.kind == kind for order in orders):
            raise UserError(
                f"There is no check for {'pictures' if kind == 'image' else 'texts'} here.",
                "'creastudio safety --list' tells which there are, and how to get what they need.",
            )
    found: list[tuple[Path, SafetyReport]] = []
    with JobSession(environment, progress(quiet=quiet)) as session:
        for path, media_type in types.items():
            request = check_request(path.resolve(), media_type, path.name, "", orders)
            results = session.run(request)
            found.append((path, SafetyReport.of(results[0].asset.metadata)))
    return found


def _report(found: list[tuple[Path, SafetyReport]], as_json: bool) -> None:
    from creastudio.cli.output import result, result_json
    from creastudio.cli.safety_words import lines_of, row_of

    if as_json:
        result_json({"files": [{"file": str(path), "safety": row_of(report)} for path, report in found]})
        return
    for path, report in found:
        scores = ", ".join(f"{item.title or item.category} {item.score:.2f}" for item in report.findings)
        result(f"{path}: {scores or 'nothing found'}")
        for line in lines_of(report):
            result(f"  {line}")


def _list(environment: Environment, as_json: bool) -> None:
    from creastudio.cli.output import result, result_json, table
    from creastudio.workspace.safety import checks_at_hand

    at_hand = checks_at_hand(environment.registry, environment.models)
    if as_json:
        rows: list[dict[str, Any]] = [
            {
                "id": item.check.id,
                "title": item.check.title,
                "kind": item.check.kind,
                "categories": [category.id for category in item.check.categories],
                "usable": item.usable,
                "model": item.model,
                "how_to_get": "" if item.usable else item.check.how_to_get,
            }
            for item in at_hand
        ]
        result_json({"checks": rows})
        return
    table(
        [
            (
                item.check.id,
                item.check.kind,
                ", ".join(category.id for category in item.check.categories),
                "yes" if item.usable else "no model",
                item.check.title,
            )
            for item in at_hand
        ],
        ("id", "of", "categories", "at hand", "title"),
    )
    for item in at_hand:
        if not item.usable:
            result(f"{item.check.id}: {item.check.how_to_get}")
