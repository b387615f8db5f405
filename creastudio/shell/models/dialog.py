"""The models: which there are, how good they are, and how to add, find and remove them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.params import role_name, specs
from creastudio.render.image_source import decode
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, tr_error, tr_text, trn
from creastudio.shell.library.recipe_dialog import RecipeDialog
from creastudio.shell.missing.models import model_name, project_assets
from creastudio.shell.models.cards import MissingCard, ModelCardView
from creastudio.shell.models.convert_dialog import ConvertDialog
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.tasks import Tasks
from creastudio.shell.transfer.drag_files import file_drag
from creastudio.shell.transfer.model_files import convertible, model_in
from creastudio.shell.widgets.kept_focus import KeptFocus
from creastudio.shell.widgets.labels import label
from creastudio.store.model_archive import CONVERTED, SHARED
from creastudio.store.model_library import (
    CARD,
    WEIGHTS,
    ModelEntry,
    ModelLibrary,
    ModelMissing,
)
from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.models_used import MissingModel, missing_models


class ModelsDialog(DialogFrame):
    """One card a model, those that are missing first; what takes time happens in the background.

    Parameters
    ----------
    wanted : sequence of MissingModel
        Missing models that are looked for, beside those that the project was made with.

    Attributes
    ----------
    looking : bool
        Whether the models aren't shown yet as they are now.
    """

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        parent: QWidget | None = None,
        wanted: Sequence[MissingModel] = (),
    ) -> None:
        super().__init__(parent, tr("Models"), width=680, height=620)
        self._session, self._tasks, self._wanted = session, tasks, tuple(wanted)
        self.models = session.environment.models
        self.cards: list[ModelCardView] = []
        self.looking = False
        self.missing: list[MissingCard] = []
        self.body.addWidget(
            label(
                tr("What generators work with: yours first. Models lie on this machine alone."),
                "dim",
                wrap=True,
            )
        )
        self.told = label("", "dim", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.body.addWidget(self._area, 1)
        self._focus = KeptFocus(self._area)
        # The one that was added last stands leftmost.
        self.locate_button = self.add_button(tr("Locate a folder…"), "flat", left=True)
        self.locate_button.setToolTip(tr("Use the models of a folder where they lie, without copying them"))
        self.locate_button.clicked.connect(lambda _checked=False: self.locate())
        self.import_button = self.add_button(tr("Import…"), "flat", left=True)
        self.import_button.setToolTip(
            tr(
                "Copy an exported model, or one of another folder, into your library; StyleGAN files are converted"
            )
        )
        self.import_button.clicked.connect(lambda _checked=False: self.import_model())
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)
        self.setAcceptDrops(True)
        self.fill()

    def fill(self) -> None:
        """Look for the models that are there now, in the background, and show them."""
        models, wanted, assets = self.models, self._wanted, project_assets(self._session)
        self.looking = True

        def look() -> tuple[list[MissingModel], tuple[ModelEntry, ...]]:
            missing = {
                item.ref: item for item in (*wanted, *missing_models(assets, models)) if _lacks(models, item)
            }
            return list(missing.values()), models.entries()

        background_of(self._session).run(self, "models", look, lambda found: self._show(*found))

    def _show(self, missing: Sequence[MissingModel], entries: Sequence[ModelEntry]) -> None:
        self.looking = False
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(SPACE))
        self._focus.note(self._by_model())
        self.missing = [self._missing_card(item) for item in missing]
        # Among the many that ship a person's own are hard to find.
        by_owner = sorted(entries, key=lambda entry: entry.origin not in ("own", "located"))
        self.cards = [self._card(entry) for entry in by_owner]
        for card in (*self.missing, *self.cards):
            column.addWidget(card)
        if not self.cards:
            column.addWidget(label(tr("No models yet: train one, or import one."), "dim", wrap=True))
        column.addStretch(1)
        self._area.setWidget(page)
        self._order_keys()
        self._focus.give_back(self._by_model())

    def _by_model(self) -> dict[Hashable, QWidget]:
        found: dict[Hashable, QWidget] = {}
        for card in self.missing:
            found[str(card.missing.ref)] = card
        for card in self.cards:
            found[card.entry.folder] = card
        return found

    # -- what a person does

    def locate(self, wanted: MissingModel | None = None) -> None:
        """Ask for a folder and use the models in it where they lie."""
        folder = self._session.chooser.folder(self, tr("Choose a model's folder, or a folder of models"))
        if folder is not None:
            self._take(lambda: self.models.locate(folder), wanted)

    def import_model(self, wanted: MissingModel | None = None) -> None:
        """Ask for a model and copy it into the library."""
        known = " ".join(f"*{suffix}" for suffix in (SHARED, ".zip", *sorted(CONVERTED)))
        kinds = f"{tr('Models')} ({known} {WEIGHTS} {CARD})"
        path = self._session.chooser.open_file(
            self, tr("Choose an exported model, or a file of a model's folder"), kinds
        )
        if path is not None:
            self.take_file(path, wanted)

    def take_file(self, path: Path, wanted: MissingModel | None = None) -> None:
        """Copy a model into the library, or ask how to convert one of another program."""
        if not convertible(path) or not path.is_file():
            self._take(lambda: (self.models.import_model(path),), wanted)
            return
        dialog = ConvertDialog(self._session, path, self)
        dialog.converted.connect(lambda _card: self.fill())
        run(dialog)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if model_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        path = model_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # The drop has to end before a dialog opens.
            QTimer.singleShot(0, self, lambda: self.take_file(path))

    def measure(self, entry: ModelEntry) -> None:
        """Close, and open the form of what measures models of its family with this one chosen."""
        evaluator = self._session.environment.registry.evaluator(entry.card.family)
        if evaluator is None:
            return
        self.accept()
        name = role_name(evaluator.params, "model")
        self._session.open_form(evaluator.id, {name: entry.card.id} if name else {}, {})

    def show_recipe(self, entry: ModelEntry) -> None:
        """Show how a model was made; what is done from there closes this dialog."""
        recipe = entry.card.recipe
        if recipe is None:
            return
        item = LibraryItem(key=f"file:{entry.folder}", title=tr_text(entry.card.title))
        if run(RecipeDialog(self._session, item, recipe, self)):
            self.accept()

    def export(self, entry: ModelEntry) -> None:
        """Ask for a file name and write a model there."""
        start = str(Path.home() / f"{entry.card.id}{SHARED}")
        kinds = f"{tr('Models')} (*{SHARED})"
        path = self._session.chooser.save_file(self, tr("Export model"), kinds, start)
        if path is None:
            return
        target = path if path.suffix else path.with_suffix(SHARED)
        self._run(
            lambda: self.models.export(str(entry.ref), target),
            lambda file: self._say(tr("Exported {name}.", name=file.name)),
        )

    def remove(self, entry: ModelEntry) -> None:
        """Ask, then delete one of the person's own models, or forget the folder of a located one."""
        title = tr_text(entry.card.title)
        if entry.origin == "located":
            self._run(
                lambda: self.models.forget(entry),
                lambda _none: self._changed(tr("'{title}' is used no longer; its files stay.", title=title)),
            )
            return
        uses = sum(
            any(ref.sha256 == entry.card.sha256 for ref in asset.recipe.models)
            for asset in project_assets(self._session)
            if asset.recipe is not None
        )
        text = tr(
            "Its files are deleted from this machine; this can't be undone. Export it first to keep a copy."
        )
        if uses:
            made = trn(
                "{count} picture of this project was made with it: it stays, but can't be made again.",
                "{count} pictures of this project were made with it: they stay, but can't be made again.",
                uses,
            )
            text = f"{made} {text}"
        choices = (Choice("cancel", tr("Keep it"), "primary"), Choice("delete", tr("Delete"), "danger"))
        if ask(self, tr("Delete the model '{title}'?", title=title), text, choices, "trash-2") == "delete":
            self._run(
                lambda: self.models.remove(entry.card.id),
                lambda _none: self._changed(tr("Deleted '{title}'.", title=title)),
            )

    # -- inside

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        """Do something in the background, and have nothing else begun meanwhile."""

        def settle(result: object) -> None:
            self.setEnabled(True)
            done(result)

        def failed(error: BaseException) -> None:
            self.setEnabled(True)
            self._focus.give_back(self._by_model())
            if not isinstance(error, UserError):
                raise error
            self._say(tr_error(error))

        self._focus.disable(self, self._by_model())
        self._tasks.run(work, settle, self, failed)

    def _take(self, work: Callable[[], Sequence[ModelEntry]], wanted: MissingModel | None) -> None:
        """Take models over in the background, and say whether the one that was looked for is among them."""

        def take() -> tuple[Sequence[ModelEntry], bool]:
            found = work()
            return found, wanted is not None and _lacks(self.models, wanted)

        self._run(take, lambda outcome: self._found(outcome[0], wanted if outcome[1] else None))

    def _found(self, found: Sequence[ModelEntry], wanted: MissingModel | None) -> None:
        """Say what was found; `wanted` is what was looked for and isn't among it."""
        names = ", ".join(tr_text(entry.card.title) for entry in found)
        if wanted is None:
            self._changed(tr("Found {names}.", names=names))
        else:
            name = model_name(wanted.ref)
            self._changed(
                tr("Found {names}; {name} isn't among them. Choose another place.", names=names, name=name)
            )

    def _changed(self, sentence: str) -> None:
        self._say(sentence)
        self._session.modelsChanged.emit()
        self.fill()

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()

    def _missing_card(self, missing: MissingModel) -> MissingCard:
        made = MissingCard(missing)
        made.add_button(tr("Locate…"), lambda: self.locate(missing), tr("Choose the folder where it lies"))
        made.add_button(tr("Import…"), lambda: self.import_model(missing), tr("Copy it into your library"))
        return made

    def _card(self, entry: ModelEntry) -> ModelCardView:
        title = tr_text(entry.card.title)
        made = ModelCardView(entry, self._users(entry.card.family))
        made.drag = lambda: file_drag(
            self._session,
            [(f"{entry.card.id}{SHARED}", lambda path: self.models.export(str(entry.ref), path))],
        )
        background_of(self._session).run(
            made,
            "samples",
            lambda: decode(entry.samples()),
            lambda image: image is not None and made.show_samples(image),
        )
        if entry.card.recipe is not None:
            tip = tr("How '{title}' was made, to train one like it", title=title)
            made.add_button(tr("Recipe…"), lambda: self.show_recipe(entry), tip)
        if self._session.environment.registry.evaluator(entry.card.family) is not None:
            tip = tr("How good and how varied what '{title}' makes is", title=title)
            made.add_button(tr("Measure…"), lambda: self.measure(entry), tip)
        made.add_button(
            tr("Export…"), lambda: self.export(entry), tr("Write '{title}' as one file", title=title)
        )
        if entry.origin == "own":
            tip = tr("Delete '{title}' from this machine", title=title)
            made.add_button(tr("Delete…"), lambda: self.remove(entry), tip)
        elif entry.origin == "located":
            tip = tr("Use '{title}' no longer; its files stay", title=title)
            made.add_button(tr("Forget"), lambda: self.remove(entry), tip)
        return made

    def _users(self, family: str) -> str:
        """Return the titles of the generators that can use models of a family."""
        works = self._session.environment.registry.generators()
        return ", ".join(
            tr_text(work.title)
            for work in works
            if any(spec.role == "model" and spec.model_family == family for spec in specs(work.params))
        )


def _lacks(models: ModelLibrary, missing: MissingModel) -> bool:
    try:
        models.find(str(missing.ref))
    except ModelMissing:
        return True
    return False
