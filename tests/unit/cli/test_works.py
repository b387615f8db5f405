"""How the parameters of a generator are listed."""

from __future__ import annotations

import json
from enum import Enum

import pytest

from creastudio.api.generator import Generator
from creastudio.api.params import Params, param
from creastudio.cli.works import list_params


class Ink(Enum):
    BLACK = "black"
    BLUE = "blue"


class InkParams(Params):
    ink: Ink = param(Ink.BLACK, title="Ink", help="What is drawn with.")


WORK = Generator(
    id="toy.ink", title="Ink", category="pictures", makes="image", params=InkParams, entry="toy:run"
)


def test_defaults_are_listed_as_they_are_given(capsys: pytest.CaptureFixture[str]) -> None:
    list_params(WORK, as_json=False)
    said = capsys.readouterr().out
    assert "black | blue" in said
    assert "Ink.BLACK" not in said
    list_params(WORK, as_json=True)
    assert json.loads(capsys.readouterr().out)["parameters"][0]["default"] == "black"
