import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAnyId, decodeId, encodeId, ID_PREFIXES, isUuid, newId, NO_ID, type IdKind } from './ids.js';

const kinds = Object.keys(ID_PREFIXES) as IdKind[];

describe('a public id', () => {
  it('is its kind and the digits of what is stored, and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.uuid(), (kind, uuid) => {
        const id = encodeId(kind, uuid);
        expect(id).toMatch(/^[a-z]+_[0-9a-f]{32}$/);
        expect(decodeAnyId(id)).toEqual({ kind, uuid });
        for (const other of kinds) expect(decodeId(other, id)).toBe(other === kind ? uuid : NO_ID);
      }),
    );
  });

  it('is told apart by its prefix', () => {
    expect(new Set(Object.values(ID_PREFIXES)).size).toBe(kinds.length);
  });

  it.each([
    '',
    'ticket',
    'ticket_',
    'ticket_0192f0',
    'thing_0192f0007d8a7000800000000000000a',
    'Ticket_0192f0007d8a7000800000000000000a',
    'ticket_0192F0007D8A7000800000000000000A',
    'ticket_0192f0007d8a7000800000000000000a0',
    ' ticket_0192f0007d8a7000800000000000000a',
    'ticket_0192f0007d8a7000800000000000000a\n',
    'ticket_0192f000-7d8a-7000-8000-00000000000a',
    '0192f000-7d8a-7000-8000-00000000000a',
    'constructor_0192f0007d8a7000800000000000000a',
  ])('%j names nothing', (id) => {
    expect(decodeAnyId(id)).toBeNull();
    expect(decodeId('Ticket', id)).toBe(NO_ID);
  });

  it('names something storable or nothing, whatever is sent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isUuid(decodeId('Robot', text))));
  });
});

describe('a new id', () => {
  it('comes after all that were made before it', () => {
    const made = Array.from({ length: 1_000 }, newId);
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(1_000);
    expect(made.every(isUuid)).toBe(true);
  });
});
