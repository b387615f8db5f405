"""What a job may have been started with."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.testing import FakeContext, tiny_png
from creastudio.ml.job_inputs import kept_manifests, optional_input


def test_an_input_is_there_or_none(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(tiny_png(1, 8))
    context = FakeContext(tmp_path / "job", inputs={"picture": file})
    found = optional_input(context, "picture")
    assert found is not None
    assert (found.path, found.media_type) == (file, "image/png")
    assert optional_input(context, "logo") is None


def test_manifests_are_kept_where_the_studio_says(tmp_path: Path) -> None:
    assert kept_manifests(FakeContext(tmp_path / "a", settings={"datasets": str(tmp_path)})) == tmp_path
    assert kept_manifests(FakeContext(tmp_path / "b")) == tmp_path / "b" / "datasets"
