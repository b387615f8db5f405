"""``text.poem``: verse whose form holds, whatever the model would rather say."""

from __future__ import annotations

from creastudio.api import JobContext, UserError
from creastudio.ml import device
from creastudio_text.engine.choosing import choose
from creastudio_text.engine.poem_zh import write_chinese
from creastudio_text.tools.verse import PoemParams
from creastudio_text.verse.forms import form


def run(params: PoemParams, ctx: JobContext) -> None:
    """Emit ``params.count`` poems.

    Raises
    ------
    UserError
        When there is no model for the language, or its vocabulary lacks the characters.
    """
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    wanted = form(params.form, params.tune)
    model = choose(ctx, params.model, "lzh" if wanted.language == "zh" else "en", "verse")
    if wanted.language != "zh":
        raise UserError("English forms are not ready.", "Choose a Chinese form.")
    write_chinese(params, ctx, model, wanted)
    ctx.progress(1.0)
