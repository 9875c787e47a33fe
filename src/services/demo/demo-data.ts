/** Who and what is on the demo desk. Everything here is made up, and the password is printed at every start. */
import type { RobotStateRow } from '../../entities/robots/robot-state.entity.js';
import type { Role } from '../../domain/accounts/actor.js';
import type { Locale } from '../../domain/messages.js';
import type { NewTicket } from '../tickets/open-ticket.js';

export const DEMO_PASSWORD = 'ouranos-demo-2026';

interface DemoAccount {
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  locale: Locale;
  clientName?: string;
}

export const ACCOUNTS: DemoAccount[] = [
  { email: 'admin@demo.ouranos.test', firstName: 'Alice', lastName: 'Martin', role: 'ADMIN', locale: 'fr' },
  { email: 'manager@demo.ouranos.test', firstName: 'Marc', lastName: 'Lefèvre', role: 'SAV_MANAGER', locale: 'fr' },
  { email: 'technician@demo.ouranos.test', firstName: 'Théo', lastName: 'Bernard', role: 'TECHNICIAN', locale: 'fr' },
  { email: 'technician2@demo.ouranos.test', firstName: 'Inès', lastName: 'Moreau', role: 'TECHNICIAN', locale: 'fr' },
  {
    email: 'client@demo.ouranos.test',
    firstName: 'Claire',
    lastName: 'Dubois',
    role: 'CLIENT',
    locale: 'fr',
    clientName: 'Logistique Rhône-Alpes',
  },
  {
    email: 'client2@demo.ouranos.test',
    firstName: 'Hugo',
    lastName: 'Girard',
    role: 'CLIENT',
    locale: 'fr',
    clientName: 'Pharma Nord',
  },
];

const place = (
  name: string,
  street: string,
  postalCode: string,
  city: string,
  latitude: number,
  longitude: number,
) => ({
  name,
  street,
  postalCode,
  city,
  latitude,
  longitude,
});

export const CLIENTS = [
  {
    name: 'Logistique Rhône-Alpes',
    kind: 'COMPANY' as const,
    externalRef: 'CRM-1001',
    email: 'exploitation@lra.demo.ouranos.test',
    phone: '+33 4 72 00 10 01',
    sites: [
      place('Entrepôt de Vénissieux', '12 rue de la Plaine', '69200', 'Vénissieux', 45.697, 4.887),
      place('Plateforme de Saint-Priest', '3 avenue des Frères Lumière', '69800', 'Saint-Priest', 45.701, 4.962),
    ],
  },
  {
    name: 'Pharma Nord',
    kind: 'COMPANY' as const,
    externalRef: 'CRM-1002',
    email: 'maintenance@pharmanord.demo.ouranos.test',
    phone: '+33 3 20 00 10 02',
    sites: [place('Usine de Loos', '40 rue du Maréchal Foch', '59120', 'Loos', 50.612, 3.014)],
  },
];

export const TECHNICIANS = [
  {
    name: 'Théo Bernard',
    email: 'technician@demo.ouranos.test',
    phone: '+33 6 00 00 00 01',
    skills: ['AMR', 'lidar', 'batterie'],
    city: 'Lyon',
  },
  {
    name: 'Inès Moreau',
    email: 'technician2@demo.ouranos.test',
    phone: '+33 6 00 00 00 02',
    skills: ['AMR', 'réseau'],
    city: 'Lille',
  },
];

interface DemoRobot {
  serialNumber: string;
  manufacturer: string;
  model: string;
  clientName: string;
  siteName: string;
  purchasedDaysAgo: number;
  state?: Partial<Pick<RobotStateRow, 'batteryLevel' | 'health' | 'operatingMode' | 'connection' | 'status'>>;
}

const robot = (
  serialNumber: string,
  manufacturer: string,
  model: string,
  client: 0 | 1,
  site: 0 | 1,
  purchasedDaysAgo: number,
): DemoRobot => ({
  serialNumber,
  manufacturer,
  model,
  clientName: CLIENTS[client]!.name,
  siteName: CLIENTS[client]!.sites[site]!.name,
  purchasedDaysAgo,
});

/** R001 to R004 are the robots of the recording that the tour replays. */
export const ROBOTS: DemoRobot[] = [
  robot('R001', 'ScoutBots', 'Scout 100', 0, 0, 1_150),
  robot('R002', 'ScoutBots', 'Scout 100', 0, 0, 820),
  robot('R003', 'ScoutBots', 'Scout 200', 1, 0, 560),
  robot('R004', 'ScoutBots', 'Scout 200', 0, 1, 300),
  {
    ...robot('OUR-2041', 'Ouranos', 'Atlas T3', 0, 0, 410),
    state: { batteryLevel: 64, operatingMode: 'AUTOMATIC', health: 'OK' },
  },
  {
    ...robot('OUR-2042', 'Ouranos', 'Atlas T3', 0, 1, 410),
    state: {
      batteryLevel: 91,
      operatingMode: 'AUTOMATIC',
      health: 'OK',
      connection: 'HIBERNATING',
      status: 'HIBERNATING',
    },
  },
  {
    ...robot('OUR-3007', 'Ouranos', 'Titan L', 1, 0, 900),
    state: { batteryLevel: 38, operatingMode: 'MANUAL', health: 'OK' },
  },
  robot('OUR-3008', 'Ouranos', 'Titan L', 1, 0, 95),
];

type DemoTicket = Omit<NewTicket, 'clientId' | 'siteId' | 'robotId' | 'technicianId'> & {
  serialNumber: string;
  technician?: string;
};

export const TICKETS: DemoTicket[] = [
  {
    serialNumber: 'OUR-2041',
    title: 'Le chariot s’arrête au quai 4',
    description: 'Depuis lundi, le robot s’arrête deux ou trois fois par jour devant le quai 4 et attend.',
    serviceType: 'ROBOT_FAULT',
    priority: 'P3',
    priorityReason: 'impact modéré × urgence modérée',
    origin: 'CLIENT',
    impact: 'MEDIUM',
    urgency: 'MEDIUM',
    technician: 'technician@demo.ouranos.test',
    triedSolutions: 'Redémarrage, nettoyage du scanner.',
  },
  {
    serialNumber: 'OUR-3007',
    title: 'Mise à jour du plan de l’usine',
    description: 'Une cloison a été déplacée dans l’atelier B ; la carte doit être refaite.',
    serviceType: 'SOFTWARE_TROUBLESHOOTING',
    priority: 'P4',
    priorityReason: 'impact faible × urgence faible',
    origin: 'STAFF',
    impact: 'LOW',
    urgency: 'LOW',
    technician: 'technician2@demo.ouranos.test',
  },
  {
    serialNumber: 'OUR-3008',
    title: 'Wi-Fi instable dans la zone froide',
    description: 'Le robot perd la connexion dans la zone froide, environ dix minutes par jour.',
    serviceType: 'NETWORK_CONFIGURATION',
    priority: 'P2',
    priorityReason: 'impact fort × urgence modérée',
    origin: 'CLIENT',
    impact: 'HIGH',
    urgency: 'HIGH',
  },
];
