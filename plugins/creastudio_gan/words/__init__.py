"""Simplified Chinese for all that the generators and the trainer show and say."""

from __future__ import annotations

from creastudio_gan.words import (
    common,
    convert,
    dataset,
    evaluate,
    findings,
    latent,
    states,
    training,
    walk,
)

ZH_CN: dict[str, str] = {
    **common.ZH_CN,
    **findings.ZH_CN,
    **dataset.ZH_CN,
    **evaluate.ZH_CN,
    **walk.ZH_CN,
    **states.ZH_CN,
    **latent.ZH_CN,
    **training.ZH_CN,
    **convert.ZH_CN,
}
"""English -> Chinese."""
