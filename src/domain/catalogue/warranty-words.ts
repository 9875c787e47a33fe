/** The reasoning of a warranty in people's words, French and English. */
import type { Day } from '../calendar-day.js';
import type { Locale } from '../messages.js';
import type { StepCode, WarrantyStep } from './warranty.js';

type Sentence = readonly [fr: string, en: string];
/** What is said of a period by where the day lies: before it, in it, after it. */
type Phases = Record<'later' | 'now' | 'over', Sentence>;

const SENTENCES: Record<StepCode, Sentence | Phases> = {
  PRODUCT_UNKNOWN: [
    'L’article du catalogue n’est pas connu : ses conditions de garantie non plus.',
    'It is not known which product of the catalogue this is, and so neither are its warranty terms.',
  ],
  PURCHASE_DATE_UNKNOWN: [
    'La date d’achat n’est pas connue : on ne sait pas à partir de quand compter.',
    'The purchase date is not known: it cannot be said from when to count.',
  ],
  PURCHASED_LATER: ['L’achat n’a eu lieu que le {from}.', 'It was only purchased on {from}.'],
  NO_PRODUCT_TERMS: ['Cet article est vendu sans garantie du fabricant.', 'This product has no maker’s warranty.'],
  PRODUCT_TERMS: {
    later: [
      'La garantie du fabricant, {months} mois, ne commence qu’à l’achat, le {from}.',
      'The maker’s warranty of {months} months only begins with the purchase, on {from}.',
    ],
    now: [
      'La garantie du fabricant, {months} mois à compter de l’achat le {from}, court jusqu’au {until}.',
      'The maker’s warranty of {months} months from the purchase on {from} runs until {until}.',
    ],
    over: [
      'La garantie du fabricant, {months} mois à compter de l’achat le {from}, a pris fin le {until}.',
      'The maker’s warranty of {months} months from the purchase on {from} ended on {until}.',
    ],
  },
  PRODUCT_EXCLUSIONS: ['Elle ne couvre pas : {exclusions}.', 'It does not cover: {exclusions}.'],
  LEGAL_GUARANTEE: {
    later: [
      'La garantie légale de conformité ne commence qu’à l’achat, le {from}.',
      'The legal guarantee of conformity only begins with the purchase, on {from}.',
    ],
    now: [
      'La garantie légale de conformité, deux ans à compter de l’achat le {from}, court jusqu’au {until}.',
      'The legal guarantee of conformity, two years from the purchase on {from}, runs until {until}.',
    ],
    over: [
      'La garantie légale de conformité, deux ans à compter de l’achat le {from}, a pris fin le {until}.',
      'The legal guarantee of conformity, two years from the purchase on {from}, ended on {until}.',
    ],
  },
  LEGAL_EXTENSION: [
    'La réparation du {from} au titre de cette garantie l’a prolongée de {months} mois, jusqu’au {until} (Code de la consommation, art. L217-13).',
    'The repair of {from} under this guarantee extended it by {months} months, until {until} (Code de la consommation, art. L217-13).',
  ],
  LEGAL_FOR_CONSUMERS: [
    'La garantie légale de conformité est réservée aux consommateurs.',
    'The legal guarantee of conformity is for consumers only.',
  ],
  NO_CONTRACT: ['Il n’y a pas de contrat.', 'There is no contract.'],
  CONTRACT: {
    later: [
      'Le contrat {contract} couvre {covers}, mais seulement à partir du {from}.',
      'The contract {contract} covers {covers}, but only from {from} on.',
    ],
    now: ['Le contrat {contract} couvre {covers}{period}.', 'The contract {contract} covers {covers}{period}.'],
    over: [
      'Le contrat {contract} couvrait {covers} ; il a pris fin le {until}.',
      'The contract {contract} covered {covers}; it ended on {until}.',
    ],
  },
  CONTRACT_OTHER_ASSETS: [
    'Le contrat {contract} ne couvre pas cet équipement.',
    'The contract {contract} does not cover this equipment.',
  ],
  CONTRACT_EXCLUSIONS: [
    'Le contrat {contract} ne couvre pas : {exclusions}.',
    'The contract {contract} does not cover: {exclusions}.',
  ],
};

const COVERS: Record<'WORK' | 'BOTH', Sentence> = {
  WORK: ['la main-d’œuvre, sans les pièces', 'work, without parts'],
  BOTH: ['la main-d’œuvre et les pièces', 'work and parts'],
};
const PERIOD: Sentence = [' jusqu’au {until}', ' until {until}'];

const FORMATS: Record<Locale, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

const longDay = (day: Day | null, locale: Locale): string =>
  day === null ? '' : FORMATS[locale].format(Date.parse(day)).replace(/^1 /, locale === 'fr' ? '1er ' : '1 ');

/** One step of the reasoning about a day as a sentence. */
export function stepSentence(step: WarrantyStep, at: Day, locale: Locale): string {
  const { code, from, until, covers } = step;
  const said = SENTENCES[code];
  const phase = from !== null && at < from ? 'later' : until !== null && at > until ? 'over' : 'now';
  const sentence = 'now' in said ? said[phase] : said;
  const index = locale === 'fr' ? 0 : 1;
  const values: Record<string, string> = {
    from: longDay(from, locale),
    until: longDay(until, locale),
    months: String(step.months ?? ''),
    contract: step.contract ?? '',
    exclusions: step.exclusions.join(locale === 'fr' ? ' ; ' : '; '),
    covers: COVERS[covers.includes('PARTS') ? 'BOTH' : 'WORK'][index],
    period: until === null ? '' : PERIOD[index].replace('{until}', longDay(until, locale)),
  };
  return sentence[index].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
