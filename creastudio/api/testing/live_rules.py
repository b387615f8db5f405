"""Rules about a generator's live session."""

from __future__ import annotations

from creastudio.api.live import LiveFrame, LiveLayouts, LiveNotes
from creastudio.api.testing.case import SEED, Case
from creastudio.api.testing.png_pixels import rgba_of_png
from creastudio.api.testing.rule import Rule


def _has_live(case: Case) -> bool:
    return bool(case.generator.live_entry)


def _opens(case: Case) -> None:
    """Open a session and draw twice with it, as the studio does: parameters between which the seed changes."""
    context = case.live_context()
    render = case.live_entry(context)
    assert callable(render), f"{case.generator.live_entry} returns no function render(params)"
    for seed in (SEED, SEED + 7919):
        context.seed = seed
        frame = render(case.values)
        assert isinstance(frame, LiveFrame | LiveNotes | LiveLayouts), (
            f"render returns {type(frame).__name__}, not a LiveFrame, LiveNotes or LiveLayouts"
        )
        frame.pixels() if isinstance(frame, LiveFrame) else frame.checked()


def _same_settings_same_picture(case: Case) -> None:
    context = case.live_context()
    render = case.live_entry(context)
    first = _seen(render(case.values))
    context.seed = SEED + 7919
    render(case.values)
    context.seed = SEED
    assert _seen(render(case.values)) == first, (
        "the same parameters and seed give something else when another picture was made in between"
    )


def _as_a_job(case: Case) -> None:
    frame = case.live_entry(case.live_context())(case.values)
    assert isinstance(frame, LiveFrame), "live_tolerance is for live pictures; leave it out"
    width, height, pixels = frame.width, frame.height, bytes(frame.pixels())
    made_width, made_height, made = rgba_of_png(case.base.results[0].read())
    assert (width, height) == (made_width, made_height), (
        f"live it makes {width} x {height} px, as a job {made_width} x {made_height}"
    )
    off = sum(abs(one - other) for one, other in zip(pixels, made, strict=True)) / len(made)
    tolerance = case.generator.live_tolerance or 0.0
    assert off <= tolerance, (
        f"a live picture differs by {off:.2f} levels from a job's; it promises {tolerance:g}"
    )


def _seen(frame: LiveFrame | LiveNotes | LiveLayouts) -> object:
    if isinstance(frame, LiveNotes | LiveLayouts):
        return frame.checked(), frame.metadata
    return frame.width, frame.height, bytes(frame.pixels())


LIVE_RULES = (
    Rule("its live session opens and draws", _opens, _has_live),
    Rule("the same settings give the same live picture", _same_settings_same_picture, _has_live),
    Rule(
        "a live picture is that of a job",
        _as_a_job,
        lambda case: _has_live(case) and case.generator.live_tolerance is not None,
    ),
)
