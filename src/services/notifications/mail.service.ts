/**
 * Mail that is on its way. A mail is put down in the transaction of what it is about and sent after the commit, by a job
 * that tries again when the other side is down. So none is sent of what did not happen, and none is lost.
 */
import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import type { Locale } from '../../domain/messages.js';
import { Mail } from '../../entities/notifications/mail.entity.js';
import type { Call } from '../desk.js';
import { MailRefused } from '../ports.js';
import { transaction, type Tx } from '../transaction.js';
import { writeLetter, type Said } from './write-letter.js';

/** For whom a letter is to be written. */
export interface Addressee {
  email: string;
  locale: Locale;
}

/**
 * Writes a letter at the moment when it is sent, in a transaction of its own; null when there is nothing to send (any
 * more). A letter that is tried again is written again.
 */
export type Writer = (tx: Tx, to: Addressee) => Promise<{ to: Addressee; said: Said } | null>;

/** How many mails one run of the job takes. */
const BATCH = 20;
/** For how long a mail belongs to who has taken it, s: longer than sending takes. */
const LEASE = 120;
/** The first wait after a failure, and the longest, s; it doubles in between. */
const [FIRST_WAIT, LONGEST_WAIT] = [5, 900];
/** After so long there is no more trying, s. */
const PATIENCE = 86_400;
const ERROR_MAX = 300;

/** Puts a mail down, to be sent in a moment. */
export function queueMail(tx: Tx, letter: string, { email, locale }: Addressee): void {
  tx.em.create(Mail, { id: newId(), letter, email, locale, createdAt: tx.now, dueAt: tx.now });
}

/** Sends what is due; answers how many were sent. Safe at several processes at once. */
export async function sendDueMail(call: Call, writers: Readonly<Record<string, Writer>>): Promise<number> {
  let sent = 0;
  for (const id of await dueMail(call, Object.keys(writers))) if (await sendOne(call, id, writers)) sent += 1;
  return sent;
}

const isDue = (now: Date) => sql<boolean>`sent_at is null and given_up_at is null and due_at <= ${now}`;

/** Letters that this process knows; during an upgrade others may know more. */
async function dueMail({ desk }: Call, letters: readonly string[]): Promise<string[]> {
  const found = await desk.db
    .selectFrom('mail')
    .select('id')
    .where(isDue(desk.clock.now()))
    .where(sql<boolean>`letter = any(${letters}::text[])`)
    .orderBy('due_at')
    .limit(BATCH)
    .execute();
  return found.map(({ id }) => id);
}

async function sendOne(call: Call, id: string, writers: Readonly<Record<string, Writer>>): Promise<boolean> {
  const { desk } = call;
  const mail = await take(call, id, writers);
  if (!mail) return false;
  const done = (what: object) => desk.db.updateTable('mail').set(what).where('id', '=', id).execute();
  if (!mail.letter) {
    await desk.db.deleteFrom('mail').where('id', '=', id).execute();
    return false;
  }
  try {
    await desk.mailer.send({ id, ...mail.letter });
    await done({ sent_at: desk.clock.now(), last_error: null });
    return true;
  } catch (error) {
    const now = desk.clock.now();
    const isOver = error instanceof MailRefused || now.getTime() - mail.createdAt.getTime() >= PATIENCE * 1_000;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (mail.tries - 1));
    const next = isOver ? { given_up_at: now } : { due_at: new Date(now.getTime() + wait * 1_000) };
    await done({ ...next, last_error: String(error instanceof Error ? error.message : error).slice(0, ERROR_MAX) });
    // Not the error itself, which may quote the mail.
    desk.log[isOver ? 'error' : 'warn'](
      { mail: id, letter: mail.name, tries: mail.tries, code: codeOf(error) },
      isOver ? 'mail given up' : 'mail not sent, trying again',
    );
    return false;
  }
}

/** Takes a mail, so that nobody else sends it, and writes it. */
const take = (call: Call, id: string, writers: Readonly<Record<string, Writer>>) =>
  transaction(call, async (tx) => {
    const row = await tx.db
      .selectFrom('mail')
      .selectAll()
      .where('id', '=', id)
      .where(isDue(tx.now))
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    const tries = row.tries + 1;
    await tx.db
      .updateTable('mail')
      .set({ tries, due_at: new Date(tx.now.getTime() + LEASE * 1_000) })
      .where('id', '=', id)
      .execute();
    const written = await writers[row.letter]!(tx, { email: row.email, locale: row.locale });
    const letter = written && { to: written.to.email, ...writeLetter(written.said, written.to.locale) };
    return { letter, name: row.letter, tries, createdAt: new Date(row.created_at) };
  });

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** For how many days mails that were sent, or given up, are remembered. */
const REMEMBERED_DAYS = 30;

export async function forgetMail(call: Call): Promise<void> {
  await transaction(call, async (tx) => {
    const before = new Date(tx.now.getTime() - REMEMBERED_DAYS * 86_400_000);
    await tx.db
      .deleteFrom('mail')
      .where(sql<boolean>`created_at < ${before} and (sent_at is not null or given_up_at is not null)`)
      .execute();
  });
}
