"""``creastudio export --ads`` and ``--contact-sheet``: ads of a project in all files that they need, or all of them on one picture."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.formats import words_in
from creastudio.cli.opened import OpenedProject, chosen_artboards, opened_project
from creastudio.cli.output import result, result_json, warning
from creastudio.cli.progress import progress
from creastudio.cli.settings import pairs

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard
    from creastudio.core.document import Document
    from creastudio.workspace.ad_checks import Claims
    from creastudio.workspace.ad_plan import AdPlan
    from creastudio.workspace.environment import Environment


def export_ads(
    project: Path,
    out: Path,
    artboard: str | None,
    *,
    settings: Sequence[str],
    with_recipe: bool,
    as_json: bool,
) -> None:
    """Deliver the ads of a project as they are now: the artboards of layouts, or the one that is named.

    Raises
    ------
    UserError
        When there is no ad, a setting isn't known, or nothing can be written there; and at the end where files are missing.
    """
    from creastudio.cli.campaign import found_in
    from creastudio.workspace.ad_checks import words_of
    from creastudio.workspace.ad_orders import ads_of
    from creastudio.workspace.campaign_delivery import deliver_ads, plan_for
    from creastudio.workspace.environment import Environment
    from creastudio.workspace.speech import speech_for

    with opened_project(project) as opened:
        found = _boards(opened.document, artboard)
        _tell_flagged(opened, found)
        boards = [board.id for board in found]
        plan = _changed(plan_for(opened.document, opened.read_blob, boards), settings)
        ads = ads_of(opened.document, boards, plan)
        texts, environment = words_of(ads.boards), Environment.load()
        claims = _claims(environment, texts) if ads.boards else None
        with progress(quiet=as_json or not sys.stderr.isatty()) as shown:
            done = deliver_ads(
                opened.blobs, ads, out, claims=claims, with_recipe=with_recipe, speech=speech_for(environment, texts),
                progress=lambda fraction, message: shown.show("deliver", out.name, fraction, message, None),
            )  # fmt: skip
    names = [str(file) for file in done.files]
    if as_json:
        result_json({"files": names, "notes": found_in(done.report), "missing": done.missing})
    else:
        for sentence in found_in(done.report):
            warning(sentence)
        for name in names:
            result(name)
    if done.missing:
        raise UserError(" ".join(done.missing), "The other files are there.")


def export_sheet(project: Path, out: Path, artboard: str | None, *, with_recipe: bool, as_json: bool) -> None:
    """Write all artboards of a project on one picture, each with its name."""
    from creastudio.cli.naming import make_parents
    from creastudio.export.contact_sheet import write_contact_sheet
    from creastudio.export.work import Work

    with opened_project(project) as opened:
        document = opened.document
        boards = chosen_artboards(document, artboard)
        _tell_flagged(opened, boards)
        make_parents(out)
        write_contact_sheet(Work(document, opened.read_blob), boards, out, with_recipe=with_recipe)
    if as_json:
        result_json({"files": [str(out)], "notes": [], "missing": []})
    else:
        result(str(out))


def _boards(document: Document, artboard: str | None) -> list[Artboard]:
    if artboard is not None:
        return chosen_artboards(document, artboard)
    return [board for board in document.artboards if board.layout is not None]


def _tell_flagged(opened: OpenedProject, boards: Sequence[Artboard]) -> None:
    """Say what of it is flagged; ``Blocked`` where the policy of the project blocks something."""
    from creastudio.cli.safety_words import flagged_in_export
    from creastudio.core.flagged import shown_on

    for line in flagged_in_export(opened, shown_on(opened.document, boards)):
        warning(line)


def _changed(plan: AdPlan, settings: Sequence[str]) -> AdPlan:
    """Return a plan with what `--set` says; UserError names what isn't known."""
    given: dict[str, Any] = dict(pairs(settings, "--set"))
    if "seconds" in given:
        given["seconds"] = words_in(given["seconds"])
    try:
        return type(plan).model_validate({**plan.model_dump(), **given})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        known = ", ".join(type(plan).model_fields)
        message = first["msg"].removeprefix("Value error, ").rstrip(".")
        raise UserError(f"--set {name}: {message}.", f"Deliveries know {known}.") from None


def _claims(environment: Environment, texts: dict[str, str]) -> Claims:
    """Return what was found in the words of each language; nothing where the check isn't here."""
    from creastudio.cli.session import JobSession
    from creastudio.workspace.ad_checks import CLAIMS, Flags, asked_of, flags_in

    found: dict[str, Flags] = {}
    with JobSession(environment, progress(quiet=True)) as session:
        for language, text in texts.items():
            try:
                made = session.wait(session.submit(CLAIMS, asked_of(text, language)))
            except UserError:
                # Its plugin isn't here, or failed; the report says that nobody looked.
                continue
            found[language] = flags_in(made[0], text) if made else []
    return lambda _text, language: found.get(language)
