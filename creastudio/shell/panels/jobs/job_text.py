"""What is told of a job, in words."""

from __future__ import annotations

from creastudio.jobs.job import JobRecord, JobStatus
from creastudio.shell.i18n import mark, tr, tr_said, tr_text, trn

STATUS_WORDS: dict[JobStatus, str] = {
    "queued": mark("Waiting"),
    "starting": mark("Starting"),
    "running": mark("Running"),
    "paused": mark("Paused"),
    "cancelling": mark("Cancelling"),
    "cancelled": mark("Cancelled"),
    "done": mark("Done"),
    "failed": mark("Failed"),
}


def duration(seconds: float) -> str:
    """Return a length of time as people say it: "12 s", "3 min", "1 h 20 min"."""
    if seconds < 90:
        return tr("{count} s", count=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("{count} min", count=minutes)
    return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)


TRAINING_WORDS: dict[JobStatus, str] = {
    "cancelling": mark("Stopping"),
    "cancelled": mark("Stopped at {percent} %"),
}
"""A training that is cancelled can go on later, so it is called what its panel calls it."""


def title_of(record: JobRecord) -> str:
    """Return what a job is called: the name of the model it trains, else its generator."""
    title = tr_text(record.request.title or record.request.work)
    return f"{title}: {record.request.model_name}" if record.request.model_name else title


def status_line(record: JobRecord, seed: str = "") -> str:
    """Return one line on how far a job is.

    Parameters
    ----------
    seed : str
        Its seed in words, where it is told.
    """
    percent = int(record.progress * 100)
    word = TRAINING_WORDS.get(record.status) if record.request.trains else None
    parts = [tr_text(word).format(percent=percent) if word else tr_text(STATUS_WORDS[record.status])]
    if record.status == "running":
        parts = [tr("{percent} %", percent=percent)]
        if record.eta is not None:
            parts.append(tr("{time} left", time=duration(record.eta)))
        if record.message:
            parts.append(tr_said(record.message))
    elif record.status in ("done", "cancelled") and record.elapsed >= 1:
        parts.append(duration(record.elapsed))
    if seed and not record.request.trains:
        parts.append(seed)
    if record.results:
        parts.append(trn("{count} result", "{count} results", record.results))
    return " · ".join(parts)
