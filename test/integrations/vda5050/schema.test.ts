import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { fixture } from './fixture.js';

describe('the VDA 5050 samples', () => {
  it.each([
    ['state', '2.1.0'],
    ['state', '3.0.0'],
    ['connection', '2.1.0'],
    ['connection', '3.0.0'],
  ])('%s-%s is valid against the official schema', (kind, version) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { 'date-time': true } });
    const validate = ajv.compile(fixture(`schemas-${version}/${kind}.schema`));
    validate(fixture(`${kind}-${version}.json`));
    expect(validate.errors).toBeNull();
  });

  it('tell the versions apart: neither is valid as the other', () => {
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
    expect(ajv.compile(fixture('schemas-3.0.0/state.schema'))(fixture('state-2.1.0.json'))).toBe(false);
    expect(ajv.compile(fixture('schemas-2.1.0/state.schema'))(fixture('state-3.0.0.json'))).toBe(false);
  });
});
