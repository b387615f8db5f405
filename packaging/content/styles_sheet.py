"""Draw the sheet of the 26 styles for docs/pictures.md.

python packaging/content/styles_sheet.py            # docs/images/styles.jpg
"""

from __future__ import annotations

import torch
from landscape_scenes import scene
from PIL import Image, ImageDraw, ImageFont
from style_nets import ROOT, alone

OUT = ROOT / "docs" / "images" / "styles.jpg"
WEIGHTS = ROOT / "resources" / "models" / "styles-26" / "model.safetensors"
FONT = ROOT / "resources" / "fonts" / "Inter_500Medium.ttf"
SCENE = (1, 41)
"""Seed and index of the landscape."""
PAINTED = (768, 512)
CELL = (192, 128)
ACROSS, GAP, LABEL = 7, 8, 20


def main() -> None:
    nets = alone("style_nets")
    net = nets.load_named(WEIGHTS)
    drawn = scene(*SCENE, PAINTED)
    picture = torch.from_numpy(drawn).permute(2, 0, 1)[None].float() / 255
    shown = [("the picture", drawn)]
    for row, name in enumerate(nets.NAMES):
        weights = torch.zeros(1, nets.STYLES)
        weights[0, row] = 1
        made = net(picture, weights)[0].permute(1, 2, 0)
        shown.append((name, (made * 255 + 0.5).byte().numpy()))
    rows = -(-len(shown) // ACROSS)
    step = (CELL[0] + GAP, CELL[1] + LABEL + GAP)
    sheet = Image.new("RGB", (ACROSS * step[0] + GAP, rows * step[1] + GAP), "#f6f5f2")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(FONT), 13)
    for at, (name, pixels) in enumerate(shown):
        x, y = GAP + at % ACROSS * step[0], GAP + at // ACROSS * step[1]
        sheet.paste(Image.fromarray(pixels).resize(CELL, Image.Resampling.LANCZOS), (x, y))
        draw.text((x + 2, y + CELL[1] + 2), name, fill="#33312d", font=font)
    sheet.save(OUT, quality=84)


if __name__ == "__main__":
    main()
