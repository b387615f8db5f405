from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from creastudio.api import Generator, specs
from creastudio_pictures import plugin
from creastudio_pictures.words import ZH_CN


def test_the_face_is_light() -> None:
    script = (
        "import sys, creastudio_pictures.plugin;"
        "print([m for m in ('torch', 'numpy', 'PIL', 'spandrel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("work", plugin.GENERATORS, ids=lambda work: work.id)
def test_entries_exist(work: Generator) -> None:
    module, _, name = work.entry.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("work", plugin.GENERATORS, ids=lambda work: work.id)
def test_every_text_is_translated(work: Generator) -> None:
    texts = {work.title, work.summary, work.category, *work.good_for, *(item.title for item in work.takes)}
    for spec in specs(work.params):
        texts |= {spec.title, spec.help, spec.unit, spec.group}
        texts |= {choice for choice in spec.choices if not choice.isdecimal()}
    assert texts - {""} - ZH_CN.keys() == set()
