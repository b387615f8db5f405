"""How a model writes: which one, a named style, and the parameters that make it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from creastudio.api.generator import Generator
from creastudio.api.model_card import ModelCard
from creastudio.api.panel import Panel, presets
from creastudio.api.params import ParamSpec, problems, role_name, specs, validate
from creastudio.shell.dialogs.ask_name import MAX_NAME, ask_name
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.param_form import ParamRow
from creastudio.shell.writing.wishes import style_names

KEEP = "\0keep"

LANGUAGES = {
    "en": mark("English"), "zh": mark("Chinese"), "lzh": mark("Classical Chinese"), "ja": mark("Japanese"),
    "ko": mark("Korean"), "de": mark("German"), "fr": mark("French"), "es": mark("Spanish"),
}  # fmt: skip
"""Languages that are offered, by BCP 47 tag."""


class StyleBox(QWidget):
    """The model and the style of one generator; what a person sets is remembered for it."""

    changed = Signal()

    def __init__(self, session: Session, panel: Panel, work: Generator) -> None:
        super().__init__()
        self._session, self.work = session, work
        self._offered = presets(panel.bindings.get("presets", ""))
        self._setting = False
        by_name = {spec.name: spec for spec in specs(work.params)}
        self._model = role_name(work.params, "model")
        self.rows: dict[str, ParamRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self.models = QComboBox()
        self.fit = label("", "small", wrap=True)
        self.add = button(tr("Add a local model…"), "link", tip=tr("Add a local model…"))
        if self._model is not None:
            self._add_models(column)
        else:
            for part in (self.models, self.fit, self.add):
                part.setParent(self)
                part.hide()
        self.styles = QComboBox()
        self.styles.setAccessibleName(tr("Style"))
        calm(self.styles)
        narrowable(self.styles)
        self.styles.activated.connect(self._style_chosen)
        body = QVBoxLayout()
        body.setSpacing(px(SPACE))
        body.addWidget(self.styles)
        names = style_names(panel, work)
        folded = [by_name[name] for name in names if by_name[name].advanced]
        for spec in (by_name[name] for name in names if not by_name[name].advanced):
            self._row(spec, body)
        if folded:
            more = QVBoxLayout()
            more.setSpacing(px(SPACE))
            for spec in folded:
                self._row(spec, more)
            fold = Fold(tr("More of the style"), more)
            fold.head.setChecked(False)
            body.addWidget(fold)
        column.addWidget(Fold(tr("Style"), body))
        self.set_values(session.settings.last_params.get(work.id, {}))
        session.modelsChanged.connect(self._fill_models)
        self._fill_styles()

    def values(self) -> dict[str, Any]:
        """Return the model and the style, where they fit."""
        values = {name: row.field.value() for name, row in self.rows.items()}
        if self._model is not None:
            values[self._model] = self.models.currentData() or ""
        wrong = problems(self.work.params, values)
        for name, row in self.rows.items():
            row.show_error(wrong.get(name, ""))
        return {name: value for name, value in values.items() if name not in wrong}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values by name; what isn't shown here is passed over."""
        self._setting = True
        for name, value in values.items():
            if name in self.rows:
                self.rows[name].field.set_value(value)
        if self._model is not None and self._model in values:
            self.models.setCurrentIndex(max(0, self.models.findData(values[self._model])))
        self._setting = False
        self._tell_fit()

    def tell_language(self, language: str) -> None:
        """Say whether the model that is chosen writes a language; "" for one that nobody named."""
        self._language = language
        self._tell_fit()

    # -- inside

    _language = ""

    def _add_models(self, column: QVBoxLayout) -> None:
        title = label(tr("Model"), "dim")
        title.setBuddy(self.models)
        self.models.setAccessibleName(tr("Model"))
        calm(self.models)
        narrowable(self.models)
        self._fill_models()
        self.models.activated.connect(lambda _index: self._changed())
        self.add.clicked.connect(lambda: self._session.modelsRequested.emit(()))
        for part in (title, self.models, self.fit, self.add):
            column.addWidget(part)

    def _cards(self) -> list[ModelCard]:
        family = next((spec.model_family for spec in specs(self.work.params) if spec.role == "model"), "")
        return [entry.card for entry in self._session.environment.models.of_family(family)]

    def _fill_models(self) -> None:
        if self._model is None:
            return
        before = self.models.currentData()
        self.models.clear()
        self.models.addItem(tr("The best for the language"), "")
        for card in self._cards():
            self.models.addItem(tr_text(card.title), card.id)
        self.models.setCurrentIndex(max(0, self.models.findData(before)))
        self._tell_fit()

    def _tell_fit(self) -> None:
        """Say what the model is good for, or that none suits."""
        if self._model is None:
            return
        cards = self._cards()
        chosen = [card for card in cards if card.id == self.models.currentData()]
        language = self._language.partition("-")[0]
        near = {"zh": ("zh", "lzh"), "lzh": ("lzh", "zh")}.get(language, (language,))
        fitting = [
            card
            for card in chosen or cards
            if not language or not card.languages or {*near} & {*card.languages}
        ]
        if not cards:
            told = tr("No model that writes is on this machine yet.")
        elif not fitting:
            told = tr("No model here writes {language}.", language=language_name(language))
        else:
            told = _good_for(chosen[0]) if chosen else tr("Chosen by the text's language and kind.")
        self.fit.setText(told)
        self.fit.setProperty("role", "small" if fitting else "warning")
        self.fit.style().unpolish(self.fit)
        self.fit.style().polish(self.fit)

    def _row(self, spec: ParamSpec, column: QVBoxLayout) -> None:
        row = ParamRow(spec, ())
        row.changed.connect(self._changed)
        self.rows[spec.name] = row
        column.addWidget(row)

    def _changed(self) -> None:
        if self._setting:
            return
        values = self.values()
        settings = self._session.settings
        others = {name: kept for name, kept in settings.last_params.items() if name != self.work.id}
        last = {**others, self.work.id: {**settings.last_params.get(self.work.id, {}), **values}}
        if last != settings.last_params:
            self._session.update_settings(last_params=last)
        self._tell_fit()
        self._show_style()
        self.changed.emit()

    # -- named styles

    def _named(self) -> dict[str, dict[str, Any]]:
        """Return every named style: those of the plugin, then a person's own."""
        own = self._session.settings.presets.get(self.work.id, {})
        given: dict[str, dict[str, Any]] = {}
        for name, values in self._offered.items():
            defaults = {spec.name: spec.default for spec in specs(self.work.params) if not spec.required}
            full = validate(self.work.params, {**defaults, **values}).model_dump(mode="json")
            given[tr_text(name)] = {key: full[key] for key in values}
        return {**given, **own}

    def _fill_styles(self) -> None:
        self.styles.clear()
        self.styles.addItem(tr("A style of one's own"), "")
        for name in self._named():
            self.styles.addItem(name, name)
        self.styles.addItem(tr("Keep this style…"), KEEP)
        self._show_style()

    def _show_style(self) -> None:
        now = {name: row.field.value() for name, row in self.rows.items()}
        for name, values in self._named().items():
            told = {key: value for key, value in values.items() if key in now}
            if told and all(now[key] == value for key, value in told.items()):
                self.styles.setCurrentIndex(self.styles.findData(name))
                return
        self.styles.setCurrentIndex(0)

    def _style_chosen(self, index: int) -> None:
        name = self.styles.itemData(index)
        if name == KEEP:
            self._keep_style()
        elif name:
            self.set_values(self._named()[name])
            self._changed()

    def _keep_style(self) -> None:
        own = self._session.settings.presets.get(self.work.id, {})
        name = ask_name(self.window(), tr("Keep this style"), action=tr("Save"), taken=list(own))
        if name:
            values = {key: row.field.value() for key, row in self.rows.items()}
            every = {**self._session.settings.presets, self.work.id: {**own, name[:MAX_NAME]: values}}
            self._session.update_settings(presets=every)
        self._fill_styles()


def language_name(tag: str) -> str:
    """Return what a language is called."""
    return tr_text(LANGUAGES[tag]) if tag in LANGUAGES else tag


def _good_for(card: ModelCard) -> str:
    languages = ", ".join(language_name(tag) for tag in card.languages)
    good = ", ".join(tr_text(what) for what in card.good_for)
    return " · ".join(part for part in (languages, good) if part) or tr_text(card.summary)
