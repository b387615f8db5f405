from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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
    monkeypatch.setattr(device, "_works", lambda found: True)
    choice = device.choose()
    assert choice.device.type == expected
    assert choice.reason


@pytest.mark.parametrize(("mps", "expected"), [(True, "mps"), (False, "cpu")])
def test_a_card_that_runs_no_kernel_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, mps: bool, expected: str
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: "GeForce 256")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    ones = torch.ones

    def made(size: int, *, device: torch.device) -> torch.Tensor:
        if device.type == "cuda":
            raise RuntimeError("CUDA error: no kernel image is available for execution on the device")
        return ones(size)

    monkeypatch.setattr(torch, "ones", made)
    choice = device.choose()
    assert choice.device.type == expected
    assert expected == "mps" or "GeForce 256 is there, but" in choice.reason


def test_a_device_that_is_not_there_is_a_user_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(UserError, match="can't compute on 'cuda'"):
        device.choose("cuda")
    with pytest.raises(UserError, match="no device 'abacus'"):
        device.choose("abacus")
    assert device.choose("cpu").device.type == "cpu"


def test_devices_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert [str(device.choose(wish).device) for wish in ("cuda", "cuda:1")] == ["cuda:0", "cuda:1"]
    with pytest.raises(UserError, match="can't compute on 'cuda:2'"):
        device.choose("cuda:2")


def test_one_core_is_left_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREASTUDIO_THREADS", raising=False)
    for cores, threads in ((1, 1), (2, 1), (8, 7)):
        monkeypatch.setattr(device, "cores", lambda cores=cores: cores)
        assert device.default_threads() == threads
    monkeypatch.setenv("CREASTUDIO_THREADS", "3")
    assert device.default_threads() == 3
    monkeypatch.setenv("CREASTUDIO_THREADS", "many")
    assert device.default_threads() == 7


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_cores_that_others_may_use_do_not_count() -> None:
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        assert device.cores() == 1
    finally:
        os.sched_setaffinity(0, allowed)
    assert device.cores() == len(allowed)


def test_prepare_sets_the_threads() -> None:
    before = torch.get_num_threads()
    try:
        assert device.prepare("cpu", threads=1).type == "cpu"
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize(("vector", "tile"), [(True, False), (False, True), (False, False)])
def test_bfloat16_is_a_question_of_the_device(
    monkeypatch: pytest.MonkeyPatch, vector: bool, tile: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: vector)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: tile)
    assert device.has_fast_bfloat16(torch.device("cpu")) == (vector or tile)
    assert not device.has_fast_bfloat16(torch.device("mps"))


def test_bfloat16_is_asked_of_the_very_card(monkeypatch: pytest.MonkeyPatch) -> None:
    current = [torch.device("cuda", 0)]

    @contextmanager
    def on(device: torch.device) -> Iterator[None]:
        current.append(device)
        yield
        current.pop()

    monkeypatch.setattr(torch.cuda, "device", on)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation: current[-1].index == 1)
    assert not device.has_fast_bfloat16(torch.device("cuda", 0))
    assert device.has_fast_bfloat16(torch.device("cuda", 1))


@pytest.mark.parametrize(("kind", "ordered"), [("cpu", False), ("cuda", True), ("mps", False)])
def test_sums_are_put_in_order_on_cuda_alone_and_no_longer_than_asked(kind: str, ordered: bool) -> None:
    with device.repeatable_sums(torch.device(kind)):
        assert torch.are_deterministic_algorithms_enabled() == ordered
    assert not torch.are_deterministic_algorithms_enabled()
