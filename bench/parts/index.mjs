/** The parts, in the order in which they run: what writes comes after what reads. */
import { I1 } from './ingest.mjs';
import { grow, pages } from './pages.mjs';
import { R1, R2, R3, R4, R5 } from './reads.mjs';
import { S1, S2, S3 } from './streams.mjs';
import { W1, W2 } from './writes.mjs';

/**
 * @typedef {object} Goal
 * @property {string} name
 * @property {number} value what was measured
 * @property {number} [usual] today's usual stack
 * @property {number} [reach]
 * @property {number} [aim]
 * @property {boolean} [less] whether less is better
 *
 * @typedef {object} Part
 * @property {string} id
 * @property {string} title
 * @property {string} unit
 * @property {string} [note]
 * @property {boolean} [onlyWhenNamed]
 * @property {(stage: import('./stage.mjs').Stage) => Promise<{ servers: object, goals: Goal[], note?: string }>} run
 */

/** @type {Part[]} */
export const PARTS = [R1, R2, R3, R4, R5, pages, S1, S2, S3, W1, W2, I1, grow];
