"""A panel binds what its generator has, and is told by name where it doesn't."""

from __future__ import annotations

import pytest

from creastudio.api import Panel, Params, param
from creastudio.api.params import specs
from creastudio.host.faults import PluginFault
from creastudio.host.panel_rules import bound


class Toy(Params):
    """Parameters of a toy."""

    grain: float = param(0.5, title="Grain", ge=0, le=1)


def test_a_parameter_is_found_by_its_name_or_the_panel_is_told() -> None:
    panel = Panel(id="toy.pad", title="Toy", view="pad", generator="toy.make")
    known = {spec.name: spec for spec in specs(Toy)}
    assert bound(panel, known, "grain") is known["grain"]
    with pytest.raises(
        PluginFault, match=r"The panel 'toy.pad' binds 'grit', which 'toy.make' doesn't have"
    ) as caught:
        bound(panel, known, "grit")
    assert caught.value.hint == "It has grain."
