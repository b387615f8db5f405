"""The sample projects of the start page, and what each makes at once when it is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.resources import resource_path
from creastudio.shell.i18n import mark


@dataclass(frozen=True)
class Sample:
    """A sample project: ``NAME.crea`` with its picture ``NAME.png`` in ``resources/samples``.

    Attributes
    ----------
    work, values
        What is generated when it is opened, so that something new is there within seconds; no work for nothing.
    data : str
        The set of pictures in ``resources/samples`` that its form is filled with. A training isn't begun: it takes this machine
        for a while, which is for the person to say.
    timeline : bool
        Whether it is opened with its timeline in sight.
    """

    name: str
    title: str
    summary: str
    work: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    data: str = ""
    timeline: bool = False

    @property
    def file(self) -> Path:
        """The project file."""
        return resource_path("samples", f"{self.name}.crea")

    @property
    def picture(self) -> Path:
        """Its thumbnail."""
        return resource_path("samples", f"{self.name}.png")


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "Avatars",
        mark("Avatars"),
        mark("A sheet of small portraits. Opening it draws eight new ones from a trained model."),
        "gan.sample",
        {"count": 8},
    ),
    Sample(
        "Night market",
        mark("Night market"),
        mark("A poster and a banner that follows it. Opening it draws four new faces for its frames."),
        "gan.sample",
        {"count": 4, "truncation": 0.85},
    ),
    Sample(
        "first-film",
        mark("First film"),
        mark("Half a minute from dawn to night: pictures that move, subtitles, a score. Space plays it."),
        timeline=True,
    ),
    Sample(
        "verse-poster",
        mark("Verse poster"),
        mark(
            "Two posters linked to their poems: choose another, and the poster follows. Opening it writes four more."
        ),
        "text.poem",
        {"form": "jueju5", "theme": "秋山", "title": "秋山", "count": 4},
    ),
    Sample(
        "walk",
        mark("A walk to a score"),
        mark(
            "Painted landscapes that follow the notes: every chord is a place. Space plays it, and its keys can be dragged."
        ),
        timeline=True,
    ),
    Sample(
        "motif",
        mark("Four voices"),
        mark(
            "A locked melody, three voices to it by a model, then a band; the notation follows. Space plays it."
        ),
        timeline=True,
    ),
    Sample(
        "campaign",
        mark("An ad campaign"),
        mark(
            "One offer in English and Chinese, in ten formats and two variants, with films. Change a headline, and all its sizes follow."
        ),
    ),
    Sample(
        "training",
        mark("Train a model"),
        mark(
            "256 painted landscapes in eight manners, and a training that is set up to learn them: press Train."
        ),
        "gan.train",
        {"preset": "laptop 15 min", "labels": True, "shape": "3:2"},
        data="landscapes",
    ),
)


def available() -> tuple[Sample, ...]:
    """Return the samples whose files are there."""
    return tuple(sample for sample in SAMPLES if sample.file.is_file())
