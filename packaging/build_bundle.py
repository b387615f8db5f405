"""Build the frozen app: ``make bundle`` runs this, then the smoke test. Takes three to four minutes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "creastudio"

# The libraries whose symbol tables are worth taking off; stripping everything breaks some signed or packed ones.
STRIPPED = ("libtorch_cpu.so", "libtorch_python.so", "libtorch.so", "libpython3*.so*")


def main() -> int:
    """Run PyInstaller, strip the largest libraries, say what came out."""
    start = time.monotonic()
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    print("Building the bundle (a few minutes) ...", flush=True)
    subprocess.run([*command, str(ROOT / "packaging" / "creastudio.spec")], cwd=ROOT, check=True)
    strip_libraries()
    size = sum(file.stat().st_size for file in BUNDLE.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{BUNDLE}: {size / 2**20:.0f} MB, built in {time.monotonic() - start:.0f} s")
    return 0


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
