from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from creastudio.api import specs
from creastudio.api.params import parse_text, role_name
from creastudio_gan import plugin
from creastudio_gan.params import SampleParams, TrainParams
from creastudio_gan.translations import ZH_CN


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
    assert {panel.generator for panel in plugin.PANELS} == ids
    drawn = {
        name for panel in plugin.PANELS for names in panel.bindings.values() for name in names.split(",")
    }
    assert drawn <= {"loss_g", "loss_d", "frechet", "distance", "coverage"}


def test_roles() -> None:
    assert role_name(SampleParams, "model") == "model"
    assert role_name(SampleParams, "count") == "count"
    assert role_name(SampleParams, "variation") == "variation"
    assert role_name(TrainParams, "time_limit") == "minutes"


def test_the_command_line_s_words_are_understood() -> None:
    params = parse_text(TrainParams, {"kimg": "1", "resolution": "32", "mirror": "true", "augment": "none"})
    assert isinstance(params, TrainParams)
    assert params.images == 1000
    assert params.policies == ()
    assert TrainParams().images < TrainParams(preset="full").images


def test_every_text_is_translated() -> None:
    texts: set[str] = set()
    for work in (plugin.SAMPLE, plugin.TRAIN):
        texts |= {work.title, work.summary, work.category}
        for spec in specs(work.params):
            texts |= {spec.title, spec.help, spec.unit, spec.group}
            texts |= {choice for choice in spec.choices if not choice.isdecimal()}
    texts |= set(plugin.SAMPLE.good_for)
    for panel in plugin.PANELS:
        texts |= {panel.title, *panel.bindings}
    assert texts - {"", "float32", "bfloat16"} - ZH_CN.keys() == set()
