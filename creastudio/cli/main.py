"""The command ``creastudio``: opens the studio, or runs one of its commands."""

from __future__ import annotations

import errno
import os
import traceback
from pathlib import Path

import click

from creastudio import __version__
from creastudio.api.errors import UserError
from creastudio.cli.brand import brand
from creastudio.cli.certificate import certificate
from creastudio.cli.collect import collect
from creastudio.cli.dataset import dataset
from creastudio.cli.demo import demo
from creastudio.cli.desktop import desktop
from creastudio.cli.doctor import doctor
from creastudio.cli.engine import engine
from creastudio.cli.evaluate import evaluate
from creastudio.cli.export import export
from creastudio.cli.formats import formats
from creastudio.cli.generate import generate
from creastudio.cli.info import info
from creastudio.cli.models import models
from creastudio.cli.past_ads import past_ads
from creastudio.cli.plugins import plugins
from creastudio.cli.safety import safety
from creastudio.cli.studio import open_studio
from creastudio.cli.train import train

DONE, USER_ERROR, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Studio(click.Group):
    """A group that takes a project file in place of a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Open the studio with `args` when the first of them is a file and no command; a missing project is told there."""
        project = bool(args) and (args[0].endswith((".crea", ".otio")) or Path(args[0]).is_file())
        if project and args[0] not in self.commands:
            return open_studio.name, open_studio, args
        return super().resolve_command(ctx, args)


@click.group(
    cls=Studio,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, or with a project file (FILE.crea) or a cut of another program (FILE.otio), the studio opens.",
)
@click.version_option(__version__, prog_name="CreaStudio", message="%(prog)s %(version)s")
@click.option("--in-thread", is_flag=True, help="Of the window: compute in its process (for debugging).")
@click.option("--safe-mode", is_flag=True, help="Leave out plugins that aren't part of the studio.")
@click.option("--smoke", is_flag=True, hidden=True, help="Open the window and quit at once.")
@click.pass_context
def cli(ctx: click.Context, in_thread: bool, safe_mode: bool, smoke: bool) -> int | None:
    """CreaStudio: an offline creative studio built from generator plugins."""
    if safe_mode:
        # For engines and other children, too.
        os.environ["CREASTUDIO_SAFE_MODE"] = "1"
    if ctx.invoked_subcommand is not None:
        return None
    flags = [flag for flag, given in (("--in-thread", in_thread), ("--smoke", smoke)) if given]
    return ctx.invoke(open_studio, files=tuple(flags))


for _command in (
    generate,
    train,
    evaluate,
    dataset,
    models,
    plugins,
    brand,
    past_ads,
    formats,
    export,
    collect,
    certificate,
    info,
    safety,
    doctor,
    engine,
    desktop,
    demo,
):
    cli.add_command(_command)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Returns
    -------
    int
        0 done, 1 something a person can put right (one line and a hint on stderr), 2 wrong usage, 130
        interrupted with Ctrl+C.
    """
    try:
        code = cli.main(args=arguments, prog_name="creastudio", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except UserError as error:
        _show(error)
        return USER_ERROR
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: a bug is shown as one
        known = _no_bug(error)
        if known is not None:
            _show(known)
            return USER_ERROR
        click.echo(f"This is a bug in CreaStudio {__version__}; please report it:", err=True)
        click.echo(traceback.format_exc(), err=True)
        return USER_ERROR
    return code if isinstance(code, int) else DONE


_LOOP = "Symlink loop from "
"""So Python 3.11 begins what it says in ``Path.resolve``; later ones have an OSError."""


def _no_bug(error: Exception) -> UserError | None:
    """Return what is wrong with the disk, where that and no bug is what nobody caught; None for a bug."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        # Of the output itself, for example: creastudio ... > FILE.
        return UserError("The disk is full.", "Free some space and try again.")
    if isinstance(error, RuntimeError) and str(error).startswith(_LOOP):
        return UserError(
            f"A link leads back to itself: {str(error).removeprefix(_LOOP)}.", "Name the file itself."
        )
    return None


def _show(error: UserError) -> None:
    report = str(getattr(error, "report", ""))
    # What a plugin raised may have said many lines; the report has them all.
    message = " ".join(error.message.split()) if report else error.message
    click.echo(f"{click.style('Error:', fg='red', bold=True)} {message}", err=True)
    if error.hint:
        click.echo(f"{click.style('Hint:', fg='yellow')} {error.hint}", err=True)
    if report:
        _show_report(report)


def _show_report(report: str) -> None:
    from creastudio.cli.reports import keep_report

    try:
        where = str(keep_report(report))
    except (OSError, UserError):
        # Nowhere to keep it: shown is better than lost.
        where = f"\n{report.rstrip()}"
    click.echo(f"Report: {where}", err=True)
