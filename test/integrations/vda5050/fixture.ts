import { readFileSync } from 'node:fs';
import type { Reading, Refusal } from '../../../src/domain/robots/reading.js';
import { vda5050 } from '../../../src/integrations/vda5050/index.js';

type Json = Record<string, unknown>;

const folder = new URL('../../fixtures/vda5050/', import.meta.url);

/** A fixture file parsed, such as `state-3.0.0.json` or `schemas-2.1.0/state.schema`. */
export function fixture(name: string): Json {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Json;
}

/** The recorded fleet, in order of arrival. */
export function fleet(): { t: string; topic: string; payload: Json }[] {
  const lines = readFileSync(new URL('fleet.jsonl', folder), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { t: string; topic: string; payload: Json });
}

/** The topic that a payload belongs on. */
export function topicOf(payload: Json, kind: string): string {
  const major = String(payload['version'] ?? '2').charAt(0);
  return `uagv/v${major}/${String(payload['manufacturer'])}/${String(payload['serialNumber'])}/${kind}`;
}

/** What a message says; fails the test when it is refused. */
export function read(payload: unknown, topic: string): Reading {
  const result = vda5050.read({ topic, receivedAt: null, payload });
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code} ${result.refusal.message}`);
  return result.reading;
}

/** Why a message is refused; fails the test when it is read. */
export function refusalOf(payload: unknown, topic: string): Refusal {
  const result = vda5050.read({ topic, receivedAt: null, payload });
  if ('reading' in result) throw new Error('was not refused');
  return result.refusal;
}

/** A state message of 2.1 that is valid, with some members replaced; `undefined` removes one. */
export function state(change: Json = {}): Json {
  return JSON.parse(JSON.stringify({ ...fixture('state-2.1.0.json'), ...change })) as Json;
}

export const STATE_TOPIC = 'uagv/v2/ScoutBots/R101/state';
export const CONNECTION_TOPIC = 'uagv/v2/ScoutBots/R101/connection';
