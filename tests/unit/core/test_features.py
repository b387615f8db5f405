"""What plugins say of a thing is read with care."""

from __future__ import annotations

import subprocess
import sys

from creastudio.core.features import MOST_FEATURES, is_rich, read_ends, read_features


def test_numbers_words_and_lists_are_read() -> None:
    found = read_features({"density": 3, "mode": "minor", "look": [1, 2.5]})
    assert found == {"density": 3.0, "mode": "minor", "look": (1.0, 2.5)}
    assert not is_rich(found["look"])
    assert is_rich((0.0,) * 16)


def test_what_is_of_another_form_is_left_out() -> None:
    odd = {"a": float("nan"), "b": True, "c": "", "d": [], "e": ["x"], "f": None, "": 1, 3: 1}
    assert read_features(odd) == {}
    assert read_features([1]) == {} == read_ends("x")
    assert len(read_features({f"f{number}": 1 for number in range(500)})) == MOST_FEATURES
    assert read_ends({"tempo": ["slow", "fast"], "odd": ["one"], "worse": [1, 2]}) == {
        "tempo": ("slow", "fast")
    }


def test_reading_needs_no_numpy() -> None:
    code = (
        "import sys, creastudio.core.features, creastudio.core.recommended; sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
