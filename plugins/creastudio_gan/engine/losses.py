"""The loss: relativistic pairing with zero-centred gradient penalties on real and made images (Huang et al. 2024).

Each made image is judged against a real one (RpGAN, Jolicoeur-Martineau 2019), which keeps modes that a plain loss
drops; R1 and R2 (Mescheder et al. 2018) make it converge.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def discriminator_loss(network: nn.Module, real: Tensor, made: Tensor, gamma: float) -> tuple[Tensor, Tensor]:
    """Return the loss of the discriminator, penalty included, and the loss without it.

    Parameters
    ----------
    network : nn.Module
        Called with images and how many sets of equal size they are, as ``Discriminator`` is.
    real, made : Tensor
        (n, 3, h, w), after augmentation; `made` detached from the generator.
    gamma : float
        Weight of both penalties: gamma / 2 times the mean squared norm of the gradient with respect to pixels.
    """
    images = torch.cat([real, made]).requires_grad_(True)
    logits = network(images, sets=2).float()  # (2n,), in one pass
    (slopes,) = torch.autograd.grad(logits.sum(), images, create_graph=True)
    penalty = slopes.square().sum(dim=(1, 2, 3)).mean() * 2  # R1 + R2: two means over half the batch each
    on_real, on_made = logits.chunk(2)
    loss = F.softplus(on_made - on_real).mean()
    return loss + gamma / 2 * penalty, loss.detach()


def generator_loss(network: nn.Module, real: Tensor, made: Tensor) -> Tensor:
    """Return the loss of the generator; gradients flow through `made` only."""
    with torch.no_grad():
        on_real = network(real).float()
    return F.softplus(on_real - network(made).float()).mean()
