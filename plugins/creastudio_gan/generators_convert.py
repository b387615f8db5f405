"""The generator that makes models of other programs models of the library."""

from __future__ import annotations

from creastudio.api import Generator, Input
from creastudio_gan.params_convert import ConvertParams

CONVERT = Generator(
    id="gan.convert",
    title="Convert a model",
    summary="A StyleGAN2 or StyleGAN3 file (.pkl), or one of rosinality's (.pt), becomes a model of your library. Nothing in it is run.",
    category="Images",
    takes=(Input(name="file", kind="model", title="Model file (.pkl or .pt)", endings=(".pkl", ".pt")),),
    makes="text",
    good_for=("models from elsewhere",),
    params=ConvertParams,
    entry="creastudio_gan.engine.convert:run",
    device="cpu",
    memory=1500,
    quick=False,
    replay="exact",
)
