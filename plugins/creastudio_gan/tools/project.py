"""``gan.project``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_gan.tools.common import CATEGORY, LATENT_API, Fit, Label, model_of_pictures


class ProjectParams(Params):
    """Settings of ``gan.project``."""

    model: str = model_of_pictures()
    label: Label = param(
        "",
        title="Class",
        help="For a model with classes: where to look, such as impasto. Empty: in all of them.",
        role="classes",
        max_length=400,
    )
    fit: Fit = param(
        "crop", title="Shape", help="How a picture of another shape than the model's is made to fit."
    )
    steps: int = param(
        180,
        title="Steps",
        help="More come nearer to the picture and take longer: 180 take from 10 to 30 seconds at 64 px.",
        ge=3,
        le=3000,
        soft_le=600,
    )
    freedom: float = param(
        0.5,
        title="Freedom",
        help="1 lets the style of each layer go where it likes: nearer to the picture, but harder to move "
        "afterwards. Without effect in a model without style layers.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )
    tries: int = param(
        768,
        title="Pictures to begin from",
        help="So many are drawn first; the search begins from the nearest four.",
        ge=4,
        le=10_000,
        advanced=True,
    )


PROJECT = Generator(
    id="gan.project",
    title="Use my own picture",
    summary="Finds a picture in a model, to go on from there; or fills what is selected with what the model would put there.",
    category=CATEGORY,
    takes=(
        Input(name="picture", kind="image", title="Picture", role="region"),
        Input(name="mask", kind="image", title="Part to fill in", required=False, role="mask"),
    ),
    makes="image",
    good_for=("portraits", "icons", "textures", "retouching"),
    params=ProjectParams,
    entry="creastudio_gan.engine.project:run",
    memory=600,
    replay="exact",
    api=LATENT_API,
    trial={"steps": 6, "tries": 16},
)
