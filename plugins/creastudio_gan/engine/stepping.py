"""One step of both networks, in parts where memory asks for it.

All chances of a step are drawn for the whole batch before anything is computed; so parts, and doing it again in smaller
ones, change nothing but the last bits of sums.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn, optim

from creastudio.ml.augment import Change
from creastudio.ml.ema import BATCH_NORMS
from creastudio_gan.engine.losses import Losses
from creastudio_gan.engine.micro import Micro
from creastudio_gan.engine.models import Network


@dataclass(frozen=True)
class Batch:
    """What one step sees.

    Attributes
    ----------
    z : Tensor
        (n, z_dim) latents.
    real, rival : Tensor
        (n, 3, h, w) pictures for the discriminator, and others for the generator to be judged against.
    label : Tensor or None
        (n,) of all of them.
    changes : tuple of Change
        Of `real`, of what is made for the discriminator, of `rival`, of what is made for the generator.
    """

    z: Tensor
    real: Tensor
    rival: Tensor
    label: Tensor | None
    changes: tuple[Change, Change, Change, Change]

    def labels(self, part: slice) -> Tensor | None:
        """Return the labels of a part."""
        return None if self.label is None else self.label[part]


class Stepper:
    """Trains a generator and a discriminator on batches.

    Parameters
    ----------
    autocast : callable
        Returns the context in which networks are called.
    micro : Micro
    """

    def __init__(
        self,
        generator: Network,
        discriminator: nn.Module,
        optimisers: tuple[optim.Optimizer, optim.Optimizer],
        losses: Losses,
        autocast: Callable[[], torch.autocast],
        micro: Micro,
    ) -> None:
        self.generator, self.discriminator = generator, discriminator
        self._opt_g, self._opt_d = optimisers
        self._losses, self._autocast, self.micro = losses, autocast, micro
        self._trained = [p for p in discriminator.parameters() if p.requires_grad]
        # Statistics of a part aren't those of the batch: such a generator makes it in one.
        self._in_one = any(isinstance(module, BATCH_NORMS) for module in generator.modules())

    def step(self, batch: Batch, gamma: float, number: int, generate: bool = True) -> tuple[Tensor, Tensor]:
        """Train the discriminator, then the generator; return their losses.

        Parameters
        ----------
        number : int
            Which step of the training this is; some losses don't do the same in each.
        generate : bool
            False leaves the generator as it is.
        """
        made = self.micro.run(lambda: self._make(batch, generate))
        loss_d = self.micro.run(lambda: self._judge(batch, made.detach(), gamma, number))
        self._opt_d.step()
        if not generate:
            return loss_d, torch.zeros_like(loss_d)
        for parameter in self._trained:
            parameter.requires_grad_(False)
        graph = [made]
        loss_g = self.micro.run(lambda: self._improve(batch, graph))
        for parameter in self._trained:
            parameter.requires_grad_(True)
        self._opt_g.step()
        return loss_d, loss_g

    def _make(self, batch: Batch, generate: bool) -> Tensor:
        """Return (n, 3, h, w); with its graph where the whole batch goes through at once."""
        with self._autocast():
            if self.micro.whole or self._in_one:
                with torch.set_grad_enabled(generate):
                    return self.generator(batch.z, batch.label)
            with torch.no_grad():
                parts = [self.generator(batch.z[part], batch.labels(part)) for part in self.micro.parts]
        return torch.cat(parts)

    def _judge(self, batch: Batch, made: Tensor, gamma: float, number: int) -> Tensor:
        self._opt_d.zero_grad()
        loss = made.new_zeros(())
        for part in self.micro.parts:
            share = self.micro.share(part)
            with self._autocast():
                total, plain = self._losses.discriminator(
                    self.discriminator,
                    batch.changes[0](batch.real[part], part),
                    batch.changes[1](made[part], part),
                    gamma,
                    batch.labels(part),
                    number,
                )
            (total * share).backward()
            loss = loss + plain * share
        return loss

    def _improve(self, batch: Batch, graph: list[Tensor]) -> Tensor:
        """Add up the gradients of the generator; `graph` holds the pictures with their graph for a first attempt."""
        self._opt_g.zero_grad()
        made = graph.pop() if graph else self._make(batch, True)
        # With a graph of the whole batch the slopes of the parts are gathered on its pictures first.
        gathered = made.detach().requires_grad_(True) if self.micro.whole or self._in_one else None
        loss = made.new_zeros(())
        for part in self.micro.parts:
            share, own = self.micro.share(part), batch.labels(part)
            with self._autocast():
                pictures = self.generator(batch.z[part], own) if gathered is None else gathered[part]
                rival = batch.changes[2](batch.rival[part], part)
                plain = self._losses.generator(
                    self.discriminator, rival, batch.changes[3](pictures, part), own
                )
            (plain * share).backward()
            loss = loss + plain.detach() * share
        if gathered is not None:
            assert gathered.grad is not None
            made.backward(gathered.grad)
        return loss
