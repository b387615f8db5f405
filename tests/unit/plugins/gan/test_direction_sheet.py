from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Model, UserError
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import direction_sheet, explore
from creastudio_gan.tools.directions import DirectionsParams
from creastudio_gan.tools.explore import PictureParams


def _shown(context: FakeContext, **params: Any) -> Any:
    context.results = []
    direction_sheet.run(DirectionsParams(model="styled", **params), context)
    (made,) = context.results
    return made


def test_names_that_are_given_work_afterwards(tmp_path: Path, style_model: Model) -> None:
    context = FakeContext(tmp_path, models=[style_model])
    with pytest.raises(UserError, match="called 'smile'"):
        explore.run(PictureParams(model="styled", directions="smile:2"), context)
    plain = _shown(context, rows=3, layers="fine")
    named = _shown(context, rows=3, layers="fine", names="2=smile, pca.all.1=warm")
    assert named.metadata["names"] == {"smile": "sefa.fine.2", "warm": "pca.all.1"}
    assert named.data != plain.data  # the names stand beside their rows
    context.results = []
    for directions in ("smile:2", "sefa.fine.2:2"):
        explore.run(PictureParams(model="styled", directions=directions), context)
    assert context.results[0].data == context.results[1].data
    assert context.results[0].metadata["explore"]["directions"] == "smile=sefa.fine.2:2"


def test_only_what_is_there_is_shown_or_named(tmp_path: Path, style_model: Model) -> None:
    context = FakeContext(tmp_path, models=[style_model])
    few = _shown(context, first=15, rows=8)
    assert few.metadata["height"] < _shown(context, first=13, rows=4).metadata["height"]
    with pytest.raises(UserError, match=r"no direction sefa\.all.17"):
        _shown(context, first=17)
    with pytest.raises(UserError, match=r"no direction sefa\.all\.99"):
        _shown(context, names="99=smile")
    with pytest.raises(UserError, match="no layer 9"):
        _shown(context, layers="9")
    assert _shown(context).metadata["names"] == {}
