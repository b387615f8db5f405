"""Which device computes, and with how many threads."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from creastudio.api import UserError

CPU = torch.device("cpu")


@dataclass(frozen=True)
class Choice:
    """A device and, for `doctor`, why it was taken.

    Attributes
    ----------
    device : torch.device
    reason : str
        One clause, shown to a person.
    """

    device: torch.device
    reason: str


def choose(wish: str = "auto") -> Choice:
    """Return the device to compute on: CUDA before MPS before CPU, the first that works.

    Parameters
    ----------
    wish : str
        "auto", or a device as torch names it ("cuda", which is "cuda:0"; "cuda:1", "mps", "cpu").

    Raises
    ------
    UserError
        When a device was named that this machine or this build of torch doesn't have.
    """
    if wish != "auto":
        return Choice(_named(wish), "asked for")
    found = list(_accelerators())
    for choice in found:
        if _works(choice.device):
            return choice
    if found:
        return Choice(CPU, f"{found[0].reason} is there, but can't be used by this build of torch")
    return Choice(CPU, "no CUDA or Metal device was found")


def _accelerators() -> Iterator[Choice]:
    if torch.cuda.is_available():
        yield Choice(torch.device("cuda", 0), f"CUDA device {torch.cuda.get_device_name(0)}")
    if torch.backends.mps.is_available():
        yield Choice(torch.device("mps"), "Metal (MPS)")


def _works(device: torch.device) -> bool:
    """Tell whether `device` runs a kernel: a card that is too old for this build of torch only fails then."""
    try:
        return float(torch.ones(1, device=device).add(1)) == 2
    except RuntimeError:
        return False


def _named(wish: str) -> torch.device:
    try:
        device = torch.device(wish)
    except RuntimeError:
        raise UserError(f"There is no device '{wish}'.", hint="Use auto, cpu, cuda, cuda:1 or mps.") from None
    found = {
        "cpu": True,
        "cuda": torch.cuda.is_available() and (device.index or 0) < torch.cuda.device_count(),
        "mps": torch.backends.mps.is_available(),
    }
    if not found.get(device.type, False):
        raise UserError(f"This machine can't compute on '{wish}'.", hint="Use auto or cpu.")
    return torch.device("cuda", 0) if wish == "cuda" else device


def cores() -> int:
    """Return how many cores this process may use: in a container or under ``taskset`` fewer than there are."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def default_threads() -> int:
    """Return how many threads torch may use: all cores but one, which is left to the window.

    The environment variable ``CREASTUDIO_THREADS`` overrides it. Sums are split by thread, so results are equal to
    the bit only between runs with the same number.
    """
    wish = os.environ.get("CREASTUDIO_THREADS", "")
    if wish.isdecimal() and int(wish) > 0:
        return int(wish)
    return max(1, cores() - 1)


def prepare(device: str | torch.device, threads: int | None = None) -> torch.device:
    """Set torch up for repeatable work on `device` and return it.

    cuDNN's benchmark mode is off: it picks kernels by timing them, which costs memory spikes and makes the
    same seed give other bits.

    Parameters
    ----------
    device : str or torch.device
        As `JobContext.device` names it.
    threads : int, optional
        CPU threads; ``default_threads()`` when left out.
    """
    torch.set_num_threads(threads or default_threads())
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True
    return torch.device(device)


@contextmanager
def repeatable_sums(device: torch.device) -> Iterator[None]:
    """Within it ``index_add_`` and its like add in one order on CUDA too, as they do on the CPU; it is slower."""
    if device.type != "cuda":
        yield
        return
    before = torch.are_deterministic_algorithms_enabled()
    torch.use_deterministic_algorithms(True)
    try:
        yield
    finally:
        torch.use_deterministic_algorithms(before)


def has_fast_bfloat16(device: torch.device) -> bool:
    """Tell whether convolutions in bfloat16 are faster than in float32 on `device`."""
    if device.type == "cuda":
        with torch.cuda.device(device):  # of several, the question is about the current one
            return torch.cuda.is_bf16_supported(including_emulation=False)
    if device.type == "cpu":
        return torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return False
