"""Simplified Chinese for everything that the generators show: a module for each."""

from __future__ import annotations

from creastudio_layout.words import (
    campaign,
    compose,
    reasons,
    resolve,
    results,
)

ZH_CN: dict[str, str] = {
    **compose.ZH_CN,
    **resolve.ZH_CN,
    **reasons.ZH_CN,
    **campaign.ZH_CN,
    **results.ZH_CN,
}
"""English -> Chinese, of all generators."""

EN: dict[str, str] = {}
"""Id -> English, of choices that are ids."""
