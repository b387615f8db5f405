"""How a generated clip is made: whether it is up to date, its keys, the score that moves it, and its settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creastudio.api.generator import Generator
from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer
from creastudio.core.edits.generated import START, add_key, set_inputs, set_settings
from creastudio.core.generated import key_params
from creastudio.core.timeline import Clip, Generated
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.fields.property_fields import choice, new_form
from creastudio.shell.panels.properties.made_keys import MadeKeys
from creastudio.shell.session import Session
from creastudio.shell.theme import px, set_role
from creastudio.shell.timeline.clip_updates import updates_of
from creastudio.shell.timeline.score_links import score_links_of
from creastudio.shell.widgets.classes_field import follow_model
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.param_form import ParamForm

WAIT = 400
"""Milliseconds after the last change of a setting before it becomes an edit: a slider that is dragged is one step."""

FILE = "file"
"""What the choice of a score stands for that came from a file."""


class ClipMade(QWidget):
    """Shown for one generated clip."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._updates, self._links = updates_of(session), score_links_of(session)
        self._clip: Clip | None = None
        self._filling = False
        self._form: tuple[str, ParamForm] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self._add_state(column)
        self._add_keys(column)
        self._add_score(column)
        self._settings = QVBoxLayout()
        self._settings.setContentsMargins(0, 0, 0, 0)
        settings = QWidget()
        settings.setLayout(self._settings)
        self.settings_fold = Fold(tr("Settings"), settings)
        column.addWidget(self.settings_fold)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._commit)
        self._updates.changed.connect(self._show_state)
        session.activeResultChanged.connect(self._show_adding)
        session.selectionChanged.connect(self._show_adding)

    def _add_state(self, column: QVBoxLayout) -> None:
        self.state = label("", "dim", wrap=True)
        self.update_button = button(
            tr("Update"), "primary", "refresh-cw", tr("Make this clip anew as it is wanted now")
        )
        self.update_button.clicked.connect(self._update)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.state, 1)
        top.addWidget(self.update_button)
        column.addLayout(top)

    def _add_keys(self, column: QVBoxLayout) -> None:
        self.keys = MadeKeys(self._session)
        self.add_button = button(tr("Add key at the playhead"), "", "plus")
        self.add_button.clicked.connect(self._add)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(6))
        inner.addWidget(self.keys)
        inner.addWidget(self.add_button)
        self.keys_fold = Fold(tr("Keys over time"), holder)
        column.addWidget(self.keys_fold)

    def _add_score(self, column: QVBoxLayout) -> None:
        self.score = choice(tr("Score that moves it"), commit=self._choose_score)
        form = new_form()
        form.add(tr("Score"), self.score)
        self.score_row = QWidget()
        self.score_row.setLayout(form)
        column.addWidget(self.score_row)

    def show_clip(self, clip: Clip) -> None:
        """Fill the fields with what is wanted of a clip."""
        generated = clip.generated
        if generated is None:
            return
        if self._clip is not None and self._clip.id != clip.id:
            self._commit()
        self._clip = clip
        self.keys_fold.setVisible(bool(generated.param))
        self.keys.show_clip(clip)
        self._show_state()
        self._show_adding()
        self._show_scores(generated)
        self._show_form(generated)

    # -- state

    def _show_state(self) -> None:
        clip = self._clip
        if clip is None:
            return
        record = self._updates.record(clip)
        stale = self._updates.stale(clip)
        if record is not None:
            said = tr("Updating: {percent} %", percent=round(100 * record.progress))
        elif not clip.asset:
            said = tr("Not made yet.")
        elif stale:
            said = tr("Changed since it was made.")
        else:
            said = tr("Up to date.")
        self.state.setText(said)
        set_role(self.state, "warning" if stale and record is None else "dim")
        self.update_button.setText(tr("Cancel") if record is not None else tr("Update"))
        set_icon(self.update_button, "x" if record is not None else "refresh-cw", "on_accent")
        self.update_button.setEnabled(stale or record is not None)

    def _update(self) -> None:
        clip = self._clip
        if clip is None:
            return
        self._commit()
        clip = self._now(clip)
        if clip is None:
            return
        if self._updates.record(clip) is not None:
            self._updates.cancel(clip)
        else:
            self._updates.update(clip)

    def _now(self, clip: Clip) -> Clip | None:
        sequence = self._session.sequence
        tracks = sequence.tracks if sequence is not None else ()
        return next((item for track in tracks for item in track.clips if item.id == clip.id), None)

    # -- keys

    def _source(self) -> Asset | None:
        """Return what would become a key: the result that is looked at, else the selected picture of the canvas, else the newest result that can."""
        generated = self._clip.generated if self._clip is not None else None
        if generated is None:
            return None
        session = self._session
        shown = session.result(session.active_result) if session.active_result else None
        layers = [layer for _, layer in session.document.find_layers(session.selected_layers)]
        pictures = [
            session.document.find_asset(layer.asset) for layer in layers if isinstance(layer, ImageLayer)
        ]
        newest = [
            result.asset for result in reversed(session.workspace.results) if result.state != "discarded"
        ]
        found = [shown.asset] if shown is not None else []
        found += [asset for asset in pictures if asset is not None]
        return next((asset for asset in (*found, *newest) if key_params(asset, generated) is not None), None)

    def _show_adding(self) -> None:
        if self.isHidden() or self._clip is None:
            return
        source = self._source()
        self.add_button.setEnabled(source is not None)
        self.add_button.setToolTip(
            tr("Make a key of {name}", name=source.title or tr("the newest result"))
            if source is not None
            else tr("Make a picture first with one of the generators that this walk goes through.")
        )

    def _add(self) -> None:
        clip, source = self._clip, self._source()
        if clip is not None and source is not None:
            time = min(max(self._session.playhead, clip.start), clip.end - 1)
            self._session.apply(add_key(clip.id, clip.key_time(time), source))

    # -- score

    def _show_scores(self, generated: Generated) -> None:
        slot = generated.score
        self.score_row.setVisible(bool(slot))
        sequence = self._session.sequence
        if not slot or sequence is None:
            return
        tracks = [
            (track.id, track.name) for track in sequence.tracks if track.kind == "score" and track.clips
        ]
        given = any(item.name == slot for item in generated.recipe.inputs)
        items = [("", tr("None")), *tracks]
        if given and not generated.score_track:
            items.append((FILE, tr("From a file")))
        now = [
            (self.score.itemData(index), self.score.itemText(index)) for index in range(self.score.count())
        ]
        if now != items:
            self.score.clear()
            for value, title in items:
                self.score.addItem(title, value)
        chosen = generated.score_track or (FILE if given else "")
        self.score.setCurrentIndex(max(0, self.score.findData(chosen)))

    def _choose_score(self, track_id: str) -> None:
        clip = self._clip
        generated = clip.generated if clip is not None else None
        if clip is None or generated is None or track_id == FILE:
            return
        others = [item for item in generated.recipe.inputs if item.name != generated.score]
        link = self._links.link(clip, track_id) if track_id else None
        if link is None:
            self._session.apply(set_inputs(clip.id, others))
            return
        self._session.workspace.blobs.put(link.data)
        start = {START: link.start} if START in generated.recipe.params else {}
        self._session.apply(set_inputs(clip.id, [*others, link.source], track=track_id, **start))

    # -- settings

    def _show_form(self, generated: Generated) -> None:
        work = self._work(generated)
        self.settings_fold.setVisible(work is not None)
        if work is None:
            return
        if self._form is None or self._form[0] != work.id:
            if self._form is not None:
                self._settings.removeWidget(self._form[1])
                self._form[1].deleteLater()
            made = ParamForm(work.params, self._session.models_of, skip=("seed", "keys"))
            follow_model(made.rows, self._session.environment.models)
            made.changed.connect(self._changed)
            self._settings.addWidget(made)
            self._form = (work.id, made)
        if not self._timer.isActive():
            self._filling = True
            self._form[1].set_values(generated.recipe.params)
            self._filling = False

    def _work(self, generated: Generated) -> Generator | None:
        found = self._session.environment.registry.generators()
        return next((work for work in found if work.id == generated.recipe.generator), None)

    def _changed(self) -> None:
        if not self._filling:
            self._timer.start()

    def _commit(self) -> None:
        """Make an edit of what was set since the last one."""
        self._timer.stop()
        clip, form = self._clip, self._form
        generated = clip.generated if clip is not None else None
        if clip is None or generated is None or form is None or not form[1].valid or self._now(clip) is None:
            return
        known = generated.recipe.params
        values: dict[str, Any] = {
            name: value for name, value in form[1].values().items() if name in known and known[name] != value
        }
        if values:
            self._session.apply(set_settings(clip.id, **values))
