"""The losses: relativistic pairing, and the non-saturating one, with zero-centred gradient penalties.

Relativistic (RpGAN; Jolicoeur-Martineau 2019, Huang et al. 2024): each made image is judged against a real one of the
same label, which keeps modes that a plain loss drops; R1 on real and R2 on made images (Mescheder et al. 2018) make it
converge. Non-saturating (Goodfellow et al. 2014) with R1 alone is cheaper a step, and the fallback. Projected: the hinge
loss (Lim and Ye 2017) of a discriminator that needs no penalty (see ``projected``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

LossName = Literal["relativistic", "nonsaturating", "projected"]


@dataclass(frozen=True)
class Losses:
    """One pair of losses.

    Attributes
    ----------
    name : {"relativistic", "nonsaturating", "projected"}
    every : int
        Steps between gradient penalties, which then weigh as much more (lazy regularisation, Karras et al. 2020,
        appendix B).
    """

    name: LossName = "relativistic"
    every: int = 1

    def discriminator(
        self,
        network: nn.Module,
        real: Tensor,
        made: Tensor,
        gamma: float,
        label: Tensor | None = None,
        step: int = 0,
    ) -> tuple[Tensor, Tensor]:
        """Return the loss of the discriminator, penalty included, and the loss without it.

        Parameters
        ----------
        network : nn.Module
            Called with images, labels and how many sets of equal size they are, as ``Discriminator`` is.
        real, made : Tensor
            (n, 3, h, w), after augmentation; `made` detached from the generator.
        gamma : float
            Weight of the penalties: gamma / 2 times the mean squared norm of the gradient with respect to pixels.
        label : Tensor, optional
            (n,) indices, of real and made images alike.
        step : int
            Which step of the training this is.
        """
        penalised = step % self.every == 0 and self.name != "projected"
        images = torch.cat([real, made]).requires_grad_(penalised)
        labels = None if label is None else label.repeat(2)
        logits = network(images, labels, sets=2).float()  # (2n,), projected (2n, places), in one pass
        on_real, on_made = logits.chunk(2)
        if self.name == "relativistic":
            loss = F.softplus(on_made - on_real).mean()
        elif self.name == "projected":
            loss = F.relu(1 + on_made).mean() + F.relu(1 - on_real).mean()
        else:
            loss = F.softplus(on_made).mean() + F.softplus(-on_real).mean()
        if not penalised:
            return loss, loss.detach()
        judged = logits.sum() if self.name == "relativistic" else on_real.sum()
        (slopes,) = torch.autograd.grad(judged, images, create_graph=True)
        # R1 + R2, or R1 where the slopes on made images are 0: means over half of the batch each.
        penalty = slopes.float().square().sum(dim=(1, 2, 3)).mean() * 2
        return loss + self.every * gamma / 2 * penalty, loss.detach()

    def generator(
        self, network: nn.Module, real: Tensor, made: Tensor, label: Tensor | None = None
    ) -> Tensor:
        """Return the loss of the generator; gradients flow through `made` only."""
        on_made = network(made, label).float()
        if self.name == "nonsaturating":
            return F.softplus(-on_made).mean()
        if self.name == "projected":
            return -on_made.mean()
        with torch.no_grad():
            on_real = network(real, label).float()
        return F.softplus(on_real - on_made).mean()
