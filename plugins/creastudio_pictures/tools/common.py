"""What the faces of the tools share."""

from __future__ import annotations

from creastudio.api import Input

CATEGORY = "Pictures"

PICTURE = Input(name="picture", kind="image", title="Picture")
"""A picture as a whole."""

REGION = Input(name="picture", kind="image", title="Picture", role="region")
"""A picture; while pixels are selected, what is painted there."""

MASK = Input(name="mask", kind="image", title="Mask", required=False, role="mask")
"""Where to work: white; while pixels are selected, the selection."""

REGION_API = ">=1.1,<2"
"""The versions of the plugin API that know roles of inputs."""
