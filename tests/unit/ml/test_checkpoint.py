from __future__ import annotations

import errno
import zipfile
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import nn, optim

from creastudio.api import UserError
from creastudio.ml import checkpoint


def test_tensors_and_facts_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    tensors = {"x": torch.arange(6).view(2, 3).T, "y": torch.tensor(1.5)}
    checkpoint.write(path, tensors, {"seen": 7, "name": "späť"})
    found, facts = checkpoint.read(path)
    assert facts == {"seen": 7, "name": "späť"}
    assert torch.equal(found["x"], tensors["x"])
    assert torch.equal(found["y"], tensors["y"])
    assert [item.name for item in tmp_path.iterdir()] == ["a.safetensors"]


def test_a_full_disk_leaves_the_old_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.safetensors"
    checkpoint.write(path, {"x": torch.zeros(2)}, {"seen": 1})

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(checkpoint.os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        checkpoint.write(path, {"x": torch.ones(2)}, {"seen": 2})
    monkeypatch.undo()
    assert checkpoint.read(path)[1] == {"seen": 1}
    assert [item.name for item in tmp_path.iterdir()] == ["a.safetensors"]


def test_a_model_that_the_disk_refuses_is_a_user_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"'a\.safetensors' can't be written: Not a directory\."):
        checkpoint.write_model(tmp_path / "file" / "a.safetensors", {"x": torch.zeros(2)})
    checkpoint.write_model(tmp_path / "b.safetensors", {"x": torch.zeros(2)}, {"format": "pt"})
    assert torch.equal(load_file(tmp_path / "b.safetensors")["x"], torch.zeros(2))


def test_a_read_only_disk_is_a_user_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UserError, match=r"'a\.safetensors' can't be written: Read-only file system\."):
        checkpoint.write(tmp_path / "a.safetensors", {"x": torch.zeros(2)}, {})


def test_a_file_that_may_not_be_read_is_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"^The file 'a\.safetensors' can't be read: Permission denied\."):
        checkpoint.read(tmp_path / "a.safetensors")


@pytest.mark.parametrize("damage", [b"", b"not safetensors", b"\x80\x04\x95"])
def test_a_damaged_file_is_a_user_error(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(damage)
    with pytest.raises(UserError, match=r"'model\.safetensors' is damaged"):
        checkpoint.read(path)


def test_a_file_cut_short_or_missing_is_a_user_error(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    checkpoint.write(path, {"x": torch.zeros(1000)}, {})
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UserError, match="damaged"):
        checkpoint.read(path)
    with pytest.raises(UserError, match="missing"):
        checkpoint.read(tmp_path / "none.safetensors")


def test_an_optimiser_goes_on_as_if_nothing_had_happened() -> None:
    def trained(steps: int, model: nn.Linear, optimiser: optim.Optimizer) -> None:
        for step in range(steps):
            optimiser.zero_grad()
            (model(torch.full((1, 3), float(step + 1))) ** 2).sum().backward()
            optimiser.step()

    torch.manual_seed(0)
    model = nn.Linear(3, 2)
    optimiser = optim.Adam(model.parameters(), 0.01, betas=(0.0, 0.99))
    trained(3, model, optimiser)
    copy = nn.Linear(3, 2)
    copy.load_state_dict(model.state_dict())
    other = optim.Adam(copy.parameters(), 0.01, betas=(0.0, 0.99))
    state = {name: value.clone() for name, value in checkpoint.optimiser_tensors(optimiser).items()}
    checkpoint.restore_optimiser(other, state)
    trained(3, model, optimiser)
    trained(3, copy, other)
    assert torch.equal(model.weight, copy.weight)


def test_weights_that_do_not_fit_name_the_model() -> None:
    with pytest.raises(UserError, match="'cats' don't fit"):
        checkpoint.load_into(nn.Linear(3, 2), {"weight": torch.zeros(2, 3)}, "cats")
    many = nn.Sequential(*(nn.Linear(1, 1) for _ in range(99)))
    with pytest.raises(UserError) as long:
        checkpoint.load_into(many, {}, "cats")
    assert len(long.value.message) < 160, "not a list of all that is missing"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_refused(value: float) -> None:
    tensors = nn.Linear(3, 2).state_dict()
    tensors["weight"] = (
        tensors["weight"].clone().index_put_((torch.tensor(0), torch.tensor(0)), torch.tensor(value))
    )
    with pytest.raises(UserError, match="weights of 'cats' are no numbers"):
        checkpoint.load_into(nn.Linear(3, 2), tensors, "cats")


def test_half_keeps_counters_and_what_is_too_large_for_it() -> None:
    norm = nn.BatchNorm2d(2)
    assert norm.running_var is not None
    norm.running_var[1] = 1e6
    state = checkpoint.half(norm)
    assert state["weight"].dtype == torch.float16
    assert state["num_batches_tracked"].dtype == torch.int64
    assert state["running_var"].tolist() == [1, 1e6]


def test_prefixes_go_and_come() -> None:
    both = {
        **checkpoint.prefixed("a", {"x": torch.zeros(1)}),
        **checkpoint.prefixed("ab", {"y": torch.ones(1)}),
    }
    assert list(checkpoint.below("a", both)) == ["x"]


def test_sha256(tmp_path: Path) -> None:
    path = tmp_path / "abc"
    path.write_bytes(b"abc")
    assert (
        checkpoint.sha256(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )  # FIPS 180-2


def test_foreign_weights_that_would_run_code_are_refused_and_nothing_runs(tmp_path: Path) -> None:
    canary = tmp_path / "canary"

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (canary,)

    torch.save({"weight": Evil()}, tmp_path / "evil.pth")
    with pytest.raises(UserError, match=r"'evil.pth' can't be read as plain weights"):
        checkpoint.read_foreign(tmp_path / "evil.pth", 10**6)
    assert not canary.exists()


def test_foreign_weights_are_plain_tensors_and_not_too_large(tmp_path: Path) -> None:
    torch.save({"weight": torch.ones(2)}, tmp_path / "good.pth")
    assert torch.equal(checkpoint.read_foreign(tmp_path / "good.pth", 10**6)["weight"], torch.ones(2))

    torch.save({"weight": torch.ones(2), "epoch": 3}, tmp_path / "more.pth")
    with pytest.raises(UserError, match="holds more than plain weights"):
        checkpoint.read_foreign(tmp_path / "more.pth", 10**6)

    with pytest.raises(UserError, match="is larger than"):
        checkpoint.read_foreign(tmp_path / "good.pth", 100)


@pytest.mark.parametrize("suffix", ["", ".pth"])
def test_the_content_says_what_foreign_weights_are(tmp_path: Path, suffix: str) -> None:
    """Inputs of jobs lie under their hash, without a suffix."""
    save_file({"weight": torch.ones(2)}, tmp_path / f"plain{suffix}")
    torch.save({"weight": torch.ones(2)}, tmp_path / f"zip{suffix}")
    for name in ("plain", "zip"):
        found = checkpoint.read_foreign(tmp_path / f"{name}{suffix}", 10**6)
        assert torch.equal(found["weight"], torch.ones(2)), name


def test_foreign_weights_are_named_as_the_person_calls_them(tmp_path: Path) -> None:
    (tmp_path / "ab12").write_bytes(b"nothing of the kind")
    with pytest.raises(UserError, match="'My weights' can't be read"):
        checkpoint.read_foreign(tmp_path / "ab12", 10**6, "My weights")


def test_weights_that_unfold_to_more_than_they_may_have_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "small.pth"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data/0", bytes(4_000_000))
    assert path.stat().st_size < 10_000
    assert checkpoint.unpacked_bytes(path) == 4_000_000
    with pytest.raises(UserError, match=r"'small\.pth' is larger than the 1 MB"):
        checkpoint.read_foreign(path, 1_000_000)


def test_an_archive_whose_list_of_names_is_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.pth"
    torch.save({"weight": torch.ones(2)}, path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"names/data.pkl", b"\xb8ames/data.pkl"))
    with pytest.raises(UserError, match=r"'names\.pth' can't be read as plain weights"):
        checkpoint.read_foreign(path, 10**6)


def test_weights_that_show_one_number_a_million_times_are_refused(tmp_path: Path) -> None:
    """A view of no stride is stored as the one number that it shows, and unfolds when it is looked at."""
    path = tmp_path / "view.pth"
    torch.save({"weight": torch.ones(1).expand(10**6, 10**6)}, path)
    assert path.stat().st_size < 10_000
    with pytest.raises(UserError, match=r"'view\.pth' would take more than 1 MB"):
        checkpoint.read_foreign(path, 1_000_000)


def test_tensors_alone_have_no_facts_beside_them(tmp_path: Path) -> None:
    path, plain = tmp_path / "a.safetensors", tmp_path / "b.safetensors"
    checkpoint.write(path, {"x": torch.ones(2)}, None)
    save_file({"x": torch.ones(2)}, plain)
    assert path.read_bytes() == plain.read_bytes()
