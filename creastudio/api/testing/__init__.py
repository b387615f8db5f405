"""What a plugin's own tests use: a fake job context, sample inputs, and the contract that every plugin keeps.

>>> from creastudio.api.testing import check_generator
>>> def test_contract(tmp_path):
...     check_generator(MY_GENERATOR, tmp_path)

Nothing here needs pytest: a broken rule raises AssertionError with a sentence that names it.
"""

from creastudio.api.testing.case import Case
from creastudio.api.testing.context import FakeContext, Killed
from creastudio.api.testing.contract import Outcome, Rule, check_generator, check_trainer, outcomes, rules_for
from creastudio.api.testing.safety_rules import SAFETY_RULES, SafetyCase, check_safety, safety_problems
from creastudio.api.testing.samples import sample_data_set, sample_input, sample_score, tiny_png

__all__ = [
    "SAFETY_RULES",
    "Case",
    "FakeContext",
    "Killed",
    "Outcome",
    "Rule",
    "SafetyCase",
    "check_generator",
    "check_safety",
    "check_trainer",
    "outcomes",
    "rules_for",
    "safety_problems",
    "sample_data_set",
    "sample_input",
    "sample_score",
    "tiny_png",
]
