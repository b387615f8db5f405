"""Presets of trainings: what a machine can do in the time there is, unless a person says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

MachinePreset = Literal["laptop 15 min", "laptop 1 h", "workstation 1 h", "workstation overnight"]
"""The machines and times that trainers of all media have presets for; the workstation has a GPU."""


@dataclass(frozen=True)
class SequencePreset:
    """A network that learns sequences (texts, music), and how much of them it sees.

    Attributes
    ----------
    layers, width : int
        Of the network; the width in channels.
    context : int
        Tokens that are learned at once.
    batch : int
        Tokens a step.
    ktokens : float
        Thousand tokens to see at most.
    gpu : bool
        Whether it is meant for a machine with a GPU.
    """

    layers: int
    width: int
    context: int
    batch: int
    ktokens: float
    gpu: bool = False

    def changed(
        self,
        *,
        layers: int | None = None,
        width: int | None = None,
        context: int | None = None,
        batch: int | None = None,
        ktokens: float | None = None,
    ) -> SequencePreset:
        """Return it with what a person has set; None for what is left to the preset.

        >>> SequencePreset(4, 192, 768, 2048, 2500).changed(width=64).width
        64
        """
        return replace(
            self,
            layers=self.layers if layers is None else layers,
            width=self.width if width is None else width,
            context=self.context if context is None else context,
            batch=self.batch if batch is None else batch,
            ktokens=self.ktokens if ktokens is None else ktokens,
        )
