/** Parts of a file, as HTTP asks for them (RFC 9110, 14.1.2). */

export interface ByteRange {
  /** First and last byte, both included. */
  start: number;
  end: number;
}

/** What a `Range` header asks for. Null: all of it, also for several parts and for what is not understood. */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'UNSATISFIABLE' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'UNSATISFIABLE' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'UNSATISFIABLE' : { start, end };
}
