"""What the plugin offers; imports the api and nothing heavier."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, Panel, Trainer, hookimpl
from creastudio_music.tools.accompany import ACCOMPANY
from creastudio_music.tools.analyze import ANALYZE
from creastudio_music.tools.describe import DESCRIBE
from creastudio_music.tools.desk import DESK
from creastudio_music.tools.evaluate import EVALUATE
from creastudio_music.tools.filling import CONTINUE, INFILL, VARY
from creastudio_music.tools.for_picture import FOR_PICTURE
from creastudio_music.tools.from_text import FROM_TEXT
from creastudio_music.tools.melody import HARMONIZE, MELODY
from creastudio_music.tools.rhythm import RHYTHM
from creastudio_music.tools.train import TRAIN, TRAINING
from creastudio_music.tools.tune import TUNE, TUNING
from creastudio_music.tools.words import WORDS
from creastudio_music.words import ZH_CN
from creastudio_music.words.english import EN

GENERATORS: tuple[Generator, ...] = (
    # Composing with a model.
    MELODY,
    HARMONIZE,
    CONTINUE,
    INFILL,
    VARY,
    # Words under the notes.
    WORDS,
    # The arranger.
    ACCOMPANY,
    RHYTHM,
    # Analysis and measures.
    ANALYZE,
    # More like this.
    DESCRIBE,
    FROM_TEXT,
    FOR_PICTURE,
    EVALUATE,
)

TRAINERS: tuple[Trainer, ...] = (TRAIN, TUNE)

PANELS: tuple[Panel, ...] = (TRAINING, TUNING, DESK)


@hookimpl
def creastudio_generators() -> tuple[Generator, ...]:
    """Return the generators of music."""
    return GENERATORS


@hookimpl
def creastudio_trainers() -> tuple[Trainer, ...]:
    """Return the trainers of music models."""
    return TRAINERS


@hookimpl
def creastudio_panels() -> tuple[Panel, ...]:
    """Return the panels."""
    return PANELS


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts, and English words for choices."""
    return {"zh_CN": ZH_CN, "en": EN}
