// Picks the drawings named in subjects.tsv out of the npm packages below and writes them, small, beside it in
// ../resources/art. Run by hand when the list of subjects changes; the result is committed, so that no build needs npm.
//
//   node vendor.mjs FOLDER     where FOLDER holds the unpacked packages: noto/, noto-v1/, flat/, gradient/, contrast/, 3d/
//     npm pack @iconify-json/noto@1.2.9                        Apache-2.0, Google
//     npm pack @iconify-json/noto-v1@1.2.5                     Apache-2.0, Google; lacks some of the newer subjects
//     npm pack @iconify-json/fluent-emoji-flat@1.2.6           MIT, Microsoft
//     npm pack @iconify-json/fluent-emoji@1.2.7                MIT, Microsoft
//     npm pack @iconify-json/fluent-emoji-high-contrast@1.2.6  MIT, Microsoft
//     npm pack @lobehub/fluent-emoji-3d@1.1.0                  MIT, Microsoft (packaged by LobeHub)
import {existsSync, mkdirSync, readFileSync, writeFileSync, copyFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';

const packages = process.argv[2];
const here = new URL('.', import.meta.url).pathname;
const out = here + '../resources/art/';
const subjects = readFileSync(out + 'subjects.tsv', 'utf8').trim().split('\n').slice(1).map(line => line.split('\t'));
mkdirSync(out + 'render-3d', {recursive: true});

function write(look, folder, size, complete) {
  const {icons, aliases = {}} = JSON.parse(readFileSync(`${packages}/${folder}/icons.json`, 'utf8'));
  const bodies = {};
  for (const [noun, drawing] of subjects) {
    const own = `${here}${drawing}.${look}.svg`;
    const icon = icons[drawing] ?? icons[aliases[drawing]?.parent];
    const body = existsSync(own) ? readFileSync(own, 'utf8').trim() : icon?.body;
    if (body) bodies[drawing] = body;
    else if (complete) throw new Error(`${look}: no drawing ${drawing} for ${noun}`);
  }
  writeFileSync(`${out}${look}.json.gz`, gzipSync(JSON.stringify({size, bodies}), {level: 9}));
}

write('cartoon', 'noto', 128, true);
write('flat', 'flat', 32, true);
write('simple', 'noto-v1', 128, false);
write('gradient', 'gradient', 32, false);
write('contrast', 'contrast', 32, false);
for (const [, drawing, code] of subjects) {
  const own = `${here}${drawing}.render-3d.svg`;
  if (existsSync(own)) copyFileSync(own, `${out}render-3d/${drawing}.svg`);
  else copyFileSync(`${packages}/3d/assets/${code}.webp`, `${out}render-3d/${drawing}.webp`);
}
