/** Why a technician is ranked where they are, or left out: codes for programs, sentences for people. */
import type { Locale } from '../messages.js';
import type { Weekday } from '../sla/sla-words.js';

/** What a reason may name. */
export interface Reason {
  code: ReasonCode;
  word?: string;
  count?: number;
  /** By the clock of the technician's zone. */
  time?: string;
  weekday?: Weekday;
  /** ISO date or instant. */
  date?: string;
}

const SENTENCES = {
  HAS: ['A ce qu’il faut : {word}.', 'Has what is needed: {word}.'],
  KNOWS_MODEL: ['Connaît le modèle {word}.', 'Knows the model {word}.'],
  DISTANCE: ['À {count} km à vol d’oiseau.', '{count} km away as the crow flies.'],
  DISTANCE_UNKNOWN: ['Point de départ inconnu.', 'It is not known where they set out from.'],
  AT_WORK: ['Au travail jusqu’à {time}.', 'At work until {time}.'],
  OFF: ['Absent jusqu’à {weekday} {time}.', 'Off until {weekday} {time}.'],
  BUSY: ['Pris jusqu’au {date}.', 'Busy until {date}.'],
  HOURS_UNKNOWN: ['Horaires inconnus.', 'Working hours are not known.'],
  WORKLOAD: ['Tickets ouverts : {count}.', 'Open tickets: {count}.'],
  INACTIVE: ['N’est plus actif.', 'Is not active any more.'],
  MISSING_SKILL: ['N’a pas la compétence « {word} ».', 'Lacks the skill “{word}”.'],
  MISSING_CERTIFICATION: ['N’a pas la certification « {word} ».', 'Lacks the certification “{word}”.'],
  EXPIRED_CERTIFICATION: [
    'La certification « {word} » a expiré le {date}.',
    'The certification “{word}” expired on {date}.',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type ReasonCode = keyof typeof SENTENCES;
export const REASON_CODES = Object.keys(SENTENCES) as ReasonCode[];

const WEEKDAYS_FR: Record<Weekday, string> = {
  MONDAY: 'lundi',
  TUESDAY: 'mardi',
  WEDNESDAY: 'mercredi',
  THURSDAY: 'jeudi',
  FRIDAY: 'vendredi',
  SATURDAY: 'samedi',
  SUNDAY: 'dimanche',
};
const capital = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

/** The sentence of a reason. */
export function reasonSentence({ code, weekday, ...named }: Reason, locale: Locale): string {
  const day = weekday && (locale === 'fr' ? WEEKDAYS_FR[weekday] : capital(weekday));
  const words: Record<string, unknown> = { ...named, weekday: day };
  return SENTENCES[code][locale === 'fr' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
}
