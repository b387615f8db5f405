"""Our compositor beside psd-tools' own, which is given the PSD that we write: agreement and time, in one run."""

from __future__ import annotations

from tests.bench.projects import probe
from tests.bench.rows import Row

NEEDS = ("creastudio.export.psd",)


def run() -> list[Row]:
    """Compare every blend mode."""
    told = probe("probe_psd_peer")
    plain, stacked = told["plain"], told["stacked"]
    how = f"px within 2 of 255, {told['blends']} modes, {told['size']} px"
    return [
        Row(
            "psd-tools sees the same, worst blend mode",
            plain["percent"],
            "%",
            99.5,
            ">=",
            note=f"{plain['blend']}; {how}",
        ),
        Row(
            "the same over two half transparent layers",
            stacked["percent"],
            "%",
            note=f"{stacked['blend']}; we round each layer to 8 bit, psd-tools none, and near grey that grows",
        ),
        Row(
            "compositing beside psd-tools",
            told["psd_tools"] / told["ours"],
            "x",
            note=f"its {told['psd_tools']:.1f} s over our {told['ours']:.1f} s, all modes over two layers",
        ),
    ]
