/** The desk's own form of a diagnostic, for robots and bridges that speak neither VDA 5050 nor ROS. */
import { DIAGNOSTIC_LEVELS, type DiagnosticLevel } from '../../domain/robots/reading.js';
import type { DeskEntry } from '../../services/ports.js';
import { clipMessage, fitValues, isForeign, requireIdentity, requireStorable } from '../foreign/content.js';
import { dialect } from '../foreign/dialect.js';
import { malformed } from '../foreign/refused.js';
import { readTimestamp } from '../foreign/timestamp.js';

/**
 * Reads one entry. `serialNumber`, `observedAt`, `component`, `code` and `level` are needed; a sequence number, where
 * there is one, is what a repetition is recognised by.
 */
export const deskEntry = dialect<DeskEntry>((entry, notes) => {
  requireStorable(entry);
  const component = identity(entry.component, 'component');
  const code = identity(entry.code, 'code');
  const sequence = sequenceOf(entry.sequence);
  const message = entry.message ?? '';
  if (typeof message !== 'string') malformed('message must be a text.');
  const values = entry.values ?? {};
  if (!isForeign(values)) malformed('values must be a JSON object.');
  return {
    source: 'DESK',
    serialNumber: identity(entry.serialNumber, 'serialNumber'),
    manufacturer: null,
    observedAt: readTimestamp(entry.observedAt, notes, 'observedAt'),
    connection: null,
    state: null,
    covers: 'MENTIONED',
    observations: [
      {
        component,
        code,
        level: levelOf(entry.level),
        severity: null,
        message: clipMessage(message, 'message', notes),
        values: fitValues(values, 'the entry', notes),
        // A slash in the component is escaped: a/b + c is not a + b/c.
        key: sequence === null ? `${component.replace(/[%/]/g, encodeURIComponent)}/${code}` : `#${sequence}`,
      },
    ],
  };
});

function identity(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.trim() === '') malformed(`${name} must be a text that is not empty.`);
  return requireIdentity(value.trim(), name);
}

function levelOf(value: unknown): DiagnosticLevel {
  const level = DIAGNOSTIC_LEVELS.find((known) => known === value);
  return level ?? malformed(`level must be one of ${DIAGNOSTIC_LEVELS.join(', ')}.`);
}

function sequenceOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (!Number.isSafeInteger(value)) malformed('sequence must be a whole number.');
  return value as number;
}
