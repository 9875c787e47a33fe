/** The letters about accounts. Each is written to the account as it is at the moment when it is sent. */
import type { Locale } from '../../domain/messages.js';
import { queueMail, type Addressee, type Said, type Writer } from '../notifications/index.js';
import type { Tx } from '../transaction.js';
import { accountById, accountByEmail, type AccountRow } from './account.query.js';
import { makePasswordLink } from './password-link.js';

/** How long the link to a new password is good, in hours. */
export const RESET_HOURS = 1;
/** How long an invitation is good, in hours. */
export const INVITATION_HOURS = 7 * 24;

type Words = Record<Locale, Said>;

/** A letter to an active account, if there is one; in its own language, at its own address, whatever was typed. */
const toAccount =
  (words: (tx: Tx, account: AccountRow) => Words | Promise<Words>): Writer =>
  async (tx, { email }) => {
    const found = await accountByEmail(tx.db, email);
    const account = found?.active ? await accountById(tx.db, found.id) : null;
    if (!account) return null;
    const said = await words(tx, account);
    return { to: { email: account.email, locale: account.locale }, said: said[account.locale] };
  };

const passwordReset = toAccount(async (tx, { id }) => {
  const url = await makePasswordLink(tx, id, RESET_HOURS);
  return {
    fr: {
      subject: 'Choisir un nouveau mot de passe',
      paragraphs: ['Un nouveau mot de passe a été demandé pour votre compte Ouranos Desk.'],
      action: { label: 'Choisir un nouveau mot de passe', url },
      footnotes: [
        'Ce lien est valable une heure et ne sert qu’une fois. Un lien plus récent le remplace.',
        'Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.',
      ],
    },
    en: {
      subject: 'Choose a new password',
      paragraphs: ['A new password was asked for, for your account at Ouranos Desk.'],
      action: { label: 'Choose a new password', url },
      footnotes: [
        'This link is good for one hour, and once. A newer link takes its place.',
        'If you did not ask for it, do nothing: your password stays as it is.',
      ],
    },
  };
});

const invitation = toAccount(async (tx, { id }) => {
  const url = await makePasswordLink(tx, id, INVITATION_HOURS);
  return {
    fr: {
      subject: 'Votre compte Ouranos Desk',
      paragraphs: ['Un compte a été créé pour vous. Choisissez votre mot de passe pour l’ouvrir.'],
      action: { label: 'Choisir mon mot de passe', url },
      footnotes: [
        'Ce lien est valable sept jours et ne sert qu’une fois. Ensuite, demandez-en un autre par « mot de passe oublié ».',
      ],
    },
    en: {
      subject: 'Your account at Ouranos Desk',
      paragraphs: ['An account was made for you. Choose your password to open it.'],
      action: { label: 'Choose my password', url },
      footnotes: [
        'This link is good for seven days, and once. Afterwards ask for another one by “forgotten password”.',
      ],
    },
  };
});

const passwordChanged = toAccount(() => ({
  fr: {
    subject: 'Votre mot de passe a été changé',
    paragraphs: [
      'Le mot de passe de votre compte Ouranos Desk vient d’être changé. Les autres sessions ont été fermées.',
      'Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe et prévenez le service après-vente.',
    ],
  },
  en: {
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your account at Ouranos Desk was changed just now. Other sessions were ended.',
      'If it was not you, ask for a new password at once and tell the after-sales service.',
    ],
  },
}));

const alreadyRegistered = toAccount(() => ({
  fr: {
    subject: 'Vous avez déjà un compte',
    paragraphs: [
      'Quelqu’un a voulu ouvrir un compte Ouranos Desk avec votre adresse ; vous en avez déjà un, et rien n’a changé.',
      'Si c’était vous, connectez-vous, ou demandez un nouveau mot de passe. Sinon, vous n’avez rien à faire.',
    ],
  },
  en: {
    subject: 'You have an account already',
    paragraphs: [
      'Somebody tried to open an account at Ouranos Desk with your address; you have one already, and nothing changed.',
      'If it was you, sign in, or ask for a new password. Otherwise there is nothing to do.',
    ],
  },
}));

/** By the name under which they are put down. */
export const LETTERS = { passwordReset, invitation, passwordChanged, alreadyRegistered } as const;

/** Puts a letter down for an address, to be sent in a moment if it has an active account. */
export const queueLetter = (tx: Tx, letter: keyof typeof LETTERS, to: Addressee): void => queueMail(tx, letter, to);
