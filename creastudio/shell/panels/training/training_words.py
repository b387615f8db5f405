"""What is told of a training, in words."""

from __future__ import annotations

from creastudio.jobs.job import JobRecord
from creastudio.shell.i18n import mark, tr, tr_said, tr_text
from creastudio.shell.panels.jobs.job_text import duration

METRIC_TITLES = {
    "loss": mark("Loss"),
    "loss_d": mark("Discriminator"),
    "loss_g": mark("Generator"),
    "held_out_bits": mark("Unseen texts"),
    "learned_bits": mark("Learned texts"),
    "held_out_nats": mark("Unseen pieces"),
    "learned_nats": mark("Learned pieces"),
    "held_out_loss": mark("Unseen texts"),
    "learned_loss": mark("Learned texts"),
    "bits": mark("Bits a character"),
    "copied": mark("Copied notes"),
    "distance": mark("Distance"),
    "coverage": mark("Coverage"),
    "variety": mark("Variety"),
    "told_apart": mark("Told apart"),
    "augment_p": mark("Augmentation"),
    "images_per_second": mark("Images a second"),
}
"""What the usual metrics of trainers are called; others are shown by their own names."""


def plain_status(record: JobRecord) -> str:
    """Return in plain words how a training goes."""
    percent = int(record.progress * 100)
    if record.status == "queued":
        return tr("Waits for its turn.")
    if record.status == "starting":
        return tr("Starting: the engine is being prepared.")
    if record.status == "paused":
        return tr("Paused at {percent} %. Nothing is lost.", percent=percent)
    if record.status == "cancelling":
        return tr("Stopping…")
    if record.status == "cancelled":
        return tr("Stopped at {percent} %. Go on whenever you like.", percent=percent)
    if record.status == "failed":
        return f"{tr_said(record.error)} {tr_said(record.hint)}".strip()
    if record.status == "done":
        return tr("Done after {time}. The model is in your library.", time=duration(record.elapsed))
    text = tr("{percent} % done", percent=percent)
    if record.eta is not None:
        text = tr("{percent} % done, about {time} left", percent=percent, time=duration(record.eta))
    return f"{text} · {tr_said(record.message)}" if record.message else text


def metric_title(name: str) -> str:
    """Return what a person reads for a metric; of a plugin's own its name, with spaces where it has underscores."""
    return tr_text(METRIC_TITLES.get(name, name)).replace("_", " ")
