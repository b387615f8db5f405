"""The bench harness itself: rows, and that every bench can be found and left out."""

from __future__ import annotations

import importlib

import pytest

from tests.bench import bench_gan
from tests.bench.__main__ import bench_names
from tests.bench.rows import Row, percentile
from tests.support.source import ROOT


def test_a_row_knows_whether_its_target_is_met() -> None:
    assert Row("gap", 18.0, "ms", 20.0).passed is True
    assert Row("gap", 22.0, "ms", 20.0).passed is False
    assert Row("speed", 310.0, "images/s", 300.0, ">=").passed is True
    assert Row("speed", 310.0, "images/s").passed is None


def test_a_row_survives_json() -> None:
    row = Row("gap", 18.0, "ms", 20.0, note="offscreen")
    assert Row.from_dict(row.as_dict()) == row


def test_percentile_is_a_value_that_was_measured() -> None:
    values = [float(n) for n in range(100)]
    assert percentile(values, 99) == 99.0
    assert percentile(values, 50) == 50.0


@pytest.mark.parametrize("name", bench_names())
def test_benches_say_what_they_need(name: str) -> None:
    module = importlib.import_module(f"tests.bench.bench_{name}")
    assert isinstance(module.NEEDS, tuple)
    assert callable(module.run)


def test_the_gan_is_as_large_as_its_page_says() -> None:
    from creastudio_gan.channels import channels_for
    from creastudio_gan.engine.models import Config

    told = bench_gan.measured_with(Config(channels_for(64))).partition(",")[0]
    page = (ROOT / "plugins" / "creastudio_gan" / "README.md").read_text(encoding="utf-8")
    assert told == "1.2 M parameters"
    assert f"({told} at 64 px)" in page
