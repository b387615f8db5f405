"""Reading a journal without owning it: what it belongs to, and what only it holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from creastudio.store.databases import open_database

FILE = "journal.sqlite"

# The words of jobs for what has ended.
_OPEN_JOBS = "FROM jobs WHERE status NOT IN ('done', 'failed', 'cancelled')"
_TRAININGS = f"{_OPEN_JOBS} AND CASE WHEN json_valid(payload) THEN json_extract(payload, '$.request.trains') ELSE 0 END"
_STOPPED_JOBS = "FROM jobs WHERE status IN ('failed', 'cancelled')"
_RESULTS = "FROM results WHERE json_extract(payload, '$.state') != 'discarded'"


@dataclass(frozen=True)
class Holdings:
    """What a journal holds beside the document.

    Attributes
    ----------
    results : frozenset of str
        Ids of the results that weren't thrown away.
    open_jobs : frozenset of str
        Ids of the jobs that haven't ended.
    stopped_jobs : frozenset of str
        Ids of the jobs that failed or were cancelled: a training may go on from its checkpoint.
    """

    results: frozenset[str]
    open_jobs: frozenset[str]
    stopped_jobs: frozenset[str]


def read_facts(folder: Path) -> dict[str, str]:
    """Return the facts of a journal that nobody has open, without its base document.

    Added are ``steps``, the number of its last step, and how many ``open_jobs`` (not ended), ``open_trainings``
    among them, and ``new_results`` (neither placed nor thrown away) it holds. An empty dict when there is no readable journal.
    """
    if not (folder / FILE).is_file():
        return {}
    try:
        with closing(_existing(folder)) as database:
            facts = dict(database.execute("SELECT key, value FROM meta WHERE key != 'base'").fetchall())
            facts["steps"] = str(database.execute("SELECT max(number) FROM steps").fetchone()[0] or 0)
            facts["open_jobs"] = str(database.execute(f"SELECT count(*) {_OPEN_JOBS}").fetchone()[0])
            facts["open_trainings"] = str(database.execute(f"SELECT count(*) {_TRAININGS}").fetchone()[0])
            facts["new_results"] = str(database.execute(f"SELECT count(*) {_RESULTS}").fetchone()[0])
    except (sqlite3.Error, UnicodeDecodeError):
        return {}
    return facts


def read_holdings(folder: Path) -> Holdings | None:
    """Return what a journal holds beside the document; None when it can't be read."""
    try:
        with closing(_existing(folder)) as database:
            return Holdings(
                results=_ids(database, _RESULTS),
                open_jobs=_ids(database, _OPEN_JOBS),
                stopped_jobs=_ids(database, _STOPPED_JOBS),
            )
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def _ids(database: sqlite3.Connection, of: str) -> frozenset[str]:
    return frozenset(row[0] for row in database.execute(f"SELECT id {of}"))


def _existing(folder: Path) -> sqlite3.Connection:
    # Not read-only: after a kill in the middle of a commit only a writer may roll that commit back.
    return open_database(f"{(folder / FILE).resolve().as_uri()}?mode=rw", uri=True)
