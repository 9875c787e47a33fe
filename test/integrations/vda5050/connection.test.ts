import { describe, expect, it } from 'vitest';
import { CONNECTION_TOPIC, fixture, read, refusalOf, topicOf } from './fixture.js';

const connection = (connectionState: unknown) => ({ ...fixture('connection-2.1.0.json'), connectionState });

describe('a connection message', () => {
  it('says how the robot left, and finds no fault in it', () => {
    expect(read(fixture('connection-2.1.0.json'), CONNECTION_TOPIC)).toEqual({
      source: 'VDA5050',
      serialNumber: 'R101',
      manufacturer: 'ScoutBots',
      observedAt: new Date('2026-11-20T08:15:30.250Z'),
      connection: 'CONNECTION_BROKEN',
      state: null,
      covers: 'MENTIONED',
      notes: [],
      observations: [
        {
          component: 'connection',
          code: 'connection',
          level: 'OK',
          severity: null,
          message: '',
          values: { connectionState: 'CONNECTION_BROKEN' },
          key: 'connection:3',
        },
      ],
    });
  });

  it('of 3.0 may hibernate', () => {
    const payload = fixture('connection-3.0.0.json');
    expect(read(payload, topicOf(payload, 'connection'))).toMatchObject({ connection: 'HIBERNATING', notes: [] });
  });

  it.each([
    ['ONLINE', 'ONLINE'],
    ['OFFLINE', 'OFFLINE'],
    ['HIBERNATING', 'HIBERNATING'],
    ['CONNECTIONBROKEN', 'CONNECTION_BROKEN'],
    ['CONNECTION_BROKEN', 'CONNECTION_BROKEN'],
  ])('%s is %s', (said, meant) => {
    expect(read(connection(said), CONNECTION_TOPIC)).toMatchObject({ connection: meant, notes: [] });
  });

  it.each([
    ['DISCONNECTED', 'OFFLINE'],
    ['online', 'ONLINE'],
  ])('%s is read as %s and noted', (said, meant) => {
    const notes = [`connectionState "${said}" is read as ${meant}`];
    expect(read(connection(said), CONNECTION_TOPIC)).toMatchObject({ connection: meant, notes });
  });

  it.each([
    [undefined, 'connectionState is missing or not text.'],
    [7, 'connectionState is missing or not text.'],
    ['ASLEEP', 'connectionState "ASLEEP" is unknown.'],
  ])('with connectionState %j is refused', (said, message) => {
    expect(refusalOf(connection(said), CONNECTION_TOPIC)).toEqual({ code: 'MALFORMED', message });
  });
});
