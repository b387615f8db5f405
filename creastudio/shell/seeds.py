"""The seed of a result in words, where there is chance in what its generator makes."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session


def seed_words(session: Session, generator: str, seed: int) -> str:
    """Return "seed 7"; "" where no seed changes anything."""
    try:
        seeded = session.environment.registry.work(generator).seeded
    except UserError:
        # Its plugin isn't there any more.
        seeded = True
    return tr("seed {seed}", seed=seed) if seeded else ""
