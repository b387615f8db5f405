// Prints one JSON line {seed, background, svg} for each avatar asked for.
// Usage: node avatars.mjs COUNT BACKGROUND[,BACKGROUND...] [STYLE] [OPTIONS]
// (backgrounds: hex colours without '#'; style: "pixel-art" and others; options: JSON given to the style)
// Run by avatars.py and avatars_styles.py, in a folder where @dicebear/core and the style's package are installed.
import { createAvatar } from '@dicebear/core';

const count = Number(process.argv[2]);
const backgrounds = process.argv[3].split(',');
const style = await import(`@dicebear/${process.argv[4] ?? 'pixel-art'}`);
const options = JSON.parse(process.argv[5] ?? '{}');
for (let index = 0; index < count; index += 1) {
  const seed = `creastudio-${String(index).padStart(5, '0')}`;
  // Colour by position, not by chance, so that each appears equally often in any prefix of the set.
  const background = backgrounds[index % backgrounds.length];
  const svg = createAvatar(style, { ...options, seed, backgroundColor: [background] }).toString();
  process.stdout.write(`${JSON.stringify({ seed, background, svg })}\n`);
}
