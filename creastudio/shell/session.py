"""One open project as the window sees it: the workspace, its signals, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.api.generator import Input
from creastudio.api.recipe import Recipe
from creastudio.api.region import Region
from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked
from creastudio.core.edits.edit import Edit
from creastudio.core.results import Result
from creastudio.jobs.job import JobInput, JobRecord
from creastudio.render.image_source import ImageSource
from creastudio.render.thumbnails import Thumbnails
from creastudio.shell.appeared import go_to_new_board, new_clips, new_layers, tell_clips
from creastudio.shell.chooser import Chooser, DialogChooser
from creastudio.shell.i18n import tr, tr_text, trn
from creastudio.shell.missing.models import offer_missing
from creastudio.shell.notices import Offer
from creastudio.shell.transfer.file_kinds import is_played
from creastudio.shell.view_state import ViewState
from creastudio.store.model_library import ModelMissing
from creastudio.workspace.layout_taste import with_taste
from creastudio.workspace.notice import Level, Notice

if TYPE_CHECKING:
    from creastudio.store.settings import Settings
    from creastudio.workspace.environment import Environment
    from creastudio.workspace.requests import InputValue
    from creastudio.workspace.workspace import Destination, Workspace


class Session(ViewState):
    """What every panel is made from: ``Panel(session, parent)``.

    Panels read ``workspace`` and what a person is looking at, listen to the signals, and act through the methods; a method
    that fails with a ``UserError`` shows it as a notice and returns None or False.

    Attributes
    ----------
    chooser : Chooser
        How files and folders are asked for.
    images, thumbnails
        Decoded pictures and thumbnails, shared by all views.
    """

    documentChanged = Signal(object, object)
    """(old, new): the document was replaced."""
    historyChanged = Signal()
    resultsChanged = Signal()
    jobChanged = Signal(object)
    """JobRecord."""
    layoutsChosen = Signal(object, object)
    """Ids of results that were placed as artboards, and all results as they were before."""
    previewChanged = Signal(object)
    """JobPreview."""
    textStreamed = Signal(object)
    """JobStream."""
    metricAdded = Signal(object)
    """JobMetric."""
    adviceGiven = Signal(object)
    """``JobAdvice`` or ``JobPanel``: what a trainer says of its training now, or shows beside its samples."""
    trainingForgotten = Signal(str)
    """Id of a training that begins anew."""
    noticeAdded = Signal(object)
    """Notice, or Offer with a button."""
    modelAdded = Signal(object)
    """ModelCard."""
    modelsChanged = Signal()
    """The library has other models."""
    modelsRequested = Signal(object)
    """Show the models; a tuple of MissingModel, those that are looked for."""
    modelFileDropped = Signal(object)
    """Path of a model in a file: take it into the library."""
    blockedTold = Signal(object)
    """``Blocked``: something can't be placed, as the project's own safety policy says."""
    leaving = Signal()
    """The window is about to be closed: put into the document what belongs there, before it is asked about and saved."""
    savedChanged = Signal()
    """The project was saved, or an edit became durable."""
    settingsChanged = Signal()
    panelRequested = Signal(str)
    """Name of a panel to be brought to the front."""
    artboardRequested = Signal(str)
    """Id of an artboard to be shown whole on the canvas."""
    colorWanted = Signal(object)
    """Let the next click on the canvas take a colour and give it to this function."""
    generateRequested = Signal()
    """Run the generator that is chosen, as its key does."""
    deliverRequested = Signal(object)
    """Results of a campaign, whose files are to be written; none for all ads of the project."""
    campaignRequested = Signal()
    """Show the form of a campaign."""
    pastAdsRequested = Signal()
    """Show the library of past ads."""
    pastAdsChanged = Signal()
    """The library of past ads was closed, and may have others."""
    prepareRequested = Signal(object)
    """Path of a folder of pictures, in the form of a training: show what is in it."""
    workRequested = Signal(str, object, object)
    """(work id, values by name, inputs by name): fill the form of a generator or trainer."""
    liveRequested = Signal(str, object, object)
    """(work id, values by name, seed): show a state in the pad of a generator."""
    scoreRequested = Signal(str)
    """Id of a score clip that is to be edited."""

    def __init__(
        self, workspace: Workspace, chooser: Chooser | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, parent)
        self.modelAdded.connect(lambda _card: self.modelsChanged.emit())
        self.chooser: Chooser = chooser or DialogChooser()
        self.images = ImageSource(workspace.read_blob)
        self.thumbnails = Thumbnails(self.images)
        self._originals: ImageSource | None = None

    # -- what there is

    @property
    def originals(self) -> ImageSource:
        """Pictures as they are, for what is made of them; ``images`` are as the window shows them, veiled where asked for."""
        if not self.images.veiled:
            return self.images
        if self._originals is None:
            self._originals = ImageSource(self.workspace.read_blob)
        # Files may have come back since; the window looks for those that it shows.
        self._originals.look_again()
        return self._originals

    @property
    def environment(self) -> Environment:
        """Settings, plugins and models."""
        return self.workspace.environment

    @property
    def settings(self) -> Settings:
        """The person's settings as they are now."""
        return self.workspace.environment.settings

    def update_settings(self, **fields: Any) -> bool:
        """Change and store settings; True when it worked."""
        if self._tried(lambda: self.environment.update_settings(**fields)) is None:
            return False
        self.settingsChanged.emit()
        return True

    def result(self, result_id: str) -> Result | None:
        """Return a result of the tray, or None."""
        return next((item for item in self.workspace.results if item.id == result_id), None)

    # -- acting

    def apply(self, edit: Edit) -> bool:
        """Apply an edit as one undo step; True when it worked."""
        return self._tried(lambda: self.workspace.apply(edit)) is not None

    def run(
        self,
        work_id: str,
        values: Mapping[str, Any],
        *,
        seed: int | None = None,
        inputs: Mapping[str, InputValue] | None = None,
        model_name: str = "",
        resume: bool = False,
        region: Region | None = None,
    ) -> JobRecord | None:
        """Put a job in the queue; None when it can't be run."""
        return self._tried(
            lambda: self.workspace.desk.submit(
                work_id,
                values,
                seed=seed,
                inputs=with_taste(self.workspace, work_id, inputs),
                model_name=model_name,
                resume=resume,
                region=region,
            )
        )

    def accept(
        self,
        result_id: str,
        to: Destination | None = None,
        *,
        at: int | None = None,
        center: tuple[float, float] | None = None,
    ) -> bool:
        """Place a result as one undo step and select what came of it.

        Parameters
        ----------
        to : {"canvas", "timeline", "both"}, optional
            Where to; what the settings say when left out.
        at : int, optional
            Time on the timeline, flicks; the playhead when left out.
        center : tuple of float, optional
            Where on the active artboard, px.
        """
        old, before = self.document, tuple(self.workspace.results)
        result = self.result(result_id)
        # What is played has no place on the canvas.
        played = result is not None and is_played(result.asset.kind)
        new = self._tried(
            lambda: self.workspace.accept(
                result_id,
                to or ("timeline" if played else self.settings.accept_to),
                artboard_id=self.artboard_id,
                sequence_id=self.sequence_id,
                at=self.playhead if at is None else at,
                center=center,
                above=self.selected_layers,
            )
        )
        if new is None:
            return False
        if result is not None and result.asset.kind == "layout":
            go_to_new_board(self, old)
            self.layoutsChosen.emit([result_id], before)
            return True
        clips = new_clips(old, new)
        self.select(new_layers(old, new), clips)
        if at is None:
            tell_clips(self, clips)
        return True

    def discard(self, result_ids: Iterable[str]) -> None:
        """Throw results away; the notice offers to bring them back."""
        ids = list(result_ids)
        if not ids:
            return
        self.workspace.discard(ids)
        told = trn("Discarded {count} result.", "Discarded {count} results.", len(ids))
        self.offer(
            told,
            tr("Undo"),
            lambda: self.workspace.restore(ids),
            usable=lambda: any(
                item.id in ids and item.state == "discarded" for item in self.workspace.results
            ),
        )

    def retry(self, job_id: str) -> JobRecord | None:
        """Run an ended job again; None when it can't be run."""
        return self._tried(lambda: self.workspace.desk.retry(job_id))

    def begin_anew(self, job_id: str) -> JobRecord | None:
        """Run an ended training again from its beginning; None when it can't be run."""
        begun = self._tried(lambda: self.workspace.desk.begin_anew(job_id))
        if begun is not None:
            self.trainingForgotten.emit(job_id)
        return begun

    def go_back(self, job_id: str, params: Mapping[str, Any]) -> JobRecord | None:
        """Go on with an ended training from an earlier checkpoint with changed parameters; None when it can't."""
        return self._tried(lambda: self.workspace.desk.go_back(job_id, params))

    def vary(self, source: str | Recipe, strength: float = 0.5) -> JobRecord | None:
        """Make variations of a result (its id) or of anything with a recipe; `strength` 0 to 1."""
        recipe = self._recipe(source)
        return recipe and self._tried(lambda: self.workspace.desk.vary(recipe, strength))

    def again(self, source: str | Recipe) -> JobRecord | None:
        """Make a result again from its recipe."""
        recipe = self._recipe(source)
        return recipe and self._tried(lambda: self.workspace.desk.again(recipe))

    def use_settings(self, source: str | Recipe) -> None:
        """Fill the form of the generator that made a result with the settings it was made with, and its live panel."""
        recipe = self._recipe(source)
        if recipe is None:
            return
        settings = dict(recipe.params) | {"": recipe.seed}
        if self.environment.registry.pad_of(recipe.generator) is None:
            self.open_form(recipe.generator, settings, self._inputs_of(recipe))
        else:
            self.workRequested.emit(recipe.generator, settings, {})
            self.explore(recipe.generator, dict(recipe.params), recipe.seed)

    def open_form(self, work_id: str, params: Mapping[str, Any], inputs: Mapping[str, Any]) -> None:
        """Show the form of a generator or trainer with some parameters and inputs filled in."""
        # First, so that the panel is there to hear of it.
        self.show_panel("generators")
        self.workRequested.emit(work_id, dict(params), dict(inputs))

    def explore(self, work_id: str, params: Mapping[str, Any], seed: int) -> None:
        """Show a state of a live generator in its panel."""
        # First, so that the panel is there to hear of it.
        self.show_panel("live")
        self.liveRequested.emit(work_id, dict(params), seed)

    def models_of(self, family: str) -> list[tuple[str, str]]:
        """Return id and title of the models of a family."""
        entries = self.environment.models.of_family(family)
        return [(entry.card.id, tr_text(entry.card.title)) for entry in entries]

    def use_in(self, sha256: str, work_id: str) -> None:
        """Open the form of a generator with an asset (of a result, layer or clip) as its input."""
        work = self._tried(lambda: self.environment.registry.work(work_id))
        asset = self.find_asset(sha256)
        if work is None or asset is None:
            return
        slot = next((item for item in work.takes if item.kind == asset.kind and not item.folder), None)
        if slot is None:
            return
        self.open_form(work_id, {}, {slot.name: self.input_of(slot, sha256)})

    def input_of(self, slot: Input, sha256: str) -> JobInput | None:
        """Return an asset of this project as an input; None when it isn't what `slot` takes."""
        asset = self.find_asset(sha256)
        if asset is None or asset.kind != slot.kind:
            return None
        return self.kept_input(slot.name, sha256, asset.media_type, asset.recipe)

    def kept_input(self, name: str, sha256: str, media_type: str, recipe: Recipe | None) -> JobInput:
        """Return something that this project keeps, by its hash, as an input."""
        path = str(self.workspace.blobs.path(sha256))
        return JobInput(name=name, path=path, media_type=media_type, sha256=sha256, recipe=recipe)

    def _inputs_of(self, recipe: Recipe) -> dict[str, JobInput]:
        """Return what a result was made from, as far as this project has it; a selection is chosen anew."""
        blobs = self.workspace.blobs
        return {
            item.name: self.kept_input(item.name, item.sha256, item.media_type, item.recipe)
            for item in recipe.inputs
            if recipe.region is None and blobs.has(item.sha256)
        }

    def find_asset(self, sha256: str) -> Asset | None:
        """Return an asset of the document or the tray by its hash, or None."""
        return self.document.find_asset(sha256) or self.workspace.tray.find_asset(sha256)

    # -- telling

    def notify(
        self, message: str, hint: str = "", *, level: Level = "info", report: str = "", source: str = ""
    ) -> None:
        """Show a notice."""
        self.noticeAdded.emit(Notice(level, message, hint, report, source))

    def offer(
        self,
        message: str,
        action_title: str,
        action: Callable[[], object],
        hint: str = "",
        *,
        usable: Callable[[], bool] | None = None,
    ) -> None:
        """Show a notice with a button; `usable` says whether it can still be used, else that is once."""
        found = Offer("info", message, hint, action_title=action_title, action=action, usable=usable)
        self.noticeAdded.emit(found)

    def show_artboard(self, artboard_id: str) -> None:
        """Make an artboard the active one, and show all of it on the canvas."""
        self.set_artboard(artboard_id)
        self.show_panel("canvas")
        self.artboardRequested.emit(artboard_id)

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front, by its name in ``docks.PANELS``, or "timeline" or "canvas"; others do nothing."""
        self.panelRequested.emit(name)

    def edit_score(self, clip_id: str) -> None:
        """Show the notes of a score clip in the score editor."""
        # First, so that the panel is there to hear of it.
        self.show_panel("score")
        self.scoreRequested.emit(clip_id)

    def show_results(self) -> None:
        """Show the results, with the keyboard on the canvas: there V is the select tool once one is placed."""
        self.show_panel("tray")
        self.show_panel("canvas")

    def _recipe(self, source: str | Recipe) -> Recipe | None:
        if isinstance(source, Recipe):
            return source
        result = self.result(source)
        if result is None or result.asset.recipe is None:
            return None
        return result.asset.recipe

    def _tried(self, action: Callable[[], Any]) -> Any:
        try:
            return action()
        except ModelMissing as error:
            offer_missing(self, error)
        except Blocked as error:
            self.blockedTold.emit(error)
        except UserError as error:
            self.noticeAdded.emit(Notice.from_error(error))
        return None
