/**
 * What the desk answered, summed up over a run.
 */
import type { IngestResult } from './answer.js';

/** Sums over all batches of a run. */
export interface Totals {
  sent: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  faultsRaised: number;
  faultsCleared: number;
  ticketsOpened: number;
}

/** Nothing sent yet. */
export function noTotals(): Totals {
  return { sent: 0, accepted: 0, duplicates: 0, rejected: 0, faultsRaised: 0, faultsCleared: 0, ticketsOpened: 0 };
}

/** Adds the desk's answer to one batch of `sent` messages. */
export function addTo(totals: Totals, sent: number, result: IngestResult): void {
  totals.sent += sent;
  totals.accepted += result.accepted;
  totals.duplicates += result.duplicates;
  totals.rejected += result.rejected.length;
  totals.faultsRaised += result.faultsRaised;
  totals.faultsCleared += result.faultsCleared;
  totals.ticketsOpened += result.ticketsOpened;
}

/** The rows of a summary. */
export function totalRows(totals: Totals): [label: string, value: number][] {
  return [
    ['messages in', totals.sent],
    ['accepted', totals.accepted],
    ['duplicates', totals.duplicates],
    ['rejected', totals.rejected],
    ['faults raised', totals.faultsRaised],
    ['faults cleared', totals.faultsCleared],
    ['tickets opened', totals.ticketsOpened],
  ];
}
