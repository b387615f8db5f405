"""Text on the terminal while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from creastudio.jobs.job import JobRecord, JobStream


class StreamPrinter:
    """Prints the first text of a job as it comes (stderr), and those beside it one after another at its end."""

    def __init__(self) -> None:
        self._shown = ""
        self._rest: dict[str, str] = {}
        self._printed = False

    def on_stream(self, event: JobStream) -> None:
        """Print what has just been written."""
        if event.anew:
            self._end()
            self._shown = event.pieces[0].channel
        for piece in event.pieces:
            if piece.channel == self._shown:
                click.echo(piece.text, err=True, nl=False)
                self._printed = True
            else:
                self._rest[piece.channel] = self._rest.get(piece.channel, "") + piece.text

    def on_job(self, record: JobRecord) -> None:
        """Print the other texts once the job has ended."""
        if record.ended:
            rest, self._rest = self._rest, {}
            self._end()
            for text in rest.values():
                click.echo(f"\n{text}", err=True)

    def _end(self) -> None:
        """Close the line of the text that was printed as it came."""
        if self._printed:
            click.echo("", err=True)
        self._printed = False
        self._rest.clear()
