from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from creastudio.api import specs
from creastudio.api.params import parse_text, role_name
from creastudio_gan import plugin
from creastudio_gan.tools.sample import SampleParams
from creastudio_gan.tools.train import TrainParams


def test_the_face_is_light() -> None:
    script = (
        "import sys, creastudio_gan.plugin; print([m for m in ('torch', 'numpy', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("work", [plugin.SAMPLE, plugin.TRAIN], ids=lambda work: work.id)
def test_entries_exist(work: plugin.Generator) -> None:
    module, _, name = work.entry.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_panels_show_works_and_metrics_that_exist() -> None:
    ids = {plugin.SAMPLE.id, plugin.TRAIN.id}
    assert ids <= {panel.generator for panel in plugin.PANELS}
    curves = [panel for panel in plugin.PANELS if panel.view == "dashboard"]
    drawn = {name for panel in curves for names in panel.bindings.values() for name in names.split(",")}
    assert drawn <= {
        "loss_g",
        "loss_d",
        "frechet",
        "distance",
        "coverage",
        "variety",
        "told_apart",
        "augment_p",
    }


def test_roles() -> None:
    assert role_name(SampleParams, "model") == "model"
    assert role_name(SampleParams, "count") == "count"
    assert role_name(SampleParams, "variation") == "variation"
    assert role_name(TrainParams, "time_limit") == "minutes"


def test_the_command_line_s_words_are_understood() -> None:
    params = parse_text(TrainParams, {"kimg": "1", "resolution": "32", "mirror": "true", "augment": "none"})
    assert isinstance(params, TrainParams)
    assert params.images == 1000
    assert params.policies_for(100) == ()
    assert role_name(TrainParams, "go_back") == "go_back"


def test_presets_decide_what_a_person_does_not() -> None:
    quick, night = TrainParams(preset="laptop 15 min"), TrainParams(preset="workstation overnight")
    assert quick.expected_seconds() < TrainParams().expected_seconds() < night.expected_seconds()
    assert (night.work.network, night.size, night.work.gpu) == ("style", (256, 256), True)
    mine = TrainParams(preset="workstation overnight", resolution="64", batch=8, kimg=2)
    assert (mine.size, mine.work.batch, mine.images, mine.work.network) == ((64, 64), 8, 2000, "style")
    assert mine.expected_memory() < night.expected_memory()


def test_long_trainings_are_looked_at_less_often() -> None:
    assert TrainParams(kimg=10).snapshot_images == 2000
    assert TrainParams(kimg=900).snapshot_images == 15_000
    assert TrainParams(kimg=50_000).snapshot_images == 50_000
    assert TrainParams(kimg=900, snapshot=1).snapshot_images == 1000


def test_presets_of_older_recipes_are_understood() -> None:
    assert TrainParams(preset="quick").preset == "laptop 15 min"  # type: ignore[arg-type]
    assert TrainParams(preset="full").preset == "laptop 1 h"  # type: ignore[arg-type]


def test_few_pictures_are_augmented_by_a_fixed_share() -> None:
    assert TrainParams().policies_for(300) == ("translation",)
    assert TrainParams().policies_for(3000) == ("adaptive", "place")
    assert TrainParams(augment="adaptive,turn,colour").policies_for(9) == (
        "adaptive",
        "place",
        "turn",
        "colour",
    )
    assert TrainParams(augment="translation,cutout").policies_for(9) == ("translation", "cutout")


def test_every_text_is_translated() -> None:
    texts: set[str] = set()
    for work in (plugin.SAMPLE, plugin.TRAIN):
        texts |= {work.title, work.summary, work.category}
        for spec in specs(work.params):
            texts |= {spec.title, spec.help, spec.unit, spec.group}
            texts |= {choice for choice in spec.choices if not choice.isdecimal()}
    texts |= set(plugin.SAMPLE.good_for)
    for panel in plugin.PANELS:
        texts |= {panel.title, *(panel.bindings if panel.view == "dashboard" else ())}
    assert texts - {"", "float32", "bfloat16"} - plugin.creastudio_translations()["zh_CN"].keys() == set()
