"""Simplified Chinese for everything that the generators show: a module for each."""

from __future__ import annotations

from creastudio_music.words import (
    analyze,
    arranger,
    common,
    composing,
    describe,
    evaluate,
    likeness,
    pieces,
    sung,
    theory,
    train,
    tune,
)

ZH_CN: dict[str, str] = {
    **composing.ZH_CN,
    **describe.ZH_CN,
    **likeness.ZH_CN,
    **common.ZH_CN,
    **arranger.ZH_CN,
    **pieces.ZH_CN,
    **sung.ZH_CN,
    **theory.ZH_CN,
    **tune.ZH_CN,
    **train.ZH_CN,
    **analyze.ZH_CN,
    **evaluate.ZH_CN,
}
"""English -> Chinese, of all generators."""
