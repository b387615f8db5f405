"""A generator of small layouts for tests: no search, but all that a composer gives back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from creastudio.api import Generator, Input, JobContext, LiveContext, LiveLayouts, Params, UserError, param
from creastudio.api.layout import Element, Layout, layouts_in
from creastudio.api.testing import tiny_png
from creastudio.jobs.job import JobInput
from tests.unit.core.layouts import LOGO, PICTURE, ad

SIZES = ((300, 250), (160, 600), (320, 50))


class AdParams(Params):
    headline: str = param("Fresh bread", title="Headline", role="prompt", max_length=200)
    variants: int = param(2, title="Variants", ge=1, le=8, role="count")


def compose(params: AdParams, ctx: JobContext) -> None:
    """Give every size in every variant; the pictures are those that went in."""
    shown = {}
    for name, asked in (("picture", PICTURE), ("logo", LOGO)):
        try:
            shown[asked] = hashlib.sha256(ctx.input(name).path.read_bytes()).hexdigest()
        except UserError:
            shown[asked] = asked
    for variant in range(params.variants):
        for number, (width, height) in enumerate(SIZES):
            made = _shown(
                ad(
                    width,
                    height,
                    variant=variant,
                    link=f"{ctx.seed}-{variant}",
                    words=params.headline,
                    resolver="toy.fit",
                ),
                shown,
            )
            index = variant * len(SIZES) + number
            ctx.emit(made.artifact(title=f"Ad {variant + 1}", seed=ctx.seed, index=index))


class FitParams(Params):
    layouts: str = param("", title="Layouts")


def open_resolver(ctx: LiveContext) -> Callable[[FitParams], LiveLayouts]:
    """Answer with headlines whose size suits their letters, and "What?" to words that are no letters."""

    def render(params: FitParams) -> LiveLayouts:
        return LiveLayouts([_fitted(layout) for layout in layouts_in(params.layouts)])

    return render


def _fitted(layout: Layout) -> Layout:
    def fit(item: Element) -> Element:
        if item.role != "headline" or item.locked or item.look is None:
            return item
        if item.text == "?":
            raise UserError("There is nothing to fit.", hint="Write something.")
        size = item.box.width / max(len(item.text), 4)
        return item.model_copy(update={"look": item.look.model_copy(update={"size": size})})

    return layout.model_copy(update={"elements": tuple(fit(item) for item in layout.elements)})


def resolver() -> Generator:
    """Return the resolver of tests."""
    return Generator(
        id="toy.fit", title="Fit", category="Layouts", makes="layout", params=FitParams, entry="tests.support.layouts:compose",
        live_entry="tests.support.layouts:open_resolver",
    )  # fmt: skip


def _shown(layout: Layout, pictures: dict[str, str]) -> Layout:
    elements = tuple(
        item.model_copy(update={"picture": pictures.get(item.picture, item.picture)})
        for item in layout.elements
    )
    return layout.model_copy(update={"elements": elements})


def generator() -> Generator:
    """Return the generator of tests; its pictures may be left out."""
    takes = tuple(
        Input(name=name, kind="image", title=name.capitalize(), required=False)
        for name in ("picture", "logo")
    )
    takes = (*takes, Input(name="taste", kind="text", title="Taste", required=False, role="taste"))
    return Generator(
        id="toy.ads", title="Ads", category="Layouts", makes="layout", params=AdParams, takes=takes,
        entry="tests.support.layouts:compose", replay="exact",
    )  # fmt: skip


def picture_bytes(seed: int = 1) -> bytes:
    """Return a small picture for them."""
    return tiny_png(seed, 40)


def job_input(name: str, path: Path, sha256: str) -> JobInput:
    """Return a picture of a project as an input."""
    return JobInput(name=name, path=str(path), media_type="image/png", sha256=sha256)
