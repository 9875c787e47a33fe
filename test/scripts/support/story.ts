/**
 * Telling a story without a desk, and reading what was said.
 */
import type { Version } from '../../../scripts/simulate/fault-kind.js';
import { Fleet } from '../../../scripts/simulate/fleet.js';
import type { Message } from '../../../scripts/simulate/link.js';
import { StoryClock } from '../../../scripts/simulate/pace.js';
import type { Vda5050Input } from '../../../scripts/support/desk-client.js';

/** When every story begins. */
export const START = Date.UTC(2026, 10, 20, 8);

/** How often robots report, unless a test says otherwise. */
export const PERIOD = 2_000;

/** What the tests read of a VDA 5050 message. */
export interface Said {
  version: Version;
  serialNumber: string;
  timestamp: string;
  headerId: number;
  connectionState?: string;
  operatingMode?: string;
  errors?: {
    errorType: string;
    errorLevel: string;
    errorReferences: { referenceKey: string; referenceValue: string }[];
  }[];
  batteryState?: { batteryCharge: number; charging: boolean };
  powerSupply?: { stateOfCharge: number; charging: boolean };
  orderId?: string;
  driving?: boolean;
}

/** A story, told to its end. */
export function story(
  seed: string,
  robots: number,
  minutes: number,
  periodMs = PERIOD,
): { fleet: Fleet; told: Message[] } {
  const fleet = new Fleet({ robots, seed, periodMs, stamp: new StoryClock(START, 1).stamp });
  const told: Message[] = [];
  while (fleet.storyMs < minutes * 60_000) told.push(...fleet.step());
  return { fleet, told };
}

/** What a message says. */
export const said = (message: Vda5050Input) => message.payload as Said;
/** The VDA 5050 messages of a story. */
export const vda = (told: Message[]) => told.flatMap((message) => ('vda5050' in message ? [message.vda5050] : []));
/** The telemetry of a story. */
export const entriesOf = (told: Message[]) => told.flatMap((message) => ('entry' in message ? [message.entry] : []));
