"""``picture.nudity``: the manifest of the check of pictures."""

from __future__ import annotations

from creastudio.api import SafetyCategory, SafetyCheck

NUDITY = SafetyCheck(
    id="picture.nudity",
    title="Nudity in pictures",
    summary="Asks a small network, open-nsfw, how sure it is that a picture shows nudity. It runs on this machine.",
    kind="image",
    categories=(
        SafetyCategory(
            id="nudity",
            title="Nudity",
            summary="Pictures that show much bare skin or sex, as far as a network can tell.",
            threshold=0.5,
        ),
    ),
    entry="creastudio_pictures.engine.nudity:check",
    needs_model_family="safety",
    how_to_get="Run 'make content-nsfw' once in the studio's folder: it fetches 22 MB and puts the network into the library.",
)
