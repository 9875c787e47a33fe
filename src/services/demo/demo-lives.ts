/** Tickets of the demo desk in the middle of their lives, brought there by the people who would: their timelines say so. */
import type { Person, Role } from '../../domain/accounts/actor.js';
import type { Grade, ServiceType } from '../../domain/tickets/ticket-words.js';
import type { Call } from '../desk.js';
import * as tickets from '../tickets/index.js';

interface Request {
  serialNumber: string;
  title: string;
  description: string;
  serviceType: ServiceType;
  impact: Grade;
  urgency: Grade;
  department?: string;
  triedSolutions?: string;
}

const CHARGING: Request = {
  serialNumber: 'OUR-2042',
  title: 'La batterie ne charge plus à la borne 2',
  description: 'Le robot se place, puis repart sans charger. Les autres robots chargent à cette borne.',
  serviceType: 'HARDWARE_REPAIR',
  impact: 'HIGH',
  urgency: 'MEDIUM',
  department: 'Préparation des commandes',
  triedSolutions: 'Contacts nettoyés, borne redémarrée.',
};
const CHARGING_AGAIN: Request = {
  ...CHARGING,
  title: 'Robot 2042 : batterie toujours vide',
  description: 'Vu ce matin par l’équipe de nuit.',
  triedSolutions: '',
};
const BRAKE: Request = {
  serialNumber: 'OUR-3007',
  title: 'Freinage brusque dans l’allée C',
  description: 'Arrêts d’urgence sans obstacle visible, plusieurs fois par équipe.',
  serviceType: 'ROBOT_FAULT',
  impact: 'CRITICAL',
  urgency: 'HIGH',
  department: 'Conditionnement',
};
const BADGE: Request = {
  serialNumber: 'OUR-3008',
  title: 'Accès à distance pour l’audit',
  description: 'L’auditeur demande un accès en lecture au superviseur pendant une semaine.',
  serviceType: 'SECURITY',
  impact: 'LOW',
  urgency: 'MEDIUM',
};
const UPDATE: Request = {
  serialNumber: 'OUR-2041',
  title: 'Mise à jour du logiciel de navigation',
  description: 'Passer les chariots Atlas à la version 4.2 avant l’inventaire.',
  serviceType: 'SOFTWARE_TROUBLESHOOTING',
  impact: 'MEDIUM',
  urgency: 'LOW',
};

/** Who acts on the demo desk, by their mail addresses, and its robots by their serial numbers. */
export interface DemoWorld {
  people: ReadonlyMap<string, Person>;
  robotIds: ReadonlyMap<string, string>;
}

/** Opens these tickets and takes their steps, one transaction each, as it would happen. */
export async function liveDemoTickets(call: Call, { people, robotIds }: DemoWorld): Promise<void> {
  const as = (name: string): Call => ({ ...call, actor: people.get(`${name}@demo.ouranos.test`)! });
  const [manager, theo, ines] = ['manager', 'technician', 'technician2'].map(as) as [Call, Call, Call];
  const technicianId = (of: Call): string => (of.actor as Person).technicianId!;
  const open = async (by: Call, { serialNumber, ...request }: Request): Promise<string> =>
    (await tickets.createTicket(by, { ...request, robotId: robotIds.get(serialNumber)! })).ticketId;

  const charging = await open(as('client'), CHARGING);
  await tickets.tagTicket(manager, { ticketId: charging, add: ['batterie', 'borne'] });
  await tickets.assignTicket(manager, { ticketId: charging, technicianId: technicianId(theo) });
  await tickets.changeTicketStatus(theo, { ticketId: charging, status: 'IN_PROGRESS' });
  await tickets.changeTicketStatus(manager, {
    ticketId: charging,
    status: 'PENDING_PARTS',
    reason: 'Un contact de charge est commandé.',
  });
  const again = await open(as('client'), CHARGING_AGAIN);
  await tickets.mergeTickets(manager, { sourceIds: [again], targetId: charging, reason: 'La même borne.' });

  const brake = await open(as('client2'), BRAKE);
  await tickets.tagTicket(manager, { ticketId: brake, add: ['sécurité', 'freinage'] });
  await tickets.assignTicket(manager, { ticketId: brake, technicianId: technicianId(ines) });
  await tickets.changeTicketStatus(ines, { ticketId: brake, status: 'IN_PROGRESS' });
  await tickets.escalateTicket(ines, { ticketId: brake, reason: 'Il faut un deuxième avis sur le scanner.' });
  await tickets.watchTicket(manager, { ticketId: brake });
  await tickets.watchTicket(as('client2'), { ticketId: brake });

  const badge = await open(as('client2'), BADGE);
  await tickets.changeTicketStatus(manager, {
    ticketId: badge,
    status: 'PENDING_CLIENT',
    reason: 'Nous attendons le nom de l’auditeur.',
  });

  const update = await open(manager, UPDATE);
  await tickets.assignTicket(manager, { ticketId: update, technicianId: technicianId(theo) });
  await tickets.changeTicketStatus(theo, { ticketId: update, status: 'IN_PROGRESS' });
  await tickets.changeTicketStatus(manager, {
    ticketId: update,
    status: 'RESOLVED',
    resolution: 'Version 4.2 installée et vérifiée sur deux trajets.',
    resolutionCode: 'CONFIGURED',
  });
  await tickets.linkTickets(manager, { ticketId: charging, otherId: update, kind: 'CAUSED_BY' });
}

/** A person of the demo desk, as signing in would find them. */
export const demoPerson = (
  account: { id: string; firstName: string; lastName: string; role: Role; clientId: string | null },
  technicianId: string | null,
): Person => ({
  kind: 'PERSON',
  accountId: account.id,
  sessionId: account.id,
  name: `${account.firstName} ${account.lastName}`,
  role: account.role,
  clientId: account.clientId,
  technicianId,
  locale: 'fr',
});
