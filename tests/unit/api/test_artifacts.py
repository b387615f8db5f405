"""What an artifact is made of."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.api.artifacts import Artifact, image_artifact


@pytest.mark.parametrize(
    ("wrong", "told"), [({"data": "words"}, "bytes"), ({"path": "a.txt"}, "pathlib.Path")]
)
def test_text_in_the_place_of_bytes_or_a_path_is_told_where_it_is_given(
    wrong: dict[str, Any], told: str
) -> None:
    with pytest.raises(TypeError, match=told):
        Artifact("text/plain", **wrong)


def test_a_picture_has_what_else_is_known_about_it_and_its_true_size() -> None:
    made = image_artifact(b"png", 3, 2, metadata={"suffix": "x", "width": 9})
    assert made.metadata == {"suffix": "x", "width": 3, "height": 2}
