/** Where the desk's time went, out of a .cpuprofile: own time by function, and by package. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TOP = 25;

/** @returns {{ seconds: number, functions: object[], packages: object[] } | null} of the busiest profile in the folder */
export function readProfiles(folder) {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  const read = files.map((name) => summaryOf(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return read.sort((a, b) => b.seconds - a.seconds)[0] ?? null;
}

/** @param {{ nodes: object[], samples: number[], timeDeltas: number[] }} profile times in µs */
export function summaryOf({ nodes, samples, timeDeltas }) {
  const own = new Map();
  samples.forEach((id, index) => own.set(id, (own.get(id) ?? 0) + timeDeltas[index]));
  const functions = new Map();
  const packages = new Map();
  let busy = 0;
  for (const { id, callFrame } of nodes) {
    const time = own.get(id) ?? 0;
    const { functionName, url } = callFrame;
    // Time in which there was nothing to do is no one's.
    if (time <= 0 || functionName === '(idle)') continue;
    busy += time;
    const place = placeOf(url);
    add(
      functions,
      `${functionName || '(anonymous)'} ${place}${url ? `:${callFrame.lineNumber + 1}` : ''}`.trim(),
      time,
    );
    add(packages, url ? packageOf(place) : functionName || '(native)', time);
  }
  return { seconds: busy / 1e6, functions: topOf(functions, busy), packages: topOf(packages, busy) };
}

const add = (map, key, time) => void map.set(key, (map.get(key) ?? 0) + time);

const topOf = (map, all) =>
  [...map]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOP)
    .map(([name, time]) => ({ name, share: Number((time / all).toFixed(4)) }));

/** Where a function is, from the project's folder on: a report names no machine's folders. */
function placeOf(url) {
  const path = decodeURI(url).replace(/^file:\/\//, '');
  const cut = Math.max(path.lastIndexOf('/node_modules/'), path.lastIndexOf('/dist/src/'));
  return cut < 0 ? path.replace(/^.*\/(?=[^/]*$)/, '') : path.slice(cut + 1).replace(/^node_modules\//, '');
}

function packageOf(place) {
  if (place.startsWith('node:') || !place.includes('/')) return 'node';
  if (place.startsWith('dist/src/')) return place.split('/').slice(1, 3).join('/');
  return place.split('/', place.startsWith('@') ? 2 : 1).join('/');
}
