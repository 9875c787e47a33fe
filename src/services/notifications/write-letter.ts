/** From what a letter says to a mail: plain text, and the same as simple HTML. */
import type { Locale } from '../../domain/messages.js';

/** What a letter says, in one language. */
export interface Said {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do, and where. */
  action?: { label: string; url: string };
  /** After the action. */
  footnotes?: readonly string[];
}

const GREETING: Record<Locale, string> = { fr: 'Bonjour,', en: 'Hello,' };
const COLON: Record<Locale, string> = { fr: ' :', en: ':' };
const SIGNATURE = 'Ouranos Desk';

/** The bodies of a mail. Its words are the desk's own: nothing that somebody typed is in them. */
export function writeLetter(said: Said, locale: Locale): { subject: string; text: string; html: string } {
  const { subject, action, footnotes = [] } = said;
  const before = [GREETING[locale], ...said.paragraphs];
  const text = [
    ...before,
    ...(action ? [`${action.label}${COLON[locale]}\n${action.url}`] : []),
    ...footnotes,
    SIGNATURE,
  ];
  const html = [
    ...before.map(paragraph),
    ...(action ? [`<p><a href="${escaped(action.url)}">${escaped(action.label)}</a></p>`] : []),
    ...footnotes.map(paragraph),
    `<p>${SIGNATURE}</p>`,
  ];
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${escaped(subject)}</title>
<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 36em">\n${html.join('\n')}\n</body></html>\n`,
  };
}

const paragraph = (words: string): string => `<p>${escaped(words)}</p>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
