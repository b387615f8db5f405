"""The language of what is written for people outside the window: reports, and what a command tells in them."""

from __future__ import annotations

import json
import locale
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creastudio.core.said import SaidTable
from creastudio.resources import resource_path

if TYPE_CHECKING:
    from creastudio.workspace.environment import Environment

ENGLISH, CHINESE = "en", "zh_CN"


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True)
class Speech:
    """A language that finished English sentences are told in.

    Attributes
    ----------
    language : str
        "en" or "zh_CN".
    say : callable
        Returns a sentence in it; what nobody translated stays English.
    """

    language: str = ENGLISH
    say: Callable[[str], str] = _as_it_is


def speech_in(language: str, plugins: Mapping[str, str] | None = None) -> Speech:
    """Return a language with the translations of the studio and of plugins; English where there is none.

    Parameters
    ----------
    plugins : mapping, optional
        What ``Registry.translations`` gives.
    """
    texts = {**said_texts(language), **(plugins or {})} if language != ENGLISH else {}
    return Speech(language, SaidTable(texts).find) if texts else Speech()


def said_texts(language: str) -> dict[str, str]:
    """Return the templates of what the rooms below the window say."""
    try:
        return json.loads(resource_path("i18n", f"said_{language}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def speech_for(environment: Environment, languages: Iterable[str] = (), studio: str = "") -> Speech:
    """Return the language to report in: Chinese where the studio speaks it, or all that is reported on is in Chinese.

    Parameters
    ----------
    languages : iterable of str
        Those of what is reported on, as BCP 47 tags.
    studio : str, optional
        The language of the window; without one, that of the settings.
    """
    tags = [tag.lower() for tag in languages]
    if (studio or studio_language(environment.settings.language)) == CHINESE or (
        tags and all(tag.startswith("zh") for tag in tags)
    ):
        return speech_in(CHINESE, environment.registry.translations(CHINESE))
    return Speech()


def studio_language(setting: str) -> str:
    """Return the language for a setting, without a window: "system" means that of the environment."""
    if setting in (ENGLISH, CHINESE):
        return setting
    told = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    # Windows and macOS tell it without variables.
    name = told or (locale.getlocale()[0] or "")
    return CHINESE if name.lower().startswith(("zh", "chinese")) else ENGLISH
