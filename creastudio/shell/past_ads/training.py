"""Train on past ads: what there is to learn from, and a button each for pictures and words that opens the training with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.generator import Trainer
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import mark, tr, tr_error, tr_text, trn
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of, tried
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.labels import button, icon_label, label
from creastudio.workspace import past_ads_sets as sets
from creastudio.workspace.past_ads import past_library

WHAT = {"parts": mark("The pictures in the ads"), "whole": mark("Whole ads")}

TRAINERS = {"image": "gan.train", "text": "text.tune"}
"""Kind of data -> the trainer that is taken where there are several."""


class LearnCard(QFrame):
    """What there is of one kind, what may be expected of it, and the button that begins."""

    wanted = Signal()

    def __init__(self, icon: str, title: str, act: str, more: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(2 * SPACE),) * 4)
        column.setSpacing(px(SPACE))
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        head.addWidget(icon_label(icon, "accent"))
        head.addWidget(label(title, "heading"), 1)
        column.addLayout(head)
        self.count, self.advice = label("", wrap=True), label("", "small", wrap=True)
        column.addWidget(self.count)
        if more is not None:
            column.addWidget(more)
        column.addWidget(self.advice)
        column.addStretch(1)
        self.act = button(act, "primary", "graduation-cap")
        self.act.setAutoDefault(False)
        self.act.clicked.connect(self.wanted)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, count: str, advice: str, *, enough: bool) -> None:
        """Show how much there is, and whether that is enough to begin."""
        self.count.setText(count)
        self.advice.setText(advice)
        self.act.setEnabled(enough)


class LearnDialog(DialogFrame):
    """Two cards over the library of past ads; accepted when the form of a training is shown.

    Parameters
    ----------
    from_library : bool
        Whether the library is shown behind it, and needs no button.
    """

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, from_library: bool = False
    ) -> None:
        super().__init__(parent, tr("Train on past ads"), width=820, height=430)
        self._session = session
        self._library = past_library()
        self._stock: sets.Stock | None = None
        self.what = ChoiceField(list(WHAT), [tr_text(text) for text in WHAT.values()])
        self.what.name_for_readers(tr("What is taken of the ads"), "")
        self.pictures = LearnCard("image", tr("Pictures"), tr("Train on the pictures"), self.what)
        self.words = LearnCard("type", tr("Words"), tr("Tune on the words"))
        note = tr(
            "A data set is made of what you like among your past ads, and the form of the training opens with it."
        )
        self.body.addWidget(label(note, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(2 * SPACE))
        for card in (self.pictures, self.words):
            row.addWidget(card, 1)
        self.body.addLayout(row, 1)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.ads_button = self.add_button(tr("Past ads…"), left=True)
        self.ads_button.clicked.connect(self._show_ads)
        self.ads_button.setVisible(not from_library)
        self.close_button = self.add_button(tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.what.changed.connect(self.look)
        self.pictures.wanted.connect(self.train_pictures)
        self.words.wanted.connect(self.tune_words)
        self.look()

    def look(self) -> None:
        """Count what there is, off this thread."""
        self._stock = None
        for card in (self.pictures, self.words):
            card.show_state(tr("Looking…"), "", enough=False)
        whole = self.what.value() == "whole"
        background_of(self._session).run(
            self, "stock", tried(lambda: sets.stock_of(self._pairs(), whole=whole)), self._counted
        )

    def train_pictures(self) -> None:
        """Make a data set of pictures, and open the training of pictures with it."""
        whole = self.what.value() == "whole"
        self._make(self.pictures, lambda: sets.pictures_set(self._pairs(), whole=whole), self._open_pictures)

    def tune_words(self) -> None:
        """Make a data set of words, and open the tuning of a model of texts with it."""
        stock = self._stock
        if stock is not None:
            self._make(
                self.words,
                lambda: sets.words_set(stock.words),
                lambda folder: self._open("text", folder, sets.word_settings(stock)),
            )

    # -- within

    def _pairs(self) -> list[sets.Pair]:
        return [(ad, self._library.picture(ad)) for ad in self._library.load()]

    def _counted(self, found: sets.Stock | UserError) -> None:
        if isinstance(found, UserError):
            self._say(found)
            found = sets.Stock()
        self._stock = found
        self.pictures.show_state(
            trn("{count} picture", "{count} pictures", found.pictures),
            _expected(found.pictures, sets.FEWEST_PICTURES, sets.MANY_PICTURES, _NEEDS_PICTURES),
            enough=found.pictures >= sets.FEWEST_PICTURES and self._trainer("image") is not None,
        )
        ads = len(found.words)
        count = trn("{count} ad with words", "{count} ads with words", ads)
        if ads:
            count = tr("{ads}, {characters} characters", ads=count, characters=found.characters)
        self.words.show_state(
            count,
            _expected_of_words(found),
            enough=ads >= sets.FEWEST_ADS and self._trainer("text") is not None,
        )

    def _make(self, card: LearnCard, make: Callable[[], object], done: Callable[[Any], None]) -> None:
        # What is counted anew meanwhile would let a second one begin.
        for part in (self.pictures.act, self.words.act, self.what):
            part.setEnabled(False)
        self.error.hide()
        card.advice.setText(tr("Making the data set…"))

        def made(found: object) -> None:
            self.what.setEnabled(True)
            if isinstance(found, UserError):
                self._say(found)
                self.look()
            else:
                done(found)

        background_of(self._session).run(self, "make", tried(make), made)

    def _open_pictures(self, made: tuple[Path, int]) -> None:
        folder, count = made
        self._open("image", folder, sets.picture_settings(count))

    def _open(self, kind: str, folder: Path, settings: Mapping[str, Any]) -> None:
        trainer = self._trainer(kind)
        assert trainer is not None
        known = trainer.params.model_fields
        self.accept()
        fitting = {name: value for name, value in settings.items() if name in known}
        self._session.open_form(trainer.id, fitting, {"data": folder})
        self._session.notify(
            tr("Your past ads are the data set of '{work}' now.", work=tr_text(trainer.title)),
            tr("Look through the settings, name the model, and begin with Train."),
        )

    def _trainer(self, kind: str) -> Trainer | None:
        found = [work for work in self._session.environment.registry.trainers() if work.data == kind]
        return next((work for work in found if work.id == TRAINERS[kind]), found[0] if found else None)

    def _say(self, error: UserError) -> None:
        self.error.setText(tr_error(error))
        self.error.show()

    def _show_ads(self) -> None:
        self.reject()
        # When this one is closed, so that it isn't shown within.
        QTimer.singleShot(0, self._session, self._session.pastAdsRequested.emit)


_NEEDS_PICTURES = mark("Mark the picture in more ads, or take whole ads.")
_NEEDS_WORDS = mark("Write down the headlines and texts of more ads.")


def _expected(count: int, fewest: int, many: int, needs: str) -> str:
    """Return what may be expected of so much, and what to do where that is little."""
    if count < fewest:
        return tr("Too few to learn from: it takes {fewest} at least.", fewest=fewest) + " " + tr_text(needs)
    if count < many:
        told = tr("Few: much will be learned by heart. From about {many} on it is worth it.", many=many)
        return f"{told} {tr_text(needs)}"
    return tr("Enough to learn a manner.")


def _expected_of_words(stock: sets.Stock) -> str:
    if len(stock.words) >= sets.MANY_ADS and stock.characters < sets.MANY_CHARACTERS:
        return tr(
            "Enough to learn their form, much of it by heart; a style takes about {characters} characters.",
            characters=sets.MANY_CHARACTERS,
        )
    return _expected(len(stock.words), sets.FEWEST_ADS, sets.MANY_ADS, _NEEDS_WORDS)
