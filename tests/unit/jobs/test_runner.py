"""How the ends of a job are told apart."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from creastudio.api import NoParams
from creastudio.jobs.context import JobFolders
from creastudio.jobs.control import JobControl
from creastudio.jobs.job import JobRequest
from creastudio.jobs.protocol import Message
from creastudio.jobs.runner import Outcome, out_of_memory, run_entry


class Silent:
    """A transport that nobody listens to."""

    def send(self, message: Message) -> None:
        """Drop it."""

    def call(self, message: Message) -> dict[str, Any]:
        return {}


def _outcome(raised: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Run a job that raises `raised`."""

    def run(params: NoParams, ctx: object) -> None:
        raise raised

    module = ModuleType("toy_of_the_runner")
    module.run, module.NoParams = run, NoParams  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    request = JobRequest(
        work="toy.run",
        title="Toy",
        entry=f"{module.__name__}:run",
        params_entry=f"{module.__name__}:NoParams",
    )
    folders = JobFolders(tmp_path, tmp_path, tmp_path)
    return run_entry(request, folders, {}, JobControl(), Silent())


class OutOfMemoryError(RuntimeError):
    """Named as torch names its own."""


@pytest.mark.parametrize(
    "raised",
    [
        MemoryError(),
        OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB."),
        # These come as plain RuntimeErrors.
        RuntimeError(
            "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory"
        ),
        RuntimeError("[enforce fail at alloc_cpu.cpp:72] data. DefaultCPUAllocator: not enough memory"),
        RuntimeError("MPS backend out of memory (MPS allocated: 17.2 GB, max allowed: 18.1 GB)."),
        RuntimeError("CUDA error: out of memory"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    ],
    ids=lambda raised: str(raised)[:24],
)
def test_every_way_of_running_out_of_memory(
    raised: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = _outcome(raised, tmp_path, monkeypatch)
    assert outcome.ending == "memory"
    assert outcome.message == "'Toy' needs more memory than this machine has free."


def test_a_training_is_told_what_would_need_less_memory() -> None:
    request = JobRequest(
        work="toy.train", title="Toy", entry="toy:run", params_entry="toy:Params", trains=True
    )
    assert out_of_memory(request, "").hint.startswith("Choose a smaller batch")
    assert "batch" not in out_of_memory(request.model_copy(update={"trains": False}), "").hint


def test_what_torch_says_without_memory_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    with pytest.raises(RuntimeError) as error:
        torch.empty(10**15)
    assert _outcome(error.value, tmp_path, monkeypatch).ending == "memory"


@pytest.mark.parametrize(
    "raised", [RuntimeError("mat1 and mat2 shapes cannot be multiplied"), ValueError("out of memory")]
)
def test_other_errors_are_bugs(raised: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = _outcome(raised, tmp_path, monkeypatch)
    assert outcome.ending == "bug"
    assert str(raised) in outcome.message
