"""A taste as an input of ``layout.compose``: the order follows it, the reasons say so, and the switch turns it off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.layout import Layout
from creastudio.api.layout_taste import LayoutTaste, preferred, traits_of
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.compose import run
from creastudio_layout.engine.energy import WEIGHTS
from creastudio_layout.engine.resolve import resolved
from creastudio_layout.engine.taught import weights_of
from creastudio_layout.tools.compose import ComposeParams
from tests.unit.plugins.layout.test_compose import WORDS, a_picture


def composed(folder: Path, taste: bytes | None, *, learned: bool = True, variants: int = 3) -> list[Layout]:
    inputs = {"picture": a_picture(folder)}
    if taste is not None:
        inputs["taste"] = folder / "taste.json"
        inputs["taste"].write_bytes(taste)
    context = FakeContext(folder, seed=3, inputs=inputs)
    values = {"formats": "600x600, 300x250", "variants": variants, "learned": learned, **WORDS}
    run(ComposeParams.model_validate(values), context)
    return [Layout.loads(artifact.read()) for artifact in context.results]


def family(layout: Layout) -> str:
    return layout.settings["concept"]["family"]


def test_the_first_variant_follows_the_taste(tmp_path: Path) -> None:
    own = composed(tmp_path, None)
    sets = [own[at : at + 2] for at in range(0, len(own), 2)]
    worst = sets[-1]
    others = [traits_of(item) for item in sets[:-1]]
    taste = LayoutTaste().with_pairs(preferred(traits_of(worst), others) * 50)
    found = composed(tmp_path, taste.dumps())
    assert family(found[0]) == family(worst[0]) != family(own[0])
    assert any(reason.startswith("You prefer") for reason in found[0].reasons)
    without = composed(tmp_path, taste.dumps(), learned=False)
    assert without == own


def test_an_ad_that_is_arranged_again_keeps_its_weights(tmp_path: Path) -> None:
    pair = preferred({"size": 0.2}, [{"size": 0.9}])
    found = composed(tmp_path, LayoutTaste().with_pairs(pair * 40).dumps(), variants=1)
    weights = weights_of(found[0])
    assert weights["size"] > WEIGHTS["size"]
    again = resolved(found, FakeContext(tmp_path).measure_text)
    assert weights_of(again[0]) == weights


def test_weights_that_make_no_sense_are_left_alone() -> None:
    odd = {"size": 1e9, "picture": "much", "new": 3}
    layout = Layout(width=10, height=10, settings={"weights": odd})
    assert weights_of(layout) == WEIGHTS
    assert weights_of(Layout(width=10, height=10, settings={"weights": 7})) == WEIGHTS


def test_a_taste_that_is_none_is_named(tmp_path: Path) -> None:
    broken = json.dumps({"version": 1, "pairs": [{"difference": {"size": "large"}}]}).encode()
    with pytest.raises(UserError, match=r"pairs\.0\.difference\.size"):
        composed(tmp_path, broken)
