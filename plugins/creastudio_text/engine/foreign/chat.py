"""How a model wants to be asked: its chat template, filled in a sandbox."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from creastudio.api import UserError

MAX_TEMPLATE = 64 << 10
"""Characters; a longer template isn't used."""

MAX_FRAME = 64 << 10
"""Characters that a template may put around what is asked."""


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
        messages = [{"role": "user", "content": instruction}]
        # Of models that think aloud before they answer only the answer is wanted.
        given = {"messages": messages, "add_generation_prompt": True, "enable_thinking": False, **self.marks}
        try:
            parts: list[str] = []
            left = len(instruction) + MAX_FRAME
            for part in _sandbox().from_string(self.template).generate(given):
                parts.append(part)
                left -= len(part)
                if left < 0:
                    raise ValueError("the template writes without end")
            return "".join(parts)
        except UserError:
            raise
        except Exception as error:
            raise UserError(
                "The model's chat template can't be filled.", "Use a model with a plain chat template."
            ) from error


@cache
def _sandbox() -> Any:
    """Return an environment in which a template reaches nothing, and multiplies nothing but numbers.

    A text times a large number would fill the memory in one step.
    """
    sandbox: Any = importlib.import_module("jinja2.sandbox")

    class Sandbox(sandbox.ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" or not all(isinstance(value, (int, float)) for value in (left, right)):
                raise ValueError(f"a template may not use '{operator}' here")
            return super().call_binop(context, operator, left, right)

    environment = Sandbox(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
    environment.globals["raise_exception"] = _refuse
    return environment


def _refuse(message: str) -> str:
    raise UserError("The model's chat template refuses the request.", message[:200])
