"""Every generator and trainer that is found keeps the contract. What is tried is what discovery finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.context import Model
from creastudio.api.generator import Generator, Trainer, Work
from creastudio.api.model_card import ModelCard
from creastudio.api.params import specs
from creastudio.api.safety import SafetyCheck
from creastudio.api.testing import SAFETY_RULES, Case, Rule, SafetyCase, rules_for
from creastudio.host.discovery import load_registry
from creastudio.workspace.environment import open_model_library
from tests.support.given_files import given_files
from tests.support.music_models import random_model
from tests.support.text_models import opened, random_folder

REGISTRY = load_registry()
LIBRARY = open_model_library(REGISTRY)

TRAINED = [
    (work, rule)
    for work in REGISTRY.trainers()
    for rule in rules_for(Case(work, Path(), panel=REGISTRY.panel_of(work.id)))
]
GENERATED = [(work, rule) for work in REGISTRY.generators() for rule in rules_for(Case(work, Path()))]


class Cases:
    """One case a work, so that its plain run is made once for all rules."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cases: dict[str, Case] = {}

    def of(self, work: Work) -> Case:
        """Return the case of a work; a generator that needs a model gets one that its trainer just made, or a bundled one."""
        if work.id not in self._cases:
            models = self._models(work) if isinstance(work, Generator) else self._bases(work)
            panel = REGISTRY.panel_of(work.id)
            folder = self._folder / work.id
            given = given_files(work.id, folder / "given")
            self._cases[work.id] = Case(work, folder, inputs=given, models=models, panel=panel)
        return self._cases[work.id]

    def _bases(self, trainer: Trainer) -> list[Model]:
        """Return what a trainer that tunes begins with."""
        if any(spec.role == "model" and spec.model_family == "music" for spec in specs(trainer.params)):
            return [random_model(self._folder / "base-music")]
        if any(spec.role == "model" and spec.model_family == "text" for spec in specs(trainer.params)):
            return [opened(random_folder(self._folder / "base-text", n_positions=512, architecture="GPT2"))]
        return []

    def _models(self, work: Work) -> list[Model]:
        families = {spec.model_family for spec in specs(work.params) if spec.role == "model"}
        trainers = (trainer for trainer in REGISTRY.trainers() if trainer.family in families)
        # What a trainer tunes comes along: an adapter needs its base.
        cases = [self.of(trainer) for trainer in trainers]
        trained = [model for case in cases for model in (*case.models, *case.base.saved)]
        bundled = [entry for family in families for entry in LIBRARY.of_family(family)]
        found = trained + [Model(entry.card, entry.folder, entry.weights) for entry in bundled]
        # Of what there is, the first is tried.
        found.sort(key=lambda model: (model.card.architecture == "lora") != (work.id == "text.merge"))
        if "text" in families and not found:
            found.append(
                opened(random_folder(self._folder / "tiny-text", n_positions=512, architecture="GPT2"))
            )
        return found


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    return Cases(tmp_path_factory.mktemp("contract"))


def test_no_built_in_plugin_is_broken() -> None:
    assert [(plugin.name, plugin.error) for plugin in REGISTRY.plugins if plugin.status != "ok"] == []
    assert REGISTRY.generators()
    assert REGISTRY.trainers()


@pytest.mark.parametrize(("work", "rule"), TRAINED, ids=[f"{work.id}: {rule}" for work, rule in TRAINED])
def test_trainer(cases: Cases, work: Trainer, rule: Rule) -> None:
    rule.check(cases.of(work))


@pytest.mark.parametrize(("work", "rule"), GENERATED, ids=[f"{work.id}: {rule}" for work, rule in GENERATED])
def test_generator(cases: Cases, work: Generator, rule: Rule) -> None:
    rule.check(cases.of(work))


def eyes(folder: Path) -> Model:
    """A tiny random network of the family that checks of pictures use: the real one is optional content."""
    import torch
    from safetensors.torch import save_file

    from creastudio_pictures.engine.nsfw_net import NsfwNet

    torch.manual_seed(0)
    save_file(NsfwNet(4).state_dict(), folder / "model.safetensors")
    return Model(ModelCard(id="eyes", title="Eyes", family="safety"), folder, folder / "model.safetensors")


CHECKS = [check for _, check in REGISTRY.checks()]


@pytest.mark.parametrize("check", CHECKS, ids=[check.id for check in CHECKS])
def test_safety_check(check: SafetyCheck, tmp_path: Path) -> None:
    case = SafetyCase(check, [eyes(tmp_path)])
    for rule in SAFETY_RULES:
        rule.check(case)


def test_every_text_of_a_face_is_translated() -> None:
    """English is the key; a text that nobody translated would stand in English between Chinese ones."""
    chinese = REGISTRY.translations("zh_CN")
    for plugin in REGISTRY.plugins:
        texts: set[str] = {panel.title for panel in plugin.panels}
        texts.update(axis for panel in plugin.panels if panel.view == "dashboard" for axis in panel.bindings)
        for check in plugin.checks:
            texts.update((check.title, check.summary, check.how_to_get))
            texts.update(text for item in check.categories for text in (item.title, item.summary))
        for work in plugin.face.works:
            texts.update(
                (
                    work.title,
                    work.summary,
                    work.category,
                    *(item.title for item in work.takes if isinstance(work, Generator)),
                )
            )
            texts.update(work.good_for if isinstance(work, Generator) else ())
            for spec in specs(work.params):
                texts.update((spec.title, spec.help, spec.unit, spec.group))
                texts.update(choice for choice in spec.choices if not choice.isdigit())
        assert (
            sorted(text for text in texts if text and text not in chinese and text not in UNTRANSLATED) == []
        )


# The same in every language.
UNTRANSLATED = {"float32", "bfloat16"}
