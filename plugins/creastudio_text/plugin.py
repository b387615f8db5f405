"""What the plugin offers; imports the api and nothing heavier."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, Panel, SafetyCheck, Trainer, hookimpl
from creastudio_text.tools.ad_copy import AD_COPY
from creastudio_text.tools.article import ARTICLE
from creastudio_text.tools.convert import CONVERT
from creastudio_text.tools.desk import DESK
from creastudio_text.tools.dialogue import DIALOGUE
from creastudio_text.tools.evaluate import EVALUATE
from creastudio_text.tools.flags import CHECK as FLAGS_CHECK
from creastudio_text.tools.flags import FLAGS
from creastudio_text.tools.merge import MERGE
from creastudio_text.tools.rewrite import REWRITE
from creastudio_text.tools.script import SCRIPT
from creastudio_text.tools.train import TRAIN, TRAINING
from creastudio_text.tools.tune import TUNE, TUNING
from creastudio_text.tools.verse import CHECK, POEM
from creastudio_text.tools.write import WRITE
from creastudio_text.words import ZH_CN
from creastudio_text.words.english import EN

GENERATORS: tuple[Generator, ...] = (
    WRITE,
    REWRITE,
    POEM,
    CHECK,
    AD_COPY,
    DIALOGUE,
    ARTICLE,
    SCRIPT,
    CONVERT,
    MERGE,
    FLAGS,
    EVALUATE,
)

TRAINERS: tuple[Trainer, ...] = (TRAIN, TUNE)

PANELS: tuple[Panel, ...] = (DESK, TRAINING, TUNING)


@hookimpl
def creastudio_generators() -> tuple[Generator, ...]:
    """Return the generators of text."""
    return GENERATORS


@hookimpl
def creastudio_trainers() -> tuple[Trainer, ...]:
    """Return the trainers of text models."""
    return TRAINERS


@hookimpl
def creastudio_panels() -> tuple[Panel, ...]:
    """Return the panels."""
    return PANELS


@hookimpl
def creastudio_safety_checks() -> tuple[SafetyCheck, ...]:
    """Return the check of texts."""
    return (FLAGS_CHECK,)


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts, and English words for choices."""
    return {"zh_CN": ZH_CN, "en": EN}
