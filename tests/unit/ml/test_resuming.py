from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.ml.resuming import check_same


def test_what_may_change_may() -> None:
    check_same({"gamma": 1, "seed": 2}, {"gamma": 5, "seed": 2}, {"gamma"})
    with pytest.raises(UserError, match=r"\(seed\)"):
        check_same({"gamma": 1, "seed": 2}, {"gamma": 5, "seed": 3}, {"gamma"})


def test_changed_files_are_named_unless_a_setting_changed_too() -> None:
    old = {"pictures": "a", "state": {"files": {"x.png": "1", "y.png": "2"}}}
    new = {"pictures": "b", "state": {"files": {"x.png": "9"}}}
    with pytest.raises(UserError, match=r"'x.png' was changed, 'y.png' is gone"):
        check_same(old, new)
    with pytest.raises(UserError, match="other settings"):
        check_same(old | {"size": 1}, new | {"size": 2})


def test_what_follows_from_changed_files_is_not_taken_for_a_setting() -> None:
    old = {"texts": "a", "config": {"vocabulary": 90}, "state": {"files": {"x.txt": "1", "y.txt": "2"}}}
    new = {"texts": "b", "config": {"vocabulary": 91}, "state": {"files": {"x.txt": "9", "y.txt": "2"}}}
    with pytest.raises(UserError, match=r"The folder isn't what it was .*: 'x.txt' was changed"):
        check_same(old, new)


def test_another_model_to_begin_with_is_named_and_not_its_setting() -> None:
    with pytest.raises(UserError, match=r"began with the model 'a@1', not with 'b@2'") as told:
        check_same({"base": "a@1", "config": 1}, {"base": "b@2", "config": 2})
    assert "Choose the model" in told.value.hint
