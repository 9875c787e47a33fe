import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { DRIVE_LIMIT } from '../../scripts/simulate/drive.js';
import { FAULT_KINDS, VERSIONS } from '../../scripts/simulate/fault-kind.js';
import type { Fleet } from '../../scripts/simulate/fleet.js';
import { MAX_MERGED_TICKS } from '../../scripts/simulate/pace.js';
import type { EntryInput, Vda5050Input } from '../../scripts/support/desk-client.js';
import { vda5050 } from '../../src/integrations/vda5050/index.js';
import type { Said } from './support/story.js';
import { entriesOf, PERIOD, said, story, vda } from './support/story.js';
import { FIXTURES } from './support/test-world.js';

describe('200 robots over 30 minutes', () => {
  let fleet: Fleet;
  let messages: Vda5050Input[];
  let telemetry: EntryInput[];
  const byRobot = new Map<string, Vda5050Input[]>();

  beforeAll(() => {
    const told = story('1', 200, 30);
    fleet = told.fleet;
    messages = vda(told.told);
    telemetry = entriesOf(told.told);
    for (const message of messages) {
      const { serialNumber } = said(message);
      byRobot.set(serialNumber, [...(byRobot.get(serialNumber)?.splice(0) ?? []), message]);
    }
  });

  const states = () => messages.filter(({ topic }) => topic.endsWith('/state'));
  /** How often a fault begins to be said, by code; `[version, level]` of each. */
  function onsets(code: string): Said[] {
    const found: Said[] = [];
    for (const spoken of byRobot.values()) {
      let stands = false;
      for (const state of spoken.map(said)) {
        if (!state.errors) continue;
        const has = state.errors.some(({ errorType }) => errorType === code);
        if (has && !stands) found.push(state);
        stands = has;
      }
    }
    return found;
  }

  it('is valid against the official schemas, in all three versions', () => {
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
    const schemas = new Map<string, ValidateFunction>();
    for (const version of VERSIONS) {
      for (const kind of ['state', 'connection']) {
        const text = readFileSync(`${FIXTURES}vda5050/schemas-${version}/${kind}.schema`, 'utf8');
        schemas.set(`${version}/${kind}`, ajv.compile(JSON.parse(text) as object));
      }
    }
    const counts = new Map<string, number>();
    for (const { topic, payload } of messages) {
      const key = `${(payload as Said).version}/${topic.split('/').at(-1)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      const validate = schemas.get(key);
      if (!validate?.(payload)) expect.fail(`${topic}: ${ajv.errorsText(validate?.errors)}`);
    }
    expect(counts.size).toBe(6);
    expect(messages.length).toBeGreaterThan(150_000);
  }, 60_000);

  it('is read by the desk without a refusal or a doubt', () => {
    for (const { topic, payload, receivedAt } of messages.slice(0, 20_000)) {
      expect(vda5050.read({ topic, payload, receivedAt: new Date(receivedAt) })).toMatchObject({
        reading: { notes: [] },
      });
    }
  });

  it('comes on the topic of its robot and version', () => {
    for (const message of messages) {
      const { version, serialNumber } = said(message);
      expect(message.topic).toMatch(
        new RegExp(`^uagv/v${version.charAt(0)}/Ouranos/${serialNumber}/(state|connection)$`),
      );
    }
    expect([...byRobot.keys()].sort().slice(0, 2)).toEqual(['SIM-0001', 'SIM-0002']);
    expect(byRobot.size).toBe(200);
  });

  it('is told in order of receipt, and never before it was said', () => {
    for (const [i, message] of messages.entries()) {
      expect(message.receivedAt >= (messages[i - 1]?.receivedAt ?? '')).toBe(true);
      expect(message.receivedAt > said(message).timestamp).toBe(true);
    }
  });

  it.each(Object.values(FAULT_KINDS))(
    'has $code, which comes and goes',
    ({ code, level, components, referenceKey }) => {
      const begun = onsets(code);
      expect(begun.length).toBeGreaterThan(0);
      for (const state of begun) {
        const error = state.errors?.find(({ errorType }) => errorType === code);
        expect(error?.errorLevel).toBe(state.version === '3.0.0' ? level.v3 : level.v2);
        const component = error?.errorReferences.find((reference) => reference.referenceKey === referenceKey);
        expect(components).toContain(component?.referenceValue);
      }
      const last = [...byRobot.values()].map((spoken) =>
        spoken.map(said).findLast((state) => state.errors !== undefined),
      );
      const standing = last.filter((state) => state?.errors?.some(({ errorType }) => errorType === code)).length;
      expect(begun.length).toBeGreaterThan(standing);
    },
  );

  it('has a wheel that flaps: on and off several times within ten minutes', () => {
    const times = new Map<string, number[]>();
    for (const { serialNumber, timestamp } of onsets('wheelSlip')) {
      times.set(serialNumber, [...(times.get(serialNumber) ?? []), Date.parse(timestamp)]);
    }
    const flapping = [...times.values()].filter((at) => at.some((t, i) => (at[i + 4] ?? Infinity) - t < 600_000));
    expect(flapping.length).toBeGreaterThan(0);
  });

  it('has every operating mode it knows, and faults in SERVICE, which should open nothing', () => {
    const modes = new Set(states().map((message) => said(message).operatingMode));
    expect(modes).toEqual(new Set(['AUTOMATIC', 'MANUAL', 'SERVICE', 'STARTUP']));
    const inService = states()
      .map(said)
      .filter(({ operatingMode, errors }) => operatingMode === 'SERVICE' && errors?.length);
    expect(new Set(inService.flatMap(({ errors }) => errors?.map(({ errorType }) => errorType)))).toContain(
      'emergencyStop',
    );
  });

  it('has networks lost: an old last will, silence, ONLINE again, then what was missed in bulk, some of it twice', () => {
    let whole = 0;
    for (const spoken of byRobot.values()) {
      const broken = spoken.findIndex((message) => /BROKEN/.test(said(message).connectionState ?? ''));
      const back = spoken[broken + 1];
      if (broken < 0 || !back) continue;
      const will = spoken[broken]!;
      const onlineBefore = spoken.slice(0, broken).findLast((message) => said(message).connectionState === 'ONLINE');
      expect(said(will).timestamp < said(onlineBefore!).timestamp).toBe(true);
      expect(Date.parse(back.receivedAt) - Date.parse(will.receivedAt)).toBeGreaterThan(10_000);
      expect(said(back).connectionState).toBe('ONLINE');
      const late = spoken
        .slice(broken + 2)
        .filter(({ receivedAt }) => Date.parse(receivedAt) - Date.parse(back.receivedAt) < 1_000)
        .map(said);
      expect(late.length).toBeGreaterThan(8);
      const before = new Set(
        spoken
          .slice(0, broken)
          .map(said)
          .map(({ timestamp }) => timestamp),
      );
      expect(late.some(({ timestamp }) => before.has(timestamp))).toBe(true);
      expect(late.some(({ timestamp }) => !before.has(timestamp))).toBe(true);
      whole += 1;
    }
    expect(whole).toBeGreaterThan(3);
  });

  it('has goodbyes and hibernation, followed by silence until ONLINE', () => {
    const ends = { OFFLINE: 0, HIBERNATING: 0 };
    for (const spoken of byRobot.values()) {
      for (const [i, message] of spoken.entries()) {
        const state = said(message).connectionState;
        if (state !== 'OFFLINE' && state !== 'HIBERNATING') continue;
        ends[state] += 1;
        const next = spoken.slice(i + 1).find((later) => said(later).timestamp > said(message).timestamp);
        if (next) expect(said(next).connectionState).toBe('ONLINE');
        if (state === 'HIBERNATING') expect(said(message).version).toBe('3.0.0');
      }
    }
    expect(Math.min(ends.OFFLINE, ends.HIBERNATING)).toBeGreaterThan(0);
  });

  it('repeats a few messages word for word, and lets a few be overtaken', () => {
    let [repeated, overtaken] = [0, 0];
    for (const spoken of byRobot.values()) {
      const seen = new Set<string>();
      let newest = '';
      for (const { timestamp, headerId, errors } of spoken.map(said)) {
        if (!errors) continue;
        if (seen.has(`${timestamp} ${headerId}`)) repeated += 1;
        else if (timestamp < newest) overtaken += 1;
        seen.add(`${timestamp} ${headerId}`);
        newest = timestamp > newest ? timestamp : newest;
      }
    }
    for (const some of [repeated, overtaken]) {
      expect(some).toBeGreaterThan(50);
      expect(some).toBeLessThan(messages.length / 50);
    }
  });

  it('drives missions, drains batteries, and charges them', () => {
    const power = (state: Said) => state.batteryState?.batteryCharge ?? state.powerSupply?.stateOfCharge ?? 0;
    let [charged, drained] = [0, 0];
    for (const spoken of byRobot.values()) {
      const all = spoken.map(said).filter((state) => state.errors);
      const change = power(all.at(-1)!) - power(all[0]!);
      if (change > 5) charged += 1;
      if (change < -3) drained += 1;
    }
    expect(charged).toBeGreaterThan(5);
    expect(drained).toBeGreaterThan(100);
    const orders = new Set(states().map((message) => said(message).orderId));
    expect(orders.size).toBeGreaterThan(1_000);
    const driving = states().filter((message) => said(message).driving).length / states().length;
    expect(driving).toBeGreaterThan(0.4);
    expect(driving).toBeLessThan(0.9);
  });

  it('shows a drive going in its measures minutes before it fails', () => {
    const failures = onsets('driveOvertemperature');
    expect(failures.length).toBeGreaterThan(0);
    for (const { serialNumber, timestamp, errors } of failures) {
      const component = errors?.find(({ errorType }) => errorType === 'driveOvertemperature')?.errorReferences[0];
      const measured = telemetry.filter(
        (entry) =>
          entry.serialNumber === serialNumber &&
          entry.component === component?.referenceValue &&
          entry.observedAt < timestamp,
      );
      const hot = measured.filter(({ values }) => Number(values['motorTemperature']) > 80);
      const lead = Date.parse(timestamp) - Date.parse(hot[0]?.observedAt ?? timestamp);
      expect(lead).toBeGreaterThan(120_000);
      const current = (some: EntryInput[]) => Math.max(...some.map(({ values }) => Number(values['motorCurrent'])));
      expect(current(measured.slice(-12))).toBeGreaterThan(1.5 * current(measured.slice(0, 12)));
      expect(Number(measured.at(-1)?.values['motorTemperature'])).toBeLessThan(DRIVE_LIMIT);
    }
    const healthy = telemetry.filter(({ values }) => Number(values['motorTemperature']) < 60).length;
    expect(healthy / telemetry.length).toBeGreaterThan(0.95);
  });

  it('sends no measures before the desk can know the robot', () => {
    const first = new Map<string, string>();
    for (const { serialNumber, observedAt } of telemetry) {
      if (!first.has(serialNumber)) first.set(serialNumber, observedAt);
    }
    for (const [serialNumber, at] of first) {
      const registered = byRobot.get(serialNumber)?.[0]?.receivedAt ?? at;
      expect(Date.parse(at) - Date.parse(registered)).toBeGreaterThan(MAX_MERGED_TICKS * PERIOD);
    }
  });

  it('counts what happened', () => {
    for (const code of Object.keys(FAULT_KINDS)) expect(fleet.happened.get(code)).toBeGreaterThan(0);
    expect(fleet.faultCount).toBeGreaterThan(0);
    expect(fleet.onlineCount).toBeGreaterThan(170);
  });
});
