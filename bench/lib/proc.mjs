/** What a process has used, out of /proc. Elsewhere than on Linux all of it is NaN, and the report says "–". */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Ticks a second of /proc/PID/stat: 100 on every Linux that Node.js runs on. */
const TICKS = 100;
const MB = 1024;

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Fields of /proc/PID/stat after the name, which may itself hold spaces and brackets. */
function statOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

const ticks = (fields, from, to) => fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0) / TICKS;

/** CPU seconds that a process has used, in user and kernel. @param {number} pid */
export function cpuOf(pid) {
  const fields = statOf(pid);
  return fields ? ticks(fields, 11, 13) : NaN;
}

/** CPU seconds of PostgreSQL: the postmaster, its living children, and those that it has buried. */
export function cpuOfPostgres(pid) {
  const own = statOf(pid);
  if (!own) return NaN;
  let sum = ticks(own, 11, 15);
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(name);
    if (fields && Number(fields[1]) === pid) sum += ticks(fields, 11, 13);
  }
  return sum;
}

/** Memory in MB: now, and the most since the last `forgetPeak`. @param {number} pid */
export function memoryOf(pid) {
  const text = read(`/proc/${pid}/status`) ?? '';
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? NaN) / MB;
  return { rss: field('VmRSS'), peak: field('VmHWM') };
}

/** Lets the peak start again from what the process uses now. @param {number} pid */
export function forgetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not ours to clear (another system): the peak then is the one since the start.
  }
}
