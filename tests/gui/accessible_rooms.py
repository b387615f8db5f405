"""How a person comes to every dialog and list of choices of the studio, for those who look at all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QDialog, QWidget

from creastudio.api import Params, param
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.core.edits.canvas import add_layer
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.timeline import Marker
from creastudio.host.offer import Offer
from creastudio.host.registry import PluginInfo
from creastudio.host.wheel_facts import WheelFacts
from creastudio.shell.timeline.first_sequence import first_sequence
from creastudio.workspace.library_items import LibraryItem
from tests.gui.conftest import StudioRobot

SHELL = Path(__file__).resolve().parents[2] / "creastudio" / "shell"

FRAMES = {"DialogFrame", "QDialog", "StudioDialog"}
"""What dialogs are made of."""

BY_ACTION = {
    "file.export": "ExportDialog", "file.export_all": "ExportDialog", "file.export_sequence": "FilmDialog",
    "file.deliver": "DeliverDialog", "file.collect": "CollectDialog", "file.missing": "MissingMediaDialog",
    "file.storage": "StorageDialog", "edit.artboard_format": "NewArtboardDialog",
    "edit.project": "ProjectSettingsDialog", "edit.safety": "SafetyDialog", "edit.signing": "SigningDialog",
    "edit.settings": "SettingsDialog", "select.feather": "AmountDialog", "select.grow": "AmountDialog",
    "select.shrink": "AmountDialog", "select.border": "AmountDialog", "text.replace": "MissingFontsDialog",
    "generate.campaign": "CampaignDialog", "generate.past_ads": "PastAdsDialog",
    "generate.learn_ads": "LearnDialog", "generate.models": "ModelsDialog", "help.keys": "KeysDialog",
    "help.plugins": "PluginsDialog", "help.about": "AboutDialog",
}  # fmt: skip
"""What the actions open that are more than a question for a file."""

ASKS_FOR_FILES = {
    "help.guide", "file.new", "file.open", "file.save_as", "file.save_copy", "file.place", "generate.find", "help.palette",
}  # fmt: skip
"""Actions with three dots that open a dialog of the system, a panel, or one that is looked at elsewhere."""


@dataclass(frozen=True)
class Room:
    """A dialog, or a list of choices over the window, and how it is made."""

    kind: str
    make: Callable[[StudioRobot, Path], QWidget]


def declared() -> set[str]:
    """Return the names of all dialogs and lists of choices that the shell has."""
    found = set[str]()
    for file in SHELL.rglob("*.py"):
        for name, bases in re.findall(
            r"^class (\w+)\(([\w, ]+)\):", file.read_text(encoding="utf-8"), re.MULTILINE
        ):
            if FRAMES & set(bases.split(", ")) or name.endswith(("Popup", "Popover", "Palette")):
                found.add(name)
    return found - FRAMES


def prepare(studio: StudioRobot) -> None:
    """Put into a project what the actions need: a sequence, a selection, a layer in a font that isn't there."""
    session = studio.session
    board = session.artboard
    assert board is not None
    layer = TextLayer(text="Words", family="No such font")
    session.apply(add_layer(board.id, layer))
    if session.sequence is None:
        session.apply(add_sequence(first_sequence()))
    session.select((layer.id,))
    studio.do("select.all")


def rooms() -> Iterator[Room]:
    """Yield what no action of the menus opens, each as it comes in use."""
    yield Room("NewProjectDialog", _new_project)
    yield Room("NameDialog", _name)
    yield Room("Question", _question)
    yield Room("NotesDialog", _notes)
    yield Room("TagsDialog", _tags)
    yield Room("MarkerDialog", _marker)
    yield Room("TempoDialog", _tempo)
    yield Room("SequenceDialog", _sequence)
    yield Room("OwnFormatsDialog", _own_formats)
    yield Room("ConvertDialog", _convert)
    yield Room("ReaderDialog", _reader)
    yield Room("RecipeDialog", _recipe)
    yield Room("PrepareDialog", _prepare)
    yield Room("SummaryDialog", _summary)
    yield Room("PluginSettingsDialog", _plugin_settings)
    yield Room("OfferDialog", _offer)
    yield Room("GuideWindow", _guide)
    yield Room("CommandPalette", _palette)
    yield Room("NoticesPopover", _notices)
    yield Room("FamilyPopup", _families)
    yield Room("ColorPopup", _colors)
    yield Room("FormatsPopup", _formats)
    yield Room("AlternativesPopup", _alternatives)


def _new_project(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.dialogs.new_project import NewProjectDialog

    return NewProjectDialog(studio.window)


def _name(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.dialogs.ask_name import NameDialog

    return NameDialog(studio.window, "Save as preset", action="Save", taken=["Mine"])


def _question(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.dialogs.question import Choice, Question

    choices = (Choice("cancel", "Cancel"), Choice("go", "Go", role="primary"))
    return Question(studio.window, "Go?", "Really", choices, "circle-help")


def _notes(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.dialogs.notes import NotesDialog

    return NotesDialog(studio.window, "What was left out", ["A gradient.", "A shadow."])


def _tags(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.library.marks import TagsDialog

    return TagsDialog(studio.window, ["sky"], ["sky", "sea"])


def _marker(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.timeline.ruler.marker_dialog import MarkerDialog

    sequence = studio.session.sequence
    assert sequence is not None
    return MarkerDialog(studio.window, sequence, Marker(at=0, name="Door"))


def _tempo(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.timeline.ruler.tempo_dialog import TempoDialog

    sequence = studio.session.sequence
    assert sequence is not None
    return TempoDialog(studio.window, sequence, 0)


def _sequence(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.timeline.sequence_dialog import SequenceDialog

    sequence = studio.session.sequence
    assert sequence is not None
    return SequenceDialog(studio.session, studio.window, sequence, "Settings of the sequence", "Change")


def _own_formats(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.formats.own_dialog import OwnFormatsDialog

    return OwnFormatsDialog(studio.window)


def _convert(studio: StudioRobot, folder: Path) -> QDialog:
    from creastudio.shell.models.convert_dialog import ConvertDialog

    file = folder / "faces.pkl"
    file.write_bytes(b"weights")
    return ConvertDialog(studio.session, file, studio.window)


def _reader(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.dialogs.reader import ReaderDialog

    blob = studio.session.workspace.blobs.put(b"# Words\n\nOf a text.")
    asset = Asset(sha256=blob, media_type="text/markdown", title="Words")
    return ReaderDialog(studio.session, asset, studio.window)


def _recipe(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.library.recipe_dialog import RecipeDialog

    recipe = Recipe(generator="gan.sample", makes="image", params={"count": 1}, seed=5)
    item = LibraryItem(key="x", title="Made", media_type="image/png")
    return RecipeDialog(studio.session, item, recipe, studio.window)


def _prepare(studio: StudioRobot, folder: Path) -> QDialog:
    from creastudio.shell.datasets.dialog import PrepareDialog

    pictures = folder / "pictures"
    pictures.mkdir()
    for name in ("a", "b"):
        Image.new("RGB", (32, 32), (200, 20, ord(name))).save(pictures / f"{name}.png")
    dialog = PrepareDialog(studio.session, pictures, {"resolution": "16"}, studio.window)
    studio.wait(lambda: dialog.preparation.report.looked > 0)
    return dialog


def _summary(studio: StudioRobot, folder: Path) -> QDialog:
    from creastudio.shell.campaign.summary import SummaryDialog
    from creastudio.workspace.ad_files import Delivered

    return SummaryDialog(
        Delivered([folder / "a.png"], ["b.png is missing."], {"boards": [], "files": []}),
        folder,
        studio.window,
    )


def _plugin_settings(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.plugins.settings_dialog import PluginSettingsDialog

    class Own(Params):
        colours: int = param(3, title="Colours", ge=1, le=9)

    return PluginSettingsDialog(PluginInfo("toy", "1.0"), Own, studio.session.models_of, studio.window)


def _offer(studio: StudioRobot, folder: Path) -> QDialog:
    from creastudio.shell.plugins.offer_dialog import OfferDialog

    facts = WheelFacts(name="toy", version="1.0", summary="Toys.", author="Somebody", licence="MIT")
    return OfferDialog(Offer(folder / "toy.creaplugin", "0" * 64, ("toy",), facts), studio.window)


def _guide(studio: StudioRobot, _folder: Path) -> QDialog:
    from creastudio.shell.guide.window import GuideWindow

    return GuideWindow(studio.window)


def _palette(studio: StudioRobot, _folder: Path) -> QWidget:
    from creastudio.shell.dialogs.palette import CommandPalette

    return CommandPalette(studio.window)


def _notices(studio: StudioRobot, _folder: Path) -> QWidget:
    studio.session.notify("Something.", "Do this.", level="warning", report="all of it")
    studio.window.toggle_notices()
    return studio.window.notices


def _families(studio: StudioRobot, _folder: Path) -> QWidget:
    from creastudio.shell.panels.fields.font_field import FamilyPopup

    return FamilyPopup(studio.window, "Inter", _take)


def _colors(studio: StudioRobot, _folder: Path) -> QWidget:
    from creastudio.shell.panels.fields.color_popup import ColorPopup

    return ColorPopup(studio.session, studio.window, "#336699", _take, _take, alpha=True)


def _formats(studio: StudioRobot, _folder: Path) -> QWidget:
    from creastudio.shell.formats.popup import FormatsPopup

    return FormatsPopup(studio.window, "", _take, lambda: None)


def _alternatives(studio: StudioRobot, _folder: Path) -> QWidget:
    from creastudio.shell.writing.alternatives import AlternativesPopup

    return AlternativesPopup(studio.window)


def _take(_value: object) -> None:
    """Take what was chosen, and do nothing with it."""


def simple_dialogs(studio: StudioRobot) -> Iterator[QDialog]:
    """Yield dialogs with many words, each made when the one before was let go of."""
    from creastudio.shell.dialogs.keys import KeysDialog
    from creastudio.shell.dialogs.new_artboard import NewArtboardDialog
    from creastudio.shell.dialogs.project_settings import ProjectSettingsDialog
    from creastudio.shell.dialogs.settings import SettingsDialog
    from creastudio.shell.safety.dialog import SafetyDialog

    yield SettingsDialog(studio.session, studio.window)
    yield KeysDialog(studio.session, studio.window)
    yield NewArtboardDialog(studio.window, 100, 100)
    yield ProjectSettingsDialog(studio.session, studio.window)
    yield SafetyDialog(studio.session, studio.window)
