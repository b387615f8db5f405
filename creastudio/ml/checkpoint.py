"""Tensors and facts in one safetensors file, written so that a kill leaves the old file or the new one.

No pickle is ever written or read. The JSON facts travel in the header of the same file, hence tensors and facts
can't come from different moments.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save, save_file
from torch import Tensor, nn, optim

from creastudio.api import UserError
from creastudio.api.zip_members import BAD_ZIP

FACTS = "creastudio"

Net = TypeVar("Net", bound=nn.Module)


def write(path: Path, tensors: Mapping[str, Tensor], facts: Mapping[str, Any] | None) -> None:
    """Write `tensors` and JSON-able `facts` to `path` in one atomic step.

    Written beside, synced, then put in place; on a full disk the file that was there stays.

    Parameters
    ----------
    facts : mapping, optional
        None for tensors alone, as the weights of a model are.

    Raises
    ------
    UserError
        When the disk is full or read-only.
    """
    plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    data = save(plain, metadata=None if facts is None else {FACTS: json.dumps(dict(facts))})
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):  # on a read-only disk even that fails
            beside.unlink()
        raise _unwritable(path, error.strerror) from None


def write_model(path: Path, tensors: Mapping[str, Tensor], metadata: Mapping[str, str] | None = None) -> None:
    """Write contiguous tensors on the CPU as a safetensors file, without a copy of all of them in memory.

    Parameters
    ----------
    metadata : mapping, optional
        What its header holds beside.

    Raises
    ------
    UserError
        When the disk is full or read-only.
    """
    try:
        save_file(dict(tensors), path, None if metadata is None else dict(metadata))
    except (SafetensorError, OSError) as error:
        # The library tells what the system said in words only.
        number = re.search(r"\(os error (\d+)\)", str(error))
        raise _unwritable(path, os.strerror(int(number[1])) if number else str(error)) from None


def _unwritable(path: Path, why: str | None) -> UserError:
    return UserError(
        f"The checkpoint '{path.name}' can't be written: {why}.",
        hint="Free some disk space, or choose another folder for the studio's data.",
    )


def read(
    path: Path, hint: str = "Import the model again from where it came."
) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Return the tensors, on the CPU, and facts of a file that ``write`` made.

    Parameters
    ----------
    hint : str
        What to do where the file is damaged.

    Raises
    ------
    UserError
        When the file is missing, can't be opened, is cut short, or no safetensors file.
    """
    try:
        path.open("rb").close()  # safetensors calls any file that it can't open a missing one
        with safe_open(path, framework="pt") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a dict)
            facts = json.loads((file.metadata() or {}).get(FACTS, "{}"))
    except FileNotFoundError:
        raise UserError(f"The file '{path.name}' is missing.", hint="Locate it or train again.") from None
    except OSError as error:
        raise UserError(
            f"The file '{path.name}' can't be read: {error.strerror or error}.", hint="Check its permissions."
        ) from None
    except (SafetensorError, ValueError) as error:
        raise UserError(
            f"The file '{path.name}' is damaged or no safetensors file ({error}).", hint
        ) from None
    return tensors, facts


def read_foreign(path: Path, max_bytes: int, name: str = "") -> dict[str, Tensor]:
    """Return the tensors, on the CPU, of weights from elsewhere: a safetensors file, or a ``.pth`` of plain tensors.

    Which it is says its content, as an input of a job lies under another name. A ``.pth`` is read by torch's weights-only
    reader, which builds tensors and containers and calls nothing else.

    Parameters
    ----------
    name : str
        What a person calls the file; its own name when left out.

    Raises
    ------
    UserError
        When the file is missing, too large, damaged, or holds anything but tensors.
    """
    name = name or path.name
    if path.is_file() and unpacked_bytes(path) > max_bytes:
        raise UserError(f"'{name}' is larger than the {max_bytes / 1e6:.0f} MB that such weights may have.")
    if not path.is_file() or is_safetensors(path):
        return read(path, hint="Choose another file.")[0]
    try:
        held = torch.load(path, map_location="cpu", weights_only=True)  # noqa: TID251 - weights only: nothing is called
    except Exception:  # noqa: BLE001 - what it raises for damage depends on where the damage is
        raise UserError(
            f"'{name}' can't be read as plain weights.",
            hint="Files that hold more than tensors can run code, so they are never opened: convert it to safetensors.",
        ) from None
    if not isinstance(held, dict) or not all(isinstance(value, Tensor) for value in held.values()):
        raise UserError(f"'{name}' holds more than plain weights.", hint="Choose a file of a state alone.")
    check_room(held, max_bytes, name)
    return {str(key): tensor for key, tensor in held.items()}


def unpacked_bytes(path: Path) -> int:
    """Return how many bytes a file has, or unfolds to: torch's own are archives, and may be packed tightly."""
    size = path.stat().st_size
    with contextlib.suppress(*BAD_ZIP), zipfile.ZipFile(path) as archive:
        size = max(size, sum(item.file_size for item in archive.infolist()))
    return size


def check_room(held: Any, max_bytes: int, name: str) -> None:
    """Refuse tensors that would fill the memory: a view may show one number as a thousand times a thousand.

    Parameters
    ----------
    held : Any
        Tensors, or mappings and sequences of them, as torch's weights-only reader gives them.
    max_bytes : int
        What all of them may take once each has memory of its own.

    Raises
    ------
    UserError
        When they would take more; `name` says of which file.
    """
    if _bytes_of(held) > max_bytes:
        raise UserError(
            f"The weights in '{name}' would take more than {max_bytes / 1e6:.0f} MB of memory.",
            hint="The file is damaged, or made to fill the memory: get it again from where it came.",
        )


def _bytes_of(held: Any) -> int:
    if isinstance(held, Tensor):
        return held.numel() * held.element_size()
    if isinstance(held, Mapping):
        return sum(map(_bytes_of, held.values()))
    return sum(map(_bytes_of, held)) if isinstance(held, list | tuple) else 0


def is_safetensors(path: Path) -> bool:
    """Whether a file begins with the length of a JSON header, and that header; or is called so."""
    with path.open("rb") as file:
        head = file.read(9)
    return path.suffix.lower() == ".safetensors" or head[8:] == b"{"


def half(module: nn.Module) -> dict[str, Tensor]:
    """Return the state of `module`, on the CPU, for shipping.

    Floating-point tensors are in fp16, except those that hold a value beyond its range (65,504).
    """
    return {name: _halved(tensor.detach().cpu()).contiguous() for name, tensor in module.state_dict().items()}


def _halved(tensor: Tensor) -> Tensor:
    if not tensor.is_floating_point():
        return tensor
    small = tensor.half()
    return small if torch.equal(small.isfinite(), tensor.isfinite()) else tensor


def load_into(module: nn.Module, tensors: Mapping[str, Tensor], name: str) -> None:
    """Load `tensors` (any float type) into `module`, whose own types are kept.

    Raises
    ------
    UserError
        When the tensors don't fit the network, or aren't all numbers; `name` says which model it was.
    """
    check_finite(tensors, name)
    try:
        module.load_state_dict(dict(tensors))
    except RuntimeError as error:
        first = str(error).splitlines()[1].strip() if "\n" in str(error) else str(error)
        raise _misfit(name, first) from None


def built(build: Callable[[], Net], tensors: Mapping[str, Tensor], name: str) -> Net:
    """Return the network that `build` makes, with weights from a file.

    Whether they fit is seen before any memory is taken, so that a small file can't ask for a giant.

    Raises
    ------
    UserError
        As ``load_into``.
    """
    with torch.device("meta"):
        wanted = {key: tuple(tensor.shape) for key, tensor in build().state_dict().items()}
    given = {key: tuple(tensor.shape) for key, tensor in tensors.items()}
    odd = next((key for key in sorted(wanted.keys() | given.keys()) if wanted.get(key) != given.get(key)), "")
    if odd:
        raise _misfit(name, f"'{odd}' has the shape {given.get(odd)}, and {wanted.get(odd)} is wanted")
    network = build()
    load_into(network, tensors, name)
    return network


def _misfit(name: str, why: str) -> UserError:
    return UserError(
        f"The weights of '{name}' don't fit its network: {textwrap.shorten(why, 100, placeholder=' …')}.",
        hint="The model was made by another version; export it again there or train a new one.",
    )


def check_finite(tensors: Mapping[str, Tensor], name: str) -> None:
    """Refuse weights that hold NaN or infinity, with which a network makes black pictures or none.

    Raises
    ------
    UserError
        When a value is no number; `name` says which model it was.
    """
    if not all(bool(tensor.isfinite().all()) for tensor in tensors.values() if tensor.is_floating_point()):
        raise UserError(
            f"Some weights of '{name}' are no numbers (NaN), so it can't make anything.",
            hint="Its training broke down, or the file is damaged: choose another model, or import it again.",
        )


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def prefixed(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return `tensors` with ``prefix/`` before each name."""
    return {f"{prefix}/{name}": tensor for name, tensor in tensors.items()}


def below(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the tensors that ``prefixed`` put under `prefix`, under their own names."""
    start = f"{prefix}/"
    return {name[len(start) :]: tensor for name, tensor in tensors.items() if name.startswith(start)}


def optimiser_tensors(optimiser: optim.Optimizer) -> dict[str, Tensor]:
    """Return the state of an optimiser whose every entry is a tensor (Adam's moments and step counts).

    Learning rates aren't kept: the schedule sets them from the number of images seen.
    """
    state: dict[int, dict[str, Tensor]] = optimiser.state_dict()["state"]
    return {f"{index}/{name}": value for index, entry in state.items() for name, value in entry.items()}


def restore_optimiser(optimiser: optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    """Put back what ``optimiser_tensors`` gave."""
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        index, _, name = key.partition("/")
        state.setdefault(int(index), {})[name] = value
    groups = optimiser.state_dict()["param_groups"]
    optimiser.load_state_dict({"state": state, "param_groups": groups})


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no way to ask for it and doesn't need one."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
