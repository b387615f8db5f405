from __future__ import annotations

import pytest
import torch

from creastudio.api import UserError
from creastudio.ml import device


@pytest.mark.parametrize(("cuda", "mps", "expected"), [(1, 1, "cuda"), (0, 1, "mps"), (0, 0, "cpu")])
def test_cuda_before_mps_before_cpu(
    monkeypatch: pytest.MonkeyPatch, cuda: int, mps: int, expected: str
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: bool(cuda))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: "Test")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: bool(mps))
    choice = device.choose()
    assert choice.device.type == expected
    assert choice.reason


def test_a_device_that_is_not_there_is_a_user_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(UserError, match="can't compute on 'cuda'"):
        device.choose("cuda")
    with pytest.raises(UserError, match="no device 'abacus'"):
        device.choose("abacus")
    assert device.choose("cpu").device.type == "cpu"


def test_one_core_is_left_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREASTUDIO_THREADS", raising=False)
    assert [device.default_threads(cores) for cores in (1, 2, 8)] == [1, 1, 7]
    monkeypatch.setenv("CREASTUDIO_THREADS", "3")
    assert device.default_threads(8) == 3
    monkeypatch.setenv("CREASTUDIO_THREADS", "many")
    assert device.default_threads(8) == 7


def test_prepare_sets_the_threads() -> None:
    before = torch.get_num_threads()
    try:
        assert device.prepare("cpu", threads=1).type == "cpu"
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(before)


def test_bfloat16_is_a_question_of_the_device() -> None:
    assert device.has_fast_bfloat16(torch.device("cpu")) in (True, False)
    assert device.has_fast_bfloat16(torch.device("meta")) is False
