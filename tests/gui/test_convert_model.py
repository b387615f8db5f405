"""A model of another program in the window: asked about, converted, told about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QSignalSpy

from creastudio import paths
from creastudio.api import Artifact, Generator, Input, JobContext, ModelCard, Params, UserError, param
from creastudio.api.testing import tiny_png
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.canvas import dropping
from creastudio.shell.models.convert_dialog import ConvertDialog
from creastudio.shell.models.dialog import ModelsDialog
from creastudio.shell.transfer.model_files import one_of
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import dragged_files


class ToyParams(Params):
    title: str = param("", title="Title")
    licence: str = param("", title="Licence")
    source: str = param("", title="Source")


def convert(params: ToyParams, ctx: JobContext) -> None:
    ctx.check_cancelled()
    ctx.progress(0.5, "reading the file")
    if b"posix" in ctx.input("file").path.read_bytes():
        raise UserError("It asks for 'posix.system', which could run code.", "Get another.")
    weights = ctx.scratch / "w"
    weights.write_bytes(b"w")
    card = ModelCard(id="faces", title=params.title, family="toy", licence=params.licence)
    ctx.save_model(card, weights, tiny_png(1))
    ctx.emit(Artifact("text/plain", b"done", title="faces", metadata={"discarded": ["'D'", "source code"]}))


@pytest.fixture
def environment() -> Environment:
    """A registry with a plugin that converts, in no time."""
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    converter = Generator(
        id="toy.convert", title="Convert", category="Images", makes="text", params=ToyParams,
        takes=(Input(name="file", kind="model"),), entry=f"{__name__}:convert",
    )  # fmt: skip
    toy = PluginInfo("toy", "1.0", face=Face(generators=(converter,)))
    return Environment(store, store.load(), Registry((toy,)), library, in_thread=True)


def test_one_model_is_known_by_its_ending(tmp_path: Path) -> None:
    assert one_of([tmp_path / "a.PKL"]) == tmp_path / "a.PKL"
    assert one_of([tmp_path / "a.creamodel"]) == tmp_path / "a.creamodel"
    assert one_of([tmp_path / "a.png"]) is None
    assert one_of([tmp_path / "a.pt", tmp_path / "b.pt"]) is None


def test_it_is_converted(studio: StudioRobot, tmp_path: Path) -> None:
    file = tmp_path / "faces.pkl"
    file.write_bytes(b"weights")
    dialog = ConvertDialog(studio.session, file, studio.window)
    dialog.show()
    added = QSignalSpy(dialog.converted)
    assert dialog.title.text() == "faces"
    dialog.licence.setText("CC BY-NC 4.0")
    studio.qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    studio.wait(lambda: added.count() == 1)
    assert "'faces' is in your library." in dialog.told.text()
    assert "source code" in dialog.told.text()
    (entry,) = studio.session.environment.models.entries()
    assert (entry.card.title, entry.card.licence) == ("faces", "CC BY-NC 4.0")
    assert entry.samples().startswith(b"\x89PNG")
    dialog.close()


def test_a_refusal_is_told_and_can_be_tried_again(studio: StudioRobot, tmp_path: Path) -> None:
    file = tmp_path / "evil.pkl"
    file.write_bytes(b"\x80\x04cposix\nsystem\n(Vtrue\ntR.")
    dialog = ConvertDialog(studio.session, file, studio.window)
    dialog.show()
    dialog.start()
    studio.wait(lambda: "posix.system" in dialog.told.text())
    assert dialog.go.isVisible()
    assert not studio.session.environment.models.entries()
    dialog.close()


def test_a_dropped_model_is_taken(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "faces.pkl"
    file.write_bytes(b"weights")
    asked: list[Path] = []
    monkeypatch.setattr(ModelsDialog, "take_file", lambda self, path: (asked.append(path), self.accept()))
    assert dropping.wanted(dragged_files(file))
    assert dropping.drop(studio.session, dragged_files(file), QPointF())
    studio.wait(lambda: asked == [file])


def test_a_card_is_dragged_out_as_one_file(studio: StudioRobot, tmp_path: Path) -> None:
    library = studio.session.environment.models
    (tmp_path / "weights").write_bytes(b"w")
    library.add(ModelCard(id="mine", title="Mine", family="toy", licence="CC0"), tmp_path / "weights")
    dialog = ModelsDialog(studio.session, studio.studio.tasks, studio.window)
    dialog.show()
    studio.wait(lambda: not dialog.looking)
    (card,) = dialog.cards
    assert card.drag is not None
    (url,) = card.drag().urls()
    path = Path(url.toLocalFile())
    assert path.name == "mine.creamodel"
    other = ModelLibrary([("own", tmp_path / "b")], writable=tmp_path / "b")
    studio.wait(path.is_file)
    studio.wait(lambda: imported(other, path))
    dialog.close()


def imported(library: ModelLibrary, path: Path) -> bool:
    try:
        return library.import_model(path).card.licence == "CC0"
    except UserError:
        return False
