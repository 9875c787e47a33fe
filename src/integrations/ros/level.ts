import { DIAGNOSTIC_LEVELS, type DiagnosticLevel } from '../../domain/robots/reading.js';
import { quote } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';
import { malformed } from '../foreign/refused.js';

/**
 * Reads `level`. It is an integer in ROS 1 and a `byte` in ROS 2, for which JSON has no form, so bridges differ: the
 * character itself (`"\u0002"`), its escape (`\x02`, `\0` as YAML has it, `b'\x02'` as Python has it), base64 (`Ag==`,
 * rosbridge), or a digit.
 *
 * A level that is none of the four (some makers count on beyond STALE) is read as WARN and noted: worth a look, but not
 * worth refusing what the other drivers say in the same message.
 * @param what its name in the message, for notes and refusals
 * @throws {Refused} MALFORMED when it is missing
 */
export function readLevel(said: unknown, what: string, notes: Notes): DiagnosticLevel {
  if ((typeof said !== 'number' && typeof said !== 'string') || said === '') malformed(`${what} is missing.`);
  const level = DIAGNOSTIC_LEVELS[typeof said === 'number' ? said : byteOf(said)];
  if (level !== undefined) return level;
  notes.add(`${what} ${typeof said === 'number' ? said : quote(said)} is unknown and read as WARN`);
  return 'WARN';
}

function byteOf(text: string): number {
  if (text.length === 1) {
    const byte = text.charCodeAt(0);
    return byte <= 3 ? byte : byte - 0x30;
  }
  const escaped = /^(?:b?(['"]))?\\(?:x0)?([0-3])\1?$/.exec(text);
  if (escaped !== null) return Number(escaped[2]);
  // The base64 of one byte 0 to 3 differs in its second letter only.
  return /^A[AQgw]==$/.test(text) ? 'AQgw'.indexOf(text.charAt(1)) : -1;
}

/** How much a level says of trouble. STALE stands between OK and WARN: "no data" must not hide behind an OK, nor hide a warning. */
const RANKS: Readonly<Record<DiagnosticLevel, number>> = { OK: 0, STALE: 1, WARN: 2, ERROR: 3 };

/** True when the first level is the worse one. */
export function isWorse(level: DiagnosticLevel, than: DiagnosticLevel): boolean {
  return RANKS[level] > RANKS[than];
}
