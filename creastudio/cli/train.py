"""``creastudio train``: make a model from a data set; go on where it was stopped."""

from __future__ import annotations

import json
import shutil
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from creastudio.cli.settings import in_thread_option, json_option, pairs, set_option

if TYPE_CHECKING:
    from creastudio.api.model_card import ModelCard
    from creastudio.jobs.job import JobRequest
    from creastudio.workspace.environment import Environment

STATE = "training.json"
JOB = "job"

WORTH_TELLING = 90.0
"""Seconds that a training takes at least where it is said beforehand how long."""


@click.command(short_help="Make a model from a data set, or go on making one.")
@click.argument("work_id", metavar="ID", required=False)
@click.argument("data", required=False, type=click.Path(path_type=Path))
@set_option
@click.option("--name", help="Name of the new model.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="The same seed makes the same model again.")
@click.option("--resume", is_flag=True, help="Go on with the training of this name where it was stopped.")
@click.option("--restart", is_flag=True, help="Forget what a stopped training of this name has learned.")
@click.option(
    "--tensorboard", type=click.Path(path_type=Path), help="Also write curves and samples there, live."
)
@click.option(
    "--list", "list_all", is_flag=True, help="List the trainers, or the parameters of ID, and stop."
)
@json_option
@in_thread_option
def train(
    work_id: str | None,
    data: Path | None,
    settings: tuple[str, ...],
    name: str | None,
    seed: int | None,
    resume: bool,
    restart: bool,
    tensorboard: Path | None,
    list_all: bool,
    as_json: bool,
    in_thread: bool,
) -> None:
    """Train a model NAME with the trainer ID on DATA and put it into the model library.

    A training that is stopped, by Ctrl+C, a kill or a power cut, goes on with the same command and --resume;
    the model is the same as that of an unbroken training.
    """
    from creastudio.api.params import role_name
    from creastudio.cli.newcomers import tell_newcomers
    from creastudio.workspace.environment import Environment

    environment = Environment.load(in_thread=in_thread)
    tell_newcomers(environment.registry)
    if list_all:
        _list(environment, work_id, as_json)
        return
    if work_id is None or data is None or name is None:
        raise click.UsageError(
            "A training needs a trainer ID, its DATA and a --name; --list shows the trainers."
        )
    if environment.registry.work(work_id).makes != "model":
        raise click.UsageError(f"'{work_id}' is a generator: use 'creastudio generate {work_id}'.")
    wanted = Training(work_id, str(data.resolve()), name, pairs(settings, "--set"), seed)
    back = role_name(environment.registry.work(work_id).params, "go_back")
    folder = _folder_of(name)
    with _held(name):
        training = _begun(wanted, folder, resume=resume, restart=restart, back=back)
        models = _run(environment, training, folder, tensorboard, quiet=as_json)
    _report(models, as_json)


def _held(name: str) -> AbstractContextManager[None]:
    """Hold the name of a training: of two commands at once the one would delete what the other writes."""
    from creastudio import paths
    from creastudio.api.errors import UserError
    from creastudio.cli.naming import file_name
    from creastudio.store.lock import one_at_a_time

    running = UserError(
        f"The training '{name}' is running in another window.",
        "Wait until it is done, or stop it there with Ctrl+C. Or choose another --name.",
    )
    # Not beside its folder, which leaves nothing behind.
    return one_at_a_time(paths.cache_dir() / "trainings" / file_name(name), patience=0, busy=running)


@dataclass(frozen=True)
class Training:
    """What was asked for, kept until the model is done."""

    work: str
    data: str
    name: str
    settings: dict[str, str]
    seed: int | None

    def differs(self, given: Training) -> str:
        """Return what `given` says otherwise, as words for a person; empty when it says nothing else."""
        if given.work != self.work:
            return f"its trainer is {self.work}"
        if given.data != self.data:
            return f"its data is '{Path(self.data).name}'"
        if given.seed not in (None, self.seed):
            return f"its seed is {self.seed}"
        for key, value in given.settings.items():
            if self.settings.get(key) != value:
                return f"its {key} is {self.settings.get(key, 'the default')}"
        return ""


def _begun(
    wanted: Training, folder: Path, *, resume: bool, restart: bool, back: str | None = None
) -> Training:
    """Return the training to run, its state stored, so that nothing but its name is needed to go on with it.

    Where the parameter `back` is given, it goes on from an earlier checkpoint, and other settings may be others, too.
    """
    from creastudio.api.errors import UserError
    from creastudio.store.files import disk_error
    from creastudio.workspace.requests import fresh_seed

    if restart and folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise disk_error(error, folder) from error
    stored = _stored(folder)
    if resume:
        if stored is None:
            raise UserError(
                f"There is no training '{wanted.name}' to go on with.",
                "One that is done isn't kept, but its model is. Leave out --resume to begin one.",
            )
        if back is not None and back in wanted.settings:
            stored = replace(stored, settings={**stored.settings, **wanted.settings})
        other = stored.differs(wanted)
        if other:
            raise UserError(
                f"The training '{wanted.name}' was begun otherwise: {other}.",
                "Give the same values, or begin anew with --restart.",
            )
        return stored
    if stored is not None:
        raise UserError(
            f"A training '{wanted.name}' was stopped before its end.",
            "Go on with it: --resume. Begin anew: --restart. Or choose another --name.",
        )
    seed = fresh_seed() if wanted.seed is None else wanted.seed
    return Training(wanted.work, wanted.data, wanted.name, wanted.settings, seed)


def _run(
    environment: Environment, training: Training, folder: Path, events: Path | None, *, quiet: bool
) -> list[ModelCard]:
    from creastudio.cli.event_log import following
    from creastudio.cli.naming import file_name
    from creastudio.cli.output import say, warning
    from creastudio.cli.progress import progress
    from creastudio.cli.session import Interrupted, JobFailed, JobSession
    from creastudio.store.files import write_bytes

    going_on = (folder / STATE).exists()
    if going_on:
        say(_where(training.name, folder / JOB))
    with ExitStack() as stack:
        session = stack.enter_context(JobSession(environment, progress(quiet=quiet), jobs_folder=folder))
        if events is not None:
            stack.enter_context(following(session.listeners, events / file_name(training.name), warning))
        record = session.submit(
            training.work,
            training.settings,
            seed=training.seed,
            inputs={"data": Path(training.data)},
            model_name=training.name,
            resume=going_on,
            job_id=JOB,
        )
        # After the parameters were accepted: what was never begun needs no --restart.
        write_bytes(folder / STATE, json.dumps(asdict(training), indent=1).encode())
        how_long = _how_long(environment, record.request)
        if how_long and not quiet and not going_on:
            say(how_long)
        try:
            session.wait(record)
        except JobFailed as error:
            if not going_on and not _kept(folder / JOB):
                # Nothing was learned: the same name is free for the next attempt.
                shutil.rmtree(folder)
            if going_on:
                error.hint = f"{error.hint} To begin anew, give --restart instead of --resume.".strip()
            raise
        except Interrupted:
            say(f"'{training.name}' is not done. The same command with --resume goes on.")
            raise
        models = list(session.models)
    shutil.rmtree(folder)
    return models


def _how_long(environment: Environment, request: JobRequest) -> str:
    """Return in words how long a training will take; empty for a short one, and where nobody can say."""
    params = environment.registry.work(request.work).params.model_validate(request.params)
    pace = environment.settings.training_paces.get(request.work)
    seconds = params.expected_seconds(pace or 1.0)
    if seconds is None or seconds < WORTH_TELLING:
        return ""
    if pace:
        where = "this computer"
    else:
        where = "a workstation with a GPU" if params.for_gpu() else "an ordinary computer without a GPU"
    memory = params.expected_memory()
    much = f" and {memory} MB of memory" if memory else ""
    return f"Takes about {seconds / 60:.0f} min{much} on {where}. Ctrl+C stops it, --resume goes on."


def _kept(checkpoints: Path) -> bool:
    return checkpoints.is_dir() and any(checkpoints.iterdir())


def _where(name: str, checkpoints: Path) -> str:
    """Return in words from where a training goes on."""
    if _kept(checkpoints):
        return f"'{name}' goes on from its last checkpoint."
    return f"'{name}' begins anew: it was stopped before its first checkpoint, so nothing of it was kept."


def _report(models: list[ModelCard], as_json: bool) -> None:
    from creastudio.cli.output import result, result_json

    if as_json:
        result_json({"models": [card.model_dump(mode="json") for card in models]})
        return
    for card in models:
        result(f"{card.id}@{card.sha256[:12]}")


def _folder_of(name: str) -> Path:
    from creastudio import paths
    from creastudio.cli.naming import file_name

    return paths.trainings_dir() / file_name(name)


def _stored(folder: Path) -> Training | None:
    try:
        raw = json.loads((folder / STATE).read_text(encoding="utf-8"))
        return Training(**raw)
    except (OSError, ValueError, TypeError):
        return None


def _list(environment: Environment, work_id: str | None, as_json: bool) -> None:
    from creastudio.cli.works import list_params, list_works

    if work_id is None:
        list_works(environment.registry.trainers(), as_json)
    else:
        list_params(environment.registry.work(work_id), as_json)
