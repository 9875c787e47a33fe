/** What became of an import, or would become of it. */
import { type DeskError, ShownRefusal } from '../../domain/errors.js';
import type { Locale } from '../../domain/messages.js';
import { PROBLEMS_MAX, type Problem, type Problems } from './problems.js';

export interface ImportReport {
  /** Nothing was changed, as it was only tried. */
  dryRun: boolean;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  problems: Problem[];
  /** Problems beside those that are told. */
  problemsLeftOut: number;
}

/** The refusal of a file with problems: nothing of it is taken, and its report is shown. */
export function importRefusal(problems: Problems, rows: number, dryRun: boolean, locale: Locale): DeskError {
  const report: ImportReport = {
    ...{ dryRun, rows, created: 0, updated: 0, unchanged: 0 },
    problems: problems.told(locale),
    problemsLeftOut: Math.max(0, problems.count - PROBLEMS_MAX),
  };
  return new ShownRefusal({ report }, 'VALIDATION', 'import_refused', { count: problems.count }, ['csv']);
}
