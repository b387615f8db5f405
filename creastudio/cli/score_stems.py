"""The parts of a generated score as sound files of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError

if TYPE_CHECKING:
    from creastudio.api.generator import Work
    from creastudio.core.assets import Asset


def check_stems(work: Work, out: str) -> None:
    """Look whether a generator makes scores and `out` names a sound; UserError where not."""
    from creastudio.export.score_audio import SUFFIXES

    if work.makes != "score":
        raise UserError(f"'{work.id}' makes no score, which alone has stems.", "Leave out --stems.")
    if Path(out).suffix.lower() not in SUFFIXES:
        raise UserError(
            "Stems are sound files.", f"Let the name given by -o end in one of {', '.join(SUFFIXES)}."
        )


def write_stems_beside(data: bytes, asset: Asset, out: Path, *, with_recipe: bool) -> tuple[Path, ...]:
    """Write the parts of a score into a folder named after `out`, and return the files."""
    from creastudio.api.score import Score
    from creastudio.export.marking import Made, Provenance, mark_of
    from creastudio.export.score_audio import write_score_stems

    made = asset.recipe if with_recipe else None
    title = asset.title or out.stem
    mark = mark_of(Provenance((Made(made, title, asset.sha256),), title=title)) if made is not None else None
    folder = out.with_name(f"{out.stem} stems")
    return write_score_stems(Score.loads(data, title), folder, out.suffix.lower(), mark=mark)
