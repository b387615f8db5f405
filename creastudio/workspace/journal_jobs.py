"""Where the jobs of an open project outlive the studio: rows of its journal."""

from __future__ import annotations

from creastudio.store.journal import Journal


class JournalJobs:
    """The job rows of a journal, as the queue wants them."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def put(self, job_id: str, status: str, payload: str) -> None:
        """Store the newest state of a job."""
        self._journal.put_job(job_id, status, payload)

    def all(self) -> list[tuple[str, str, str]]:
        """Return (id, status, payload) of every job, oldest first."""
        return self._journal.jobs()

    def delete(self, job_id: str) -> None:
        """Forget an ended job."""
        self._journal.delete_job(job_id)
