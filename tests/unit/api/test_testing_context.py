"""The context of tests refuses what a job's refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from creastudio.api.testing import FakeContext


@pytest.mark.parametrize(("value", "step"), [("0.5", 1), (0.5, "1"), (None, 1)])
def test_a_curve_is_made_of_numbers(tmp_path: Path, value: Any, step: Any) -> None:
    context = FakeContext(tmp_path)
    with pytest.raises(TypeError, match="takes numbers"):
        context.metric("loss", value, step)
    counted: Any = np.float32(0.5)
    context.metric("loss", counted, 1)
    assert len(context.metrics) == 1
