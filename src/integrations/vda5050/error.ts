import { SEVERITIES, type DiagnosticLevel, type Observation, type Severity } from '../../domain/robots/reading.js';
import { clipMessage, fitValues, isForeign, quote, requireIdentity } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';
import { malformed } from '../foreign/refused.js';
import { componentOf } from './component.js';

/**
 * An error level of the robot as a level of the desk: what stops the current order is an ERROR (VDA 5050 3.0, `errorLevel`).
 * 2.x knows WARNING and FATAL only.
 */
const LEVELS: Readonly<Record<Severity, DiagnosticLevel>> = {
  WARNING: 'WARN',
  URGENT: 'WARN',
  CRITICAL: 'ERROR',
  FATAL: 'ERROR',
};

/** A line made from one error of a state message; unlike the state's own line it always has a severity. */
export interface ErrorLine extends Observation {
  severity: Severity;
}

/**
 * Reads `errors` of a state message: one line per component and code. A robot may list the same error twice; the worst is kept.
 * @param key the key of the state's own line, which those of the errors begin with
 * @throws {Refused} MALFORMED when the list or one of its errors cannot be used. It is not passed over: a state message
 *   lists every error that stands, so an error that is left out would count as repaired.
 */
export function readErrors(errors: unknown, key: string, notes: Notes): ErrorLine[] {
  if (!Array.isArray(errors)) malformed('errors must be a list, and an empty one when the robot has no error.');
  const lines = new Map<string, ErrorLine>();
  (errors as unknown[]).forEach((error, index) => {
    const line = readError(error, index, key, notes);
    const before = lines.get(line.key);
    if (before !== undefined)
      notes.add(`the error ${quote(line.code)} of ${quote(line.component)} is listed more than once`);
    if (before === undefined || isWorse(line.severity, before.severity)) lines.set(line.key, line);
  });
  return [...lines.values()];
}

/** True when the first severity is the higher one. */
export function isWorse(severity: Severity, than: Severity): boolean {
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(than);
}

function readError(error: unknown, index: number, key: string, notes: Notes): ErrorLine {
  if (!isForeign(error)) malformed(`errors[${index}] is not an object.`);
  const { errorType, errorLevel, errorDescription, ...rest } = error;
  if (typeof errorType !== 'string' || errorType.trim() === '') malformed(`errors[${index}].errorType is missing.`);
  if (typeof errorLevel !== 'string' || errorLevel === '') malformed(`errors[${index}].errorLevel is missing.`);
  if (rest['errorReferences'] !== undefined && !Array.isArray(rest['errorReferences'])) {
    notes.add(`errors[${index}].errorReferences is not a list`);
  }
  const code = requireIdentity(errorType, `errors[${index}].errorType`);
  const component = componentOf(rest['errorReferences']);
  const severity = readSeverity(errorLevel, notes);
  const said = typeof errorDescription === 'string' ? errorDescription : '';
  return {
    component,
    code,
    level: LEVELS[severity],
    severity,
    message: clipMessage(said, `errors[${index}].errorDescription`, notes),
    // The rest of the error as it came: references, hint, translations, and what the maker added.
    values: fitValues(rest, `errors[${index}]`, notes),
    // A slash in the component is escaped: it separates the parts of the key, and a/b + c is not a + b/c.
    key: `${key}/${component.replace(/[%/]/g, encodeURIComponent)}/${code}`,
  };
}

function readSeverity(said: string, notes: Notes): Severity {
  const severity = SEVERITIES.find((one) => one === said);
  if (severity !== undefined) return severity;
  const meant = SEVERITIES.find((one) => one === said.trim().toUpperCase()) ?? 'WARNING';
  notes.add(`errorLevel ${quote(said)} is read as ${meant}`);
  return meant;
}
