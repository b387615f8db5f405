"""How a model wants to be asked: its chat template, filled in a sandbox."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

from creastudio.api import UserError

MAX_TEMPLATE = 64 << 10
"""Characters; a longer template isn't used."""


@dataclass(frozen=True)
class Chat:
    """A chat template (Jinja) and the control strings that it names.

    Attributes
    ----------
    template : str
    marks : dict of str to str
        "bos_token" and "eos_token" as the tokenizer writes them.
    """

    template: str
    marks: dict[str, str]

    def ask(self, instruction: str) -> str:
        """Return the text that asks for `instruction` and ends where the answer begins.

        Raises
        ------
        UserError
            When the template can't be filled.
        """
        sandbox: Any = importlib.import_module("jinja2.sandbox")
        environment = sandbox.ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        environment.globals["raise_exception"] = _refuse
        try:
            template = environment.from_string(self.template)
            messages = [{"role": "user", "content": instruction}]
            return str(template.render(messages=messages, add_generation_prompt=True, **self.marks))
        except Exception as error:
            raise UserError(
                "The model's chat template can't be filled.", "Use a model with a plain chat template."
            ) from error


def _refuse(message: str) -> str:
    raise UserError("The model's chat template refuses the request.", message[:200])
