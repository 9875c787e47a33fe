/** Whether a new password is good enough, and if not, what to do about it. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { invalid } from '../../domain/errors.js';
import type { Locale } from '../../domain/messages.js';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 1_024;
/** zxcvbn's score from 0 to 4; 3 takes a hundred million guesses at least. */
const SCORE_MIN = 3;
/** The estimate grows worse than linearly with the length, and what comes after so much only adds to the strength. */
const ESTIMATED_LENGTH = 64;
/** Words that anybody would try here. */
const HOUSE_WORDS = ['ouranos', 'desk', 'hyperion', 'gaia', 'kronos', 'robot'];

interface Estimator {
  zxcvbn: ZxcvbnFactory;
  advice: Record<Locale, Advice>;
}
interface Advice {
  warnings: Record<string, string>;
  suggestions: Record<string, string>;
}

let loading: Promise<Estimator> | undefined;

/** Dictionaries take a tenth of a second and tens of megabytes: they are loaded when the first password is chosen. */
async function load(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, en, fr] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary, ...fr.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: ESTIMATED_LENGTH,
  });
  return { zxcvbn, advice: { fr: fr.translations, en: en.translations } };
}

/**
 * Refuses a password that is short, endless or easy to guess. `about` is what is known of the person: a password made of
 * their name or address is easy to guess.
 * @throws DeskError VALIDATION with advice in the caller's language; `details` has the score and the one to reach
 */
export async function checkNewPassword(
  password: string,
  about: readonly (string | null)[],
  locale: Locale,
  path: string[],
): Promise<void> {
  if (!password.isWellFormed()) throw invalid('half_character', path);
  if (password.length < PASSWORD_MIN) throw invalid('too_short', path, { min: PASSWORD_MIN });
  if (password.length > PASSWORD_MAX) throw invalid('too_long', path, { max: PASSWORD_MAX });
  const { zxcvbn, advice } = await (loading ??= load());
  const words = about
    .flatMap((text) => (text ? [text, ...text.split(/[\s@.+_-]+/)] : []))
    .filter(({ length }) => length > 2);
  const { score, feedback } = zxcvbn.check(password.slice(0, ESTIMATED_LENGTH), [...HOUSE_WORDS, ...words]);
  if (score >= SCORE_MIN) return;
  const { warnings, suggestions } = advice[locale];
  const told = [feedback.warning && warnings[feedback.warning], ...feedback.suggestions.map((key) => suggestions[key])];
  const sentences = told.filter(Boolean).map((text) => text!.replace(/[^.]$/, '$&.'));
  const { anotherWord } = suggestions;
  const error = invalid('weak_password', path, { advice: (sentences.length ? sentences : [anotherWord]).join(' ') });
  throw Object.assign(error, { details: { score, required: SCORE_MIN } });
}
