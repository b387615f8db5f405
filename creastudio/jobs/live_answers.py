"""What a live session asks of the studio, answered."""

from __future__ import annotations

from typing import Any

from creastudio.api.errors import UserError
from creastudio.jobs.protocol import Message
from creastudio.jobs.services import JobServices, measured, told_of_model


def answer(services: JobServices, question: Message) -> dict[str, Any]:
    """Return the answer to ``live_model`` or ``live_measure``; what can't be done is told in it."""
    try:
        if question.type == "live_measure":
            return measured(services, question.body)
        return told_of_model(services.resolve_model(question.body["ref"]))
    except UserError as error:
        return {"error": error.message, "hint": error.hint}
    except OSError as error:
        return {"error": f"The model can't be read: {error}.", "hint": "Look whether its disk is there."}
