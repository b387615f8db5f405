"""The example plugin that writes keeps the contract, and its panel and checks are what the studio takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from creastudio.api.testing import check_generator
from creastudio.host.manifest import Face, check_face
from tests.support.source import ROOT

EXAMPLE = ROOT / "examples" / "plugins" / "creastudio-chain"


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(EXAMPLE))
    import creastudio_chain.plugin as face  # pyright: ignore[reportMissingImports]

    return face


@pytest.mark.parametrize("name", ["WRITE", "CHECK"])
def test_contract(plugin: object, name: str, tmp_path: Path) -> None:
    check_generator(getattr(plugin, name), tmp_path)


def test_the_face_is_sound(plugin: object) -> None:
    works = (getattr(plugin, "WRITE"), getattr(plugin, "CHECK"))  # noqa: B009
    check_face("chain", Face(generators=works, panels=(getattr(plugin, "DESK"),)), (str(EXAMPLE),))  # noqa: B009
    assert "creastudio_chain.plugin" in sys.modules
