"""What holds for the run of a generator as for that of a trainer."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable

from creastudio.api.errors import JobCancelled, UserError
from creastudio.api.testing.case import Case


def progress_goes_forward(case: Case) -> None:
    """Progress stays within 0 to 1, never goes back, and reaches the end."""
    fractions = case.base.fractions
    assert fractions, "it never calls ctx.progress"
    assert all(0 <= fraction <= 1 for fraction in fractions), f"progress leaves 0 to 1: {fractions}"
    back = next((pair for pair in itertools.pairwise(fractions) if pair[1] < pair[0]), None)
    assert back is None, f"progress goes back from {back}"
    assert fractions[-1] >= 0.99, f"progress ends at {fractions[-1]:.2f}"


def cancel_is_heard(case: Case) -> None:
    """Cancel it at its first check: that ends the job, and nothing comes after it."""
    assert case.base.checks, "it never calls ctx.check_cancelled"
    context = case.context(cancel_at=1)
    try:
        case.entry(case.values, context)
    except JobCancelled:
        pass
    else:
        raise AssertionError("it goes on to its end after a cancel")
    assert not context.late, f"it emits {context.late} results after the cancel"


def missing_input_is_said(case: Case) -> None:
    """Without one of its required inputs it raises UserError."""
    for item in case.work.takes:
        if not item.required:
            continue
        rest = {name: path for name, path in case.files.items() if name != item.name}
        try:
            case.run(inputs=rest)
        except UserError:
            continue
        raise AssertionError(f"it runs without its input '{item.name}'")


def takes_something(case: Case) -> bool:
    """Whether it has a required input."""
    return any(item.required for item in case.work.takes)


def leaves_the_process_alone(case: Case) -> None:
    """Compare the current folder and the environment before and after a run."""
    before = os.getcwd(), dict(os.environ)
    case.run()
    assert os.getcwd() == before[0], "it changes the current folder"
    changed = {name for name in {*before[1], *os.environ} if before[1].get(name) != os.environ.get(name)}
    assert not changed, f"it changes the environment: {', '.join(sorted(changed))}"


def names_no_place(case: Case, texts: Iterable[str]) -> None:
    """No absolute path of this machine stands in what is stored with a result."""
    # As JSON writes it, where backslashes are doubled.
    place = str(case.folder).replace("\\", "\\\\")
    for text in texts:
        assert place not in text, "what is stored with the result names a folder of this machine"
