"""Composers get the past ads of the library, unless a person gives others, or wants none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from creastudio.api.generator import Input
from creastudio.api.past_ads import PastAd, PastElement, read_past
from creastudio.host.registry import Registry
from creastudio.shell.campaign.looks_page import LooksPage
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.past_ads.input_field import PastAdsField
from creastudio.workspace.layout_taste import with_taste
from creastudio.workspace.notice import Notice
from creastudio.workspace.past_ads import past_library
from tests.gui.conftest import StudioRobot

LOGO = PastElement(role="logo", box=(0, 0, 4, 4))


def an_asking_work(studio: StudioRobot) -> str:
    """Add a generator that takes past ads."""
    environment = studio.session.environment
    plugin = environment.registry.plugins[0]
    assert plugin.face is not None
    slot = Input(name="past", kind="text", required=False, role="past")
    asking = environment.registry.work("toy.dots").model_copy(update={"id": "toy.asks", "takes": (slot,)})
    face = replace(plugin.face, generators=(*plugin.face.generators, asking))  # type: ignore[arg-type]
    environment.registry = Registry((replace(plugin, face=face), *environment.registry.plugins[1:]))
    return "toy.asks"


def test_annotated_ads_are_given(studio: StudioRobot, tmp_path: Path) -> None:
    work = an_asking_work(studio)
    workspace = studio.session.workspace
    assert with_taste(workspace, work, {}) == {}
    ads = (PastAd(width=9, height=9, elements=(LOGO,)), PastAd(width=8, height=8))
    past_library().save(ads)
    given = with_taste(workspace, work, {})
    assert given is not None
    assert read_past(Path(given["past"].path)) == ads[:1]  # type: ignore[union-attr]
    own = tmp_path / "own.json"
    assert with_taste(workspace, work, {"past": own}) == {"past": own}
    studio.session.update_settings(use_past_ads=False)
    assert with_taste(workspace, work, {}) == {}


def test_a_damaged_library_is_told_once_and_work_goes_on_without_it(studio: StudioRobot) -> None:
    work = an_asking_work(studio)
    workspace = studio.session.workspace
    told: list[Notice] = []
    workspace.on("notice", told.append)
    past_library().save((PastAd(width=9, height=9, elements=(LOGO,)),))
    past_library().file.write_text("{", encoding="utf-8")
    assert studio.session.run(work, {}) is not None
    assert with_taste(workspace, work, {}) == {}
    (notice,) = told
    assert notice.level == "warning"
    assert "ads.json" in notice.message
    assert "left out" in notice.hint
    assert past_library().file.read_text(encoding="utf-8") == "{"


def test_the_form_says_what_is_given_and_leads_to_the_library(studio: StudioRobot, tmp_path: Path) -> None:
    work_id = an_asking_work(studio)
    form = WorkForm(studio.session, studio.session.environment.registry.work(work_id))
    studio.qtbot.addWidget(form)
    field = form.inputs["past"]
    assert isinstance(field, PastAdsField)
    assert "None yet" in shown(field)
    past_library().save((PastAd(width=9, height=9, elements=(LOGO,)), PastAd(width=8, height=8)))
    studio.session.pastAdsChanged.emit()
    studio.wait(lambda: "1 ad of the library" in shown(field))
    studio.session.update_settings(use_past_ads=False)
    assert "not used" in shown(field)
    own = tmp_path / "own.json"
    field.set_value(own)
    studio.session.update_settings(use_past_ads=True)
    assert "own.json" in shown(field)
    asked: list[bool] = []
    studio.session.pastAdsRequested.disconnect()
    studio.session.pastAdsRequested.connect(lambda: asked.append(True))
    field.library_button.click()
    assert asked == [True]


def shown(field: QWidget) -> str:
    return " ".join(part.text() for part in field.findChildren(QLabel))


def test_the_form_of_a_campaign_says_what_the_library_gives(studio: StudioRobot) -> None:
    page = LooksPage(studio.session)
    studio.qtbot.addWidget(page)
    assert page.past.name.placeholderText() == "None"
    past_library().save((PastAd(width=9, height=9, elements=(LOGO,)),))
    studio.session.pastAdsChanged.emit()
    studio.wait(lambda: page.past.name.placeholderText() == "1 ad of the library")
