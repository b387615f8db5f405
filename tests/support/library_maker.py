"""Makes small wheels of libraries for tests, so that nothing is fetched."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from pathlib import Path

from creastudio.host.wheel import record_digest


def make_wheel(
    folder: Path,
    name: str,
    version: str = "1.0",
    *,
    requires: tuple[str, ...] = (),
    licence: str = "MIT",
    tag: str = "py3-none-any",
    source: str = "",
) -> Path:
    """Write the wheel of a library whose one module says its version, and return its path."""
    package = name.replace("-", "_")
    info = f"{package}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: {licence}\n"
    metadata += "".join(f"Requires-Dist: {text}\n" for text in requires)
    files = {
        f"{package}/__init__.py": source or f'__version__ = "{version}"\n',
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    record = io.StringIO()
    for path, text in files.items():
        digest = record_digest(hashlib.sha256(text.encode()).digest())
        csv.writer(record, lineterminator="\n").writerow((path, f"sha256={digest}", len(text.encode())))
    record.write(f"{info}/RECORD,,\n")
    files[f"{info}/RECORD"] = record.getvalue()
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{package}-{version}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return wheel
