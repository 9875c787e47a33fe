/** What a cell may hold, and how it is written for people: decimals with a comma in French, words in either language. */
import { invalid } from '../../domain/errors.js';
import type { Locale } from '../../domain/messages.js';

/** The two languages of a file's headers and words. */
export type Words = readonly [fr: string, en: string];

export interface Cell<Value> {
  /** The value of a cell that is not empty. @throws DeskError VALIDATION */
  read(text: string): Value;
  write(value: Value, locale: Locale): string;
}

/** A column of a file: its header, and what its cells hold. */
export interface Column<Value> extends Cell<Value> {
  names: Words;
}

export const column = <Value>(fr: string, en: string, cell: Cell<Value>): Column<Value> => ({
  ...cell,
  names: [fr, en],
});

export const wordIn = (words: Words, locale: Locale): string => words[locale === 'fr' ? 0 : 1];

/** Words as people write them: case, accents and punctuation make no difference. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const text: Cell<string> = { read: (given) => given, write: (value) => value };

/** Spaces between thousands, of whatever kind, are left out. */
const digits = (given: string): string => given.trim().replace(/(?<=\d)[\s'’](?=\d{3})/g, '');

/** A decimal number as text: `12,50`, `1 890.00`. What has both a comma and a point says too little. */
export const decimal: Cell<string> = {
  read(given) {
    const number = digits(given);
    if (!/^-?\d{1,12}([.,]\d{1,6})?$/.test(number)) throw invalid('csv_number', []);
    return number.replace(',', '.');
  },
  write: (value, locale) => (locale === 'fr' ? value.replace('.', ',') : value),
};

export const integer: Cell<number> = {
  read(given) {
    const number = digits(given);
    if (!/^-?\d{1,9}$/.test(number)) throw invalid('csv_integer', []);
    return Number(number);
  },
  write: String,
};

/** One of a closed list: by its code, or by its word in either language. */
export function choice<Value extends string>(words: Record<Value, Words>): Cell<Value> {
  const values = Object.keys(words) as Value[];
  const byWord = new Map(values.flatMap((value) => [value, ...words[value]].map((word) => [folded(word), value])));
  return {
    read(given) {
      const value = byWord.get(folded(given));
      if (value === undefined)
        throw invalid('csv_choice', [], { values: values.map((one) => words[one][0]).join(', ') });
      return value;
    },
    write: (value, locale) => wordIn(words[value], locale),
  };
}

const YES: Words = ['oui', 'yes'];
const NO: Words = ['non', 'no'];
const TRUE = new Set([...YES, 'o', 'y', 'vrai', 'true', '1', 'x']);
const FALSE = new Set([...NO, 'n', 'faux', 'false', '0']);

export const yesOrNo: Cell<boolean> = {
  read(given) {
    const word = folded(given);
    if (!TRUE.has(word) && !FALSE.has(word)) throw invalid('csv_yes_no', []);
    return TRUE.has(word);
  },
  write: (value, locale) => wordIn(value ? YES : NO, locale),
};

/** Several texts in a cell, with `|` between them; `\|` and `\\` are meant as such. */
export const list: Cell<string[]> = {
  read: (given) =>
    (given.match(/(?:\\[\s\S]|[^|\\])+/g) ?? []).map((one) => one.replace(/\\([\s\S])/g, '$1').trim()).filter(Boolean),
  write: (values) => values.map((one) => one.replace(/[\\|]/g, '\\$&')).join(' | '),
};

/** What a spreadsheet would take for a formula. Numbers are none. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** A text that begins like a formula gets an apostrophe before it, which spreadsheets take for “this is a text”. */
export const guarded = (cell: string): string => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

/** Takes the apostrophe off again. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
