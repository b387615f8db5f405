"""What went wrong with a plugin is said in a sentence."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.host.faults import PluginFault, load_fault


def test_fault_without_words_names_the_error() -> None:
    assert str(load_fault("dots", KeyError())).startswith(
        "The plugin 'dots' fails when it is loaded (KeyError)."
    )


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (SystemExit(), "ends the program"),
        (ModuleNotFoundError("no", name="torch"), "needs 'torch'"),
        (ImportError("no name", name="creastudio.api.future"), "more than the plugin API"),
        (UserError("It rains.", "Wait."), "It rains."),
    ],
)
def test_what_can_be_acted_on_is_told_as_such(error: BaseException, says: str) -> None:
    fault = load_fault("dots", error)
    assert says in fault.message
    assert load_fault("dots", fault) is fault


def test_a_fault_keeps_its_report() -> None:
    assert PluginFault("It fails.", "Update it.", "a traceback").report == "a traceback"
