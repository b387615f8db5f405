"""``creastudio evaluate``: measure a model, or a folder of made texts or music, against real ones and write a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from creastudio.cli.settings import in_thread_option, json_option, pairs, set_option

if TYPE_CHECKING:
    from creastudio.api.evaluation import Evaluation
    from creastudio.api.generator import Work
    from creastudio.core.results import Result
    from creastudio.store.model_library import ModelEntry
    from creastudio.workspace.environment import Environment

SUFFIXES = (".html", ".md", ".json")

TEXT, MUSIC = "text", "music"
"""The families whose made results a folder may hold."""

LOOKED_AT = 2000
"""Files of a folder by whose endings it is told what it holds."""


@click.command(short_help="Measure a model against pictures, texts or music like those it learned from.")
@click.argument("ref", metavar="MODEL")
@click.argument("data", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="A .html, .md or .json file."
)
@click.option(
    "--features",
    metavar="KIND",
    help="What pictures are described by: thumbnails, efficientnet or inception.",
)
@click.option(
    "--weights", type=click.Path(path_type=Path), help="Of the Inception network, which gives FID its name."
)
@set_option
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, help="Of what is made; 0 if not told.")
@click.option("--write-card", is_flag=True, help="Also write the figures onto the model's card.")
@json_option
@in_thread_option
def evaluate(
    ref: str,
    data: Path,
    out: Path | None,
    features: str | None,
    weights: Path | None,
    settings: tuple[str, ...],
    seed: int,
    write_card: bool,
    as_json: bool,
    in_thread: bool,
) -> None:
    """Measure how good and how varied what MODEL makes is beside the pictures, texts or music in the folder DATA.

    MODEL may also be a folder of texts or music that were made. Each figure stands beside its noise floor, which is what
    real ones measure among themselves.
    """
    from creastudio.workspace.environment import Environment

    if out is not None and out.suffix.lower() not in SUFFIXES:
        raise click.UsageError(
            f"'{out.name}' can't hold a report: let its name end in {' or '.join(SUFFIXES)}."
        )
    environment = Environment.load(in_thread=in_thread)
    values, inputs = pairs(settings, "--set"), {"data": data}
    entry = _entry(environment, ref)
    if entry is None:
        inputs["made"] = Path(ref)
    else:
        values["model"] = ref
    if entry is None and write_card:
        raise click.UsageError("A folder has no card to write onto: name a model.")
    if entry is not None and write_card:
        environment.models.check_own(entry)
    if features is not None or weights is not None:
        values["features"] = features or "inception"
    if weights is not None:
        inputs["weights"] = weights
    family = entry.card.family if entry is not None else _made_in(Path(ref))
    result = _run(environment, _evaluator(environment, family), values, inputs, seed, quiet=as_json)
    _report(environment, entry, result, out, write_card=write_card, as_json=as_json)


def _entry(environment: Environment, ref: str) -> ModelEntry | None:
    """Return the model called `ref`; None where there is none, but a folder of that name."""
    from creastudio.store.model_library import ModelMissing

    try:
        return environment.models.find(ref)
    except ModelMissing:
        if Path(ref).is_dir():
            return None
        raise


def _made_in(folder: Path) -> str:
    """Return the family that a folder's files are of: music where one ends so, else text."""
    from itertools import islice

    from creastudio.api.media import SCORE_SUFFIXES

    files = islice(folder.rglob("*"), LOOKED_AT)
    return MUSIC if any(file.suffix.lower() in SCORE_SUFFIXES for file in files) else TEXT


def _evaluator(environment: Environment, family: str) -> Work:
    from creastudio.api.errors import UserError

    found = environment.registry.evaluator(family)
    if found is None:
        raise UserError(
            f"Models of the family '{family}' can't be measured here.",
            "Install the plugin that made the model.",
        )
    return found


def _run(
    environment: Environment,
    work: Work,
    values: dict[str, str],
    inputs: dict[str, Path],
    seed: int,
    *,
    quiet: bool,
) -> tuple[Result, str]:
    """Return the result and its text."""
    from creastudio.cli.progress import progress
    from creastudio.cli.session import JobSession

    with JobSession(environment, progress(quiet=quiet)) as session:
        record = session.submit(work.id, values, seed=seed, inputs=inputs)
        results = session.wait(record)
        return results[0], session.blobs.read(results[0].asset.sha256).decode()


def _report(
    environment: Environment,
    entry: ModelEntry | None,
    made: tuple[Result, str],
    out: Path | None,
    *,
    write_card: bool,
    as_json: bool,
) -> None:
    from creastudio.api.evaluation import Evaluation
    from creastudio.cli.naming import make_parents
    from creastudio.cli.output import result, result_json, say
    from creastudio.store.files import write_bytes

    metadata = made[0].asset.metadata
    figures = Evaluation.of(metadata)
    if out is not None:
        make_parents(out)
        write_bytes(out, _page(out.suffix.lower(), figures, metadata.get("pictures"), made[1]).encode())
    if write_card and entry is not None:
        environment.models.add_metrics(entry, figures.card)
        say(f"The figures are on the card of {entry.card.id} now.")
    if as_json:
        result_json(figures.model_dump(mode="json"))
    else:
        result(str(out) if out is not None else made[1].rstrip())


def _page(suffix: str, figures: Evaluation, pictures: object, text: str) -> str:
    from creastudio.export.evaluation import page

    if suffix == ".html":
        return page(figures, pictures if isinstance(pictures, dict) else {})
    return text if suffix == ".md" else figures.model_dump_json(indent=2) + "\n"
