"""Make an engine pack of the engine in a bundle: one zip file that ``creastudio engine add`` takes.

``python packaging/engine_pack.py --torch cuda`` after ``make bundle TORCH=cuda``; of a bundle for the processor the pack has
the files that both programs share.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import platforms

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from creastudio.engines.manifest import NAME, PackManifest, this_platform  # noqa: E402

LEVEL = 6
"""Of deflate; a higher one takes minutes for two hundredths of the size."""


def make_pack(engine: Path, out: Path, accelerator: str) -> Path:
    """Zip the engine's folder `engine` into the folder `out` and return the file.

    Links that lead out of it are followed, so that the pack is whole by itself.
    """
    torch = json.loads((engine / "engine.json").read_text(encoding="utf-8"))["torch"]
    program = "creastudio-engine.exe" if (engine / "creastudio-engine.exe").exists() else "creastudio-engine"
    name = f"{accelerator}-{torch.partition('+')[0]}"
    files: dict[str, dict[str, object]] = {}
    links: dict[str, str] = {}
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"creastudio-engine-{name}-{this_platform()}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as pack:
        for file in sorted(path for path in engine.rglob("*") if path.is_file()):
            path = file.relative_to(engine).as_posix()
            whole = file.resolve()
            if file.is_symlink() and whole.is_relative_to(engine.resolve()):
                links[path] = whole.relative_to(engine.resolve()).as_posix()
                continue
            files[path] = _described(file)
            pack.write(whole, path)
        manifest = {
            "format": 1,
            "name": name,
            "torch": torch,
            "accelerator": accelerator,
            "platform": this_platform(),
            "creastudio": version_range(platforms.version()),
            "program": program,
            "files": files,
            "links": links,
        }
        checked = PackManifest.model_validate(manifest)
        pack.writestr(NAME, checked.model_dump_json())
    return target


def version_range(version: str) -> str:
    """Return the versions whose code an engine of this one can run: those with the same libraries' needs, 0.1 to 0.2."""
    major, minor = (int(part) for part in version.split(".")[:2])
    return f">={major}.{minor},<{major}.{minor + 1}" if major == 0 else f">={major}.{minor},<{major + 1}"


def _described(file: Path) -> dict[str, object]:
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    status = file.stat()
    return {"size": status.st_size, "sha256": digest, "executable": bool(status.st_mode & 0o100)}


def main() -> int:
    """Make the pack of dist/creastudio/engine."""
    parser = argparse.ArgumentParser(description="Make an engine pack of a bundle's engine.")
    parser.add_argument("--torch", choices=("cpu", "cuda", "rocm", "mps"), default="cpu")
    parser.add_argument("--engine", type=Path, default=ROOT / "dist" / "creastudio" / "engine")
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "dist")
    arguments = parser.parse_args()
    target = make_pack(arguments.engine, arguments.out, arguments.torch)
    print(f"{target}: {target.stat().st_size / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
