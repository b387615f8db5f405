"""Each pick teaches the composer, unless a person doesn't want it; and what was learned can be forgotten."""

from __future__ import annotations

import json
from dataclasses import replace

from creastudio import paths
from creastudio.api.generator import Input
from creastudio.api.layout import layouts_in
from creastudio.api.layout_taste import LayoutPair, LayoutTaste, preferred
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.host.registry import Registry
from creastudio.shell.dialogs.settings import SettingsDialog
from creastudio.shell.layouts.forgetting import LearnedRow
from creastudio.shell.layouts.learning import picks_of
from creastudio.shell.layouts.placing import place_layouts
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.store.layout_taste_file import LayoutTasteFile
from creastudio.workspace.layout_results import retake_edit
from creastudio.workspace.layout_taste import with_taste
from tests.gui.ads import ads_of, make_ads, place_ads
from tests.gui.conftest import StudioRobot


def pairs() -> tuple[LayoutPair, ...]:
    return LayoutTasteFile(paths.layout_taste_file()).load().pairs


def test_a_variant_that_is_placed_is_preferred_to_the_others(studio: StudioRobot) -> None:
    told: list[int] = []
    picks_of(studio.session).learned.connect(told.append)
    results = make_ads(studio)
    assert studio.session.accept(results[3].id)
    studio.wait(lambda: told == [1])
    (pair,) = pairs()
    assert pair.weight == 1
    assert pair.difference


def test_what_is_dragged_to_the_canvas_is_one_too(studio: StudioRobot) -> None:
    results = make_ads(studio)
    assert place_layouts(studio.session, [results[0].id])
    studio.wait(lambda: len(pairs()) == 1)


def test_it_may_be_turned_off(studio: StudioRobot) -> None:
    studio.session.update_settings(learn_layouts=False)
    place_ads(studio)
    studio.idle()
    assert pairs() == ()
    assert not paths.layout_taste_file().exists()


def test_the_composer_is_given_what_was_learned_and_its_form_shows_no_field(studio: StudioRobot) -> None:
    workspace = studio.session.workspace
    place_ads(studio)
    studio.wait(lambda: len(pairs()) == 1)
    given = with_taste(workspace, "toy.ads", {})
    assert given is not None
    kept = given["taste"]
    assert json.loads(workspace.blobs.read(kept.sha256))["pairs"]  # type: ignore[union-attr]
    assert with_taste(workspace, "toy.dots", {}) == {}
    form = WorkForm(studio.session, studio.session.environment.registry.work("toy.ads"))
    studio.qtbot.addWidget(form)
    assert "taste" not in form.inputs
    assert "logo" in form.inputs


def test_it_is_forgotten_by_a_button_of_the_settings(studio: StudioRobot) -> None:
    place_ads(studio)
    studio.wait(lambda: len(pairs()) == 1)
    dialog = SettingsDialog(studio.session, studio.window)
    studio.qtbot.addWidget(dialog)
    row = dialog.findChild(LearnedRow)
    assert row is not None
    assert "1" in row.words.text()
    row.forget.click()
    assert pairs() == ()
    assert not row.forget.isEnabled()
    assert row.words.text() == "Nothing is learned yet."


def test_a_result_that_teaches_is_learned_from_once(studio: StudioRobot) -> None:
    picks_of(studio.session)
    taste = LayoutTaste().with_pairs(preferred({"size": 1.0}, [{"size": 0.5}], 0.9, "results"))
    workspace = studio.session.workspace
    asset = Asset(
        sha256=workspace.blobs.put(taste.dumps()),
        media_type="application/json",
        metadata={"teaches": "layouts"},
    )
    workspace.tray.add(Result(job="job", asset=asset))
    studio.session.resultsChanged.emit()
    studio.wait(lambda: len(pairs()) == 1)
    studio.session.resultsChanged.emit()
    studio.idle()
    assert pairs() == taste.pairs


def test_the_layouts_of_the_project_are_given_to_what_wants_them(studio: StudioRobot) -> None:
    place_ads(studio)
    registry = studio.session.environment.registry
    toy = registry.work("toy.ads")
    slot = Input(name="known", kind="text", required=False, role="layouts")
    asking = toy.model_copy(update={"id": "toy.asks", "takes": (slot,)})
    plugin = registry.plugins[0]
    assert plugin.face is not None
    face = replace(plugin.face, generators=(*plugin.face.generators, asking))
    studio.session.environment.registry = Registry((replace(plugin, face=face), *registry.plugins[1:]))
    given = with_taste(studio.session.workspace, "toy.asks", {})
    assert given is not None
    found = layouts_in(studio.session.workspace.blobs.read(given["known"].sha256).decode())  # type: ignore[union-attr, arg-type]
    assert [layout.variant for layout in found].count(1) == 3
    # One whose file is gone costs the others nothing.
    workspace = studio.session.workspace
    gone = next(asset for asset in workspace.document.assets if asset.kind == "layout")
    workspace.blobs.path(gone.sha256).unlink()
    fewer = with_taste(workspace, "toy.asks", {})
    assert fewer is not None
    left = layouts_in(workspace.blobs.read(fewer["known"].sha256).decode())  # type: ignore[union-attr, arg-type]
    assert len(left) == len(found) - 1


def test_going_over_to_another_variant_teaches(studio: StudioRobot) -> None:
    boards = place_ads(studio)
    studio.wait(lambda: len(pairs()) == 1)
    before = boards[0].layout
    assert before is not None
    other = next(take for take in before.takes if take != before.asset)
    edit, _ = retake_edit(studio.session.workspace, boards[0].id, other)
    assert studio.session.apply(edit)
    picks_of(studio.session).changed(boards, ads_of(studio))
    studio.wait(lambda: len(pairs()) == 2)
    # The second choice is the contrary of the first.
    first, second = pairs()
    assert second.difference == {name: -value for name, value in first.difference.items()}
