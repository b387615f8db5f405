// Prints one JSON line {seed, background, svg} for each avatar asked for.
// Usage: node avatars.mjs COUNT BACKGROUND[,BACKGROUND...]   (backgrounds: hex colours without '#')
// Run by avatars.py, in a folder where @dicebear/core and @dicebear/pixel-art are installed.
import { createAvatar } from '@dicebear/core';
import * as pixelArt from '@dicebear/pixel-art';

const count = Number(process.argv[2]);
const backgrounds = process.argv[3].split(',');
for (let index = 0; index < count; index += 1) {
  const seed = `creastudio-${String(index).padStart(5, '0')}`;
  // Colour by position, not by chance, so that each appears equally often in any prefix of the set.
  const background = backgrounds[index % backgrounds.length];
  const svg = createAvatar(pixelArt, { seed, backgroundColor: [background] }).toString();
  process.stdout.write(`${JSON.stringify({ seed, background, svg })}\n`);
}
