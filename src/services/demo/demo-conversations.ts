/** What is said on the tickets of the demo desk. Everything here is made up. */
import type { Person } from '../../domain/accounts/actor.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import { postMessage } from '../tickets/message.service.js';
import { onBehalfOf, type Tx } from '../transaction.js';

interface DemoMessage {
  /** Who says it, by their address. */
  by: string;
  body: string;
  internal?: true;
}

const client = 'client@demo.ouranos.test';
const client2 = 'client2@demo.ouranos.test';
const technician = 'technician@demo.ouranos.test';
const technician2 = 'technician2@demo.ouranos.test';
const manager = 'manager@demo.ouranos.test';

/** By the robot that the ticket is about. */
const CONVERSATIONS: Record<string, readonly DemoMessage[]> = {
  'OUR-2041': [
    { by: client, body: 'Bonjour, il s’est encore arrêté deux fois ce matin devant le quai 4.' },
    {
      by: technician,
      body: 'Bonjour Claire, merci. S’arrête-t-il aussi quand la porte du quai est **fermée** ?',
    },
    { by: client, body: 'Non, seulement porte ouverte, et plutôt le matin.' },
    {
      by: technician,
      body: 'Soleil rasant sur le scanner avant, à mon avis. À vérifier sur place entre 8 h et 9 h.',
      internal: true,
    },
    { by: manager, body: 'D’accord. Prends le pare-soleil du Titan L, il en reste un au magasin.', internal: true },
    { by: technician, body: 'Je passe jeudi à 8 h pour regarder le scanner avec le soleil du matin.' },
  ],
  'OUR-3007': [
    { by: technician2, body: 'Pouvez-vous m’envoyer le nouveau plan de l’atelier B, même à la main ?' },
    { by: client2, body: 'Oui, le service travaux me le donne cette semaine.' },
    { by: technician2, body: 'Carte à refaire entièrement si la cloison passe l’allée 3.', internal: true },
  ],
  'OUR-3008': [
    { by: client2, body: 'Précision : il perd la connexion surtout entre les allées 12 et 14.' },
    { by: manager, body: 'Même zone qu’en mars : voir si la borne a été remise après les travaux.', internal: true },
  ],
};

/** Says on a ticket what people say on it. @param people the accounts of the demo desk, by their addresses */
export async function converse(
  tx: Tx,
  ticket: Ticket,
  serialNumber: string,
  people: ReadonlyMap<string, Person>,
): Promise<void> {
  for (const { by, ...message } of CONVERSATIONS[serialNumber] ?? [])
    await postMessage(onBehalfOf(tx, people.get(by)!), ticket, message);
}
