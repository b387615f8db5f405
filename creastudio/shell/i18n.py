"""Texts in the person's language: English is the source, other languages come from ``resources/i18n``.

>>> tr("Saved {name}", name="cat.crea")
'Saved cat.crea'

``packaging/content/update_translations.py`` collects the literals given to ``tr``, ``trn`` and ``mark``, so they must
be literals. Texts that are data (titles of generators, labels of edits) go through ``tr_text``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QTranslator

from creastudio.api.errors import UserError
from creastudio.core.said import SaidTable
from creastudio.resources import resource_path
from creastudio.workspace.speech import said_texts

CONTEXT = "studio"

LANGUAGES: Mapping[str, str] = {"en": "English", "zh_CN": "简体中文"}
"""Languages that the studio speaks, each by its own name."""


class _Texts:
    """The language that is in use; one a process, as Qt's own translations are."""

    def __init__(self) -> None:
        self.locale = "en"
        self.translator: QTranslator | None = None
        self.plugins: Mapping[str, str] = {}
        self.said = SaidTable()

    def find(self, text: str) -> str:
        """Return the translation of `text`, or `text`."""
        if self.locale == "en":
            return text
        found = self.translator.translate(CONTEXT, text) if self.translator is not None else ""
        return found or self.plugins.get(text, text)


_texts = _Texts()


def tr(text: str, /, **values: object) -> str:
    """Return a text of the shell in the person's language, with ``{name}`` fields filled in."""
    found = _texts.find(text)
    return found.format(**values) if values else found


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return `one` or `many` by `count`, which both may show as ``{count}``."""
    return tr(one if count == 1 else many, count=count, **values)


def mark(text: str) -> str:
    """Return `text` as it is: marks a literal that ``tr_text`` will translate later."""
    return text


def tr_text(text: str) -> str:
    """Return a text that is data (of a plugin, an edit, a setting) in the person's language.

    What its plugin says goes before what the studio says: the same word may mean another thing there.
    """
    if _texts.locale == "en":
        # Choices whose own short names say too little.
        return _texts.plugins.get(text, text)
    return _texts.plugins.get(text) or _texts.find(text)


def tr_marked(text: str) -> str:
    """Return a text of the shell that was marked (of an action, a panel, a field) in the person's language.

    What the studio says goes before what plugins say: letters are bold here, though a tone may be, too.
    """
    return _texts.find(text)


def tr_said(text: str) -> str:
    """Return a sentence that came finished from below the window, or from an engine, in the person's language."""
    if _texts.locale == "en" or not text:
        return text
    known = tr_text(text)
    return known if known != text else _texts.said.find(text)


def tr_error(error: UserError) -> str:
    """Return what is wrong and what to do about it in one line, in the person's language."""
    return f"{tr_said(error.message)} {tr_said(error.hint)}".strip()


def language() -> str:
    """Return the language in use: "en" or "zh_CN"."""
    return _texts.locale


def choose_language(setting: str) -> str:
    """Return the language for a setting: "system" means the system's own, where the studio speaks it."""
    if setting in LANGUAGES:
        return setting
    system = QLocale.system()
    return "zh_CN" if system.language() == QLocale.Language.Chinese else "en"


def set_language(setting: str, plugins: Mapping[str, str] | None = None) -> str:
    """Speak another language from now on; windows that are open keep theirs.

    Parameters
    ----------
    setting : str
        "system", "en" or "zh_CN".
    plugins : mapping, optional
        Text as the code has it -> translation of the plugins, for ``tr_text``; in English what choices are called.

    Returns
    -------
    str
        The language in use.
    """
    locale = choose_language(setting)
    _texts.locale, _texts.plugins, _texts.translator = locale, dict(plugins or {}), None
    if locale != "en":
        translator = QTranslator()
        if translator.load(str(resource_path("i18n", f"creastudio_{locale}.qm"))):
            _texts.translator = translator
    _texts.said = SaidTable({**said_texts(locale), **_texts.plugins} if locale != "en" else {})
    return locale
