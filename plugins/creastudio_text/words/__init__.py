"""Simplified Chinese for everything that the generators show: a module for each."""

from __future__ import annotations

from creastudio_text.words import (
    ad_copy,
    article,
    common,
    convert,
    decoding,
    desk,
    dialogue,
    evaluate,
    flags,
    merge,
    rewrite,
    sampling,
    script,
    train,
    tune,
    verse,
    write,
)

ZH_CN: dict[str, str] = {
    **common.ZH_CN,
    **desk.ZH_CN,
    **sampling.ZH_CN,
    **tune.ZH_CN,
    **convert.ZH_CN,
    **merge.ZH_CN,
    **evaluate.ZH_CN,
    **write.ZH_CN,
    **decoding.ZH_CN,
    **rewrite.ZH_CN,
    **ad_copy.ZH_CN,
    **dialogue.ZH_CN,
    **article.ZH_CN,
    **script.ZH_CN,
    **train.ZH_CN,
    **flags.ZH_CN,
    **verse.ZH_CN,
}
"""English -> Chinese, of all generators."""
