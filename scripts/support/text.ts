/**
 * How numbers and times are written for people. Always in English form, so that output does not depend on the machine.
 */

/** `1234567` → `1,234,567`. */
export function count(n: number): string {
  return n.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** `1 message`, `2 messages`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Milliseconds as `340 ms`, `2.5 s`, `3 min 05 s`, `1 h 02 min`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${count(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** Lines of `label   value`, values aligned to the right. */
export function table(rows: readonly (readonly [label: string, value: string | number])[]): string {
  const written = rows.map(([label, value]) => [label, typeof value === 'number' ? count(value) : value] as const);
  const left = Math.max(...written.map(([label]) => label.length));
  const right = Math.max(...written.map(([, value]) => value.length));
  return written.map(([label, value]) => `  ${label.padEnd(left)}  ${value.padStart(right)}\n`).join('');
}
