"""A plugin for another API is refused with which of the two has to be updated."""

from __future__ import annotations

import pytest

from creastudio.api import Generator
from creastudio.host.compat import check_api
from creastudio.host.faults import PluginFault


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [(">=1.9,<2", "Update CreaStudio"), (">=2.0,<3", "Update CreaStudio"), ("<1.4", "Update the plugin")],
)
def test_the_older_of_the_two_is_to_be_updated(wanted: str, hint: str) -> None:
    dot = Generator(
        id="dots.dot", title="Dot", category="Images", makes="image", entry="dots.engine:run", api=wanted
    )
    with pytest.raises(PluginFault) as caught:
        check_api("dots", dot, "1.8")
    assert hint in caught.value.hint
    check_api("dots", dot.model_copy(update={"api": ">=1.8,<2"}), "1.8")
