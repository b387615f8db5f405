"""Recipes: what a result is made again from."""

from __future__ import annotations

from typing import Any

from creastudio.jobs.job import JobRequest
from creastudio.jobs.recipes import recipe_of


def _emitted(**metadata: Any) -> dict[str, Any]:
    return {"seed": 5, "index": 1, "media_type": "image/png", "metadata": metadata}


def _request(**params: Any) -> JobRequest:
    return JobRequest(work="toy.plain", entry="toy:run", params_entry="toy:Params", params=params, seed=4)


def test_a_recipe_has_the_settings_of_the_request_and_the_seed_of_the_result() -> None:
    recipe = recipe_of(_request(size=8), _emitted(), ())
    assert (recipe.params, recipe.seed, recipe.index) == ({"size": 8}, 5, 1)


def test_what_a_job_settles_goes_into_its_recipe() -> None:
    request = _request(directions="hair:1.5", size=8)
    recipe = recipe_of(request, _emitted(settled={"directions": "hair=sefa.all.3:1.5"}), ())
    assert recipe.params == {"directions": "hair=sefa.all.3:1.5", "size": 8}
    assert request.params["directions"] == "hair:1.5"


def test_what_is_no_parameter_or_of_another_type_is_passed_over() -> None:
    for settled in ({"size": "large", "more": 1}, "nonsense", None, [1]):
        assert recipe_of(_request(size=8), _emitted(settled=settled), ()).params == {"size": 8}
