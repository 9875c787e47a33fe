/** Clients from files, with their sites and contacts, over the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClient } from '../../factories/client.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { callAs, personOf, serviceWith } from '../../support/actor.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { executeAs } from '../../support/execute.js';
import { spokenDuring } from '../../support/spoken.js';
import { clients } from '../../../src/services/index.js';

const IMPORT = `mutation ($input: ImportClientsInput!) { importClients(input: $input) {
  report { dryRun rows created updated unchanged problems { row line column code message } problemsLeftOut }
  errors { code message path } } }`;
const CLIENTS = `query ($reference: String!) { clients(where: { externalRef: { eq: $reference } }) { nodes {
  id name kind email phone locale preferredContactMode version
  sites { name street postalCode city country latitude longitude timeZone version }
  contacts { name function email phone site { name } version } } } }`;

let desk: TestDesk;
let manager: TestClient;
beforeAll(async () => {
  desk = await startDesk({ held: false });
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());

const load = async (csv: string, more: object = {}): Promise<Loose> =>
  (await manager.data(IMPORT, { input: { csv, ...more } })).importClients;
const client = async (reference: string): Promise<Loose> =>
  (await manager.data(CLIENTS, { reference })).clients.nodes[0] ?? null;
const counted = (rows: number, created: number, updated: number, unchanged: number, dryRun = false) => ({
  report: { dryRun, rows, created, updated, unchanged, problems: [], problemsLeftOut: 0 },
  errors: [],
});
/** Where the problems of a file are. */
const places = ({ report }: Loose) => report.problems.map(({ row, line, column }: Loose) => [row, line, column]);

it('is refused when anonymous', async () => {
  const { errors } = await clientOf(desk.url).ask(IMPORT, { input: { csv: '' } });
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

it('takes files from service accounts, unless they are bound to one client', async () => {
  const input = { csv: 'Référence externe;Nom\nSVC-1;Du CRM' };
  const crm = serviceWith(['clients:write']);
  const { data, errors } = await executeAs(desk, crm, IMPORT, { input });
  expect(errors).toEqual([]);
  expect((data as Loose).importClients).toEqual(counted(1, 1, 0, 0));
  const { clientId } = await personOf(desk, 'client');
  const bound = await executeAs(desk, { ...crm, clientId }, IMPORT, { input });
  expect(bound.errors).toMatchObject([{ originalError: { code: 'FORBIDDEN' } }]);
});

describe('importClients', () => {
  const FILE = `Référence externe;Nom;Type;E-mail;Téléphone;Langue;Mode de contact préféré;Site;Rue;Code postal;Ville;Pays;Latitude;Longitude;Fuseau horaire;Contact;Fonction du contact;E-mail du contact;Téléphone du contact
I-1;Brasserie Morel;Entreprise;a@morel.test;+33 4;français;téléphone;Brasserie;3 rue des Halles;69002;Lyon;FR;45,764043;4,835659;Europe/Paris;Zoé;Gérante;zoe@morel.test;+33 6
I-2;Anna Keller;particulier;;;en;;;;;;;;;;;;;
I-1;;;;;;;Dépôt;;;Genève;CH;;;Europe/Zurich;Paul;;;
I-1;Brasserie Morel;;;;;;Dépôt;;;Genève;;;;;Rémi;;;
I-1;;;;;;;;;;;;;;;Standard;;;+33 4
`;

  it('tries, then enters, then finds everything as it is', async () => {
    expect(await load(FILE, { dryRun: true })).toEqual(counted(5, 2, 0, 0, true));
    expect(await client('I-1')).toBeNull();
    expect(await load(FILE)).toEqual(counted(5, 2, 0, 0));
    const morel = await client('I-1');
    expect(morel).toMatchObject({
      ...{ name: 'Brasserie Morel', kind: 'COMPANY', email: 'a@morel.test', phone: '+33 4' },
      ...{ locale: 'fr', preferredContactMode: 'PHONE', version: 1 },
      sites: [
        {
          ...{ name: 'Brasserie', street: '3 rue des Halles', postalCode: '69002', city: 'Lyon', country: 'FR' },
          ...{ latitude: 45.764043, longitude: 4.835659, timeZone: 'Europe/Paris' },
        },
        { name: 'Dépôt', street: null, city: 'Genève', country: 'CH', latitude: null, timeZone: 'Europe/Zurich' },
      ],
      contacts: [
        { name: 'Paul', function: null, site: { name: 'Dépôt' } },
        { name: 'Rémi', site: { name: 'Dépôt' } },
        { name: 'Standard', phone: '+33 4', site: null },
        { name: 'Zoé', function: 'Gérante', email: 'zoe@morel.test', phone: '+33 6', site: { name: 'Brasserie' } },
      ],
    });
    expect(await client('I-2')).toMatchObject({
      ...{ name: 'Anna Keller', kind: 'PERSON', email: null, locale: 'en', preferredContactMode: null },
      ...{ sites: [], contacts: [] },
    });
    expect(await load(FILE)).toEqual(counted(5, 0, 0, 2));
    expect(await client('I-1')).toEqual(morel);
  });

  it('changes what the file has columns for, in either language, and leaves the rest', async () => {
    await load(
      'Référence externe;Nom;E-mail;Site;Ville;Rue;Contact;Fonction du contact\nU-1;Avant;a@b.test;S;Lyon;R;C;F',
    );
    const before = await client('U-1');
    const csv = 'external reference,phone,site,city,contact,contact phone\nU-1,+33 1,S,,C,+33 2\nU-1,,New,Nice,,';
    expect(await load(csv, { dryRun: true })).toEqual(counted(2, 0, 1, 0, true));
    expect(await client('U-1')).toEqual(before);
    expect(await load(csv)).toEqual(counted(2, 0, 1, 0));
    expect(await client('U-1')).toMatchObject({
      ...{ name: 'Avant', email: 'a@b.test', phone: '+33 1' },
      sites: [
        { name: 'New', city: 'Nice' },
        { name: 'S', city: null, street: 'R' },
      ],
      contacts: [{ name: 'C', function: 'F', phone: '+33 2', site: { name: 'S' } }],
    });
    const only = 'Référence externe;Contact;Fonction du contact\n';
    expect(await load(`${only}U-1;C;F`)).toEqual(counted(1, 0, 0, 1));
    expect(await load(`${only}U-1;C;G`)).toEqual(counted(1, 0, 1, 0));
  });

  it('accounts for each thing in the audit log, once', async () => {
    await load('Référence externe;Nom;Site;Contact\nA-1;Audit;S;C\nA-1;;T;');
    await load('Référence externe;Contact;Fonction du contact\nA-1;C;Chef');
    const { db } = desk.desk;
    const found = await db
      .selectFrom('client')
      .select('id')
      .where('external_ref', '=', 'A-1')
      .executeTakeFirstOrThrow();
    const lines = await db
      .selectFrom('audit_event')
      .select('action')
      .where('client_id', '=', found.id)
      .orderBy('action')
      .execute();
    expect(lines.map(({ action }) => action)).toEqual([
      ...['client.created', 'contact.changed', 'contact.created', 'site.created', 'site.created'],
    ]);
  });

  it('tells twenty kinds of problems by row, line and column, and takes nothing', async () => {
    const gone = await makeClient(desk.call, { externalRef: 'GONE' });
    await clients.archiveClient(callAs(desk, await personOf(desk, 'manager')), { clientId: gone.id });
    const twins = await makeClient(desk.call, { externalRef: 'TWINS', name: 'Jumeaux' });
    for (const name of ['Même', 'Même']) await makeSite(desk.call, { clientId: twins.id, name });
    const long = 'x'.repeat(201);
    const csv = `Référence externe;Nom;Type;E-mail;Téléphone;Langue;Mode de contact préféré;Site;Code postal;Ville;Pays;Latitude;Longitude;Fuseau horaire;Contact;Fonction du contact;E-mail du contact
B-1;Bonne;Entreprise;;;;;Siège;;;;;;;Zoé;;
;Sans référence;;;;;;;;;;;;;;;
B-3;;;;;;;;;;;;;;;;
B-4;"Deux
lignes";Association;;;;;;;;;;;;;;
B-5;N;;pas une adresse;;;;;;;;;;;;;
B-6;N;;;;allemand;pigeon;;;;;;;;;;
B-7;N;;;;;;;;Lyon;;;;;;;
B-8;N;;;;;;S;;;XX;;;;;;
B-9;N;;;;;;S;;;;91;4;;;;
B-10;N;;;;;;S;;;;45;;;;;
B-11;N;;;;;;S;;;;nord;4;;;;
B-12;N;;;;;;S;;;;;;Lyon;;;
B-13;N;;;;;;;;;;;;;;Chef;
B-14;N;;;;;;;;;;;;;C;;zoe
B-15;N;;;;;;S;${'9'.repeat(21)};;;;;;;;
B-16;${long};;;${'1'.repeat(51)};;;;;;;;;;;;
GONE;Revenu;;;;;;;;;;;;;;;
TWINS;Jumeaux;;;;;;Même;;;;;;;;;
B-1;Autre;;;;;;;;;;;;;;;
B-1;;;;;;;Siège;;Lyon;;;;;;;
B-1;;;;;;;Dépôt;;;;;;;Zoé;Chef;
B-17;N
`;
    const refused = await load(csv, { dryRun: true });
    expect(refused.errors).toMatchObject([{ code: 'VALIDATION', path: ['csv'] }]);
    expect(refused.report).toMatchObject({ dryRun: true, rows: 22, created: 0, updated: 0, unchanged: 0 });
    expect(places(refused)).toEqual([
      [2, 3, 'Référence externe'],
      [3, 4, 'Nom'],
      [4, 5, 'Type'],
      [5, 7, 'E-mail'],
      [6, 8, 'Langue'],
      [6, 8, 'Mode de contact préféré'],
      [7, 9, 'Site'],
      [8, 10, 'Pays'],
      [9, 11, 'Latitude'],
      [10, 12, 'Latitude'],
      [11, 13, 'Latitude'],
      [12, 14, 'Fuseau horaire'],
      [13, 15, 'Contact'],
      [14, 16, 'E-mail du contact'],
      [15, 17, 'Code postal'],
      [16, 18, 'Nom'],
      [16, 18, 'Téléphone'],
      [17, 19, 'Référence externe'],
      [18, 20, 'Site'],
      [19, 21, 'Nom'],
      [20, 22, 'Ville'],
      [21, 23, 'Fonction du contact'],
      [21, 23, 'Site'],
      [22, 24, null],
    ]);
    const messages = Object.fromEntries(refused.report.problems.map(({ line, message }: Loose) => [line, message]));
    expect(messages).toMatchObject({
      3: 'Ce champ est obligatoire.',
      5: 'Donnez une de ces valeurs : Entreprise, Particulier.',
      12: 'Donnez la latitude et la longitude ensemble.',
      19: 'Le client « GONE » est archivé ; une importation ne le rétablit pas.',
      20: 'Ce client en a plusieurs du nom de « Même » ; renommez-les d’abord.',
      21: 'La ligne 2 dit autre chose dans la colonne « Nom ».',
    });
    const english = await manager.ask(IMPORT, { input: { csv } }, { 'accept-language': 'en' });
    expect(english.data.importClients.report.problems[17].message).toBe(
      'The client “GONE” is archived; an import does not bring it back.',
    );
    expect(await load(csv)).toEqual({ ...refused, report: { ...refused.report, dryRun: false } });
    expect(await client('B-1')).toBeNull();
    expect(await client('GONE')).toBeNull();
  });

  it('wants what is needed by the columns that the file has not', async () => {
    expect(places(await load('Référence externe;Ville;Fonction du contact;Latitude\nN-1;Lyon;Chef;45'))).toEqual([
      [1, 2, 'Nom'],
      [1, 2, 'Site'],
      [1, 2, 'Latitude'],
      [1, 2, 'Contact'],
    ]);
    expect(places(await load('Nom\nSans'))).toEqual([[null, 1, null]]);
  });

  it('answers the first result to the same key; a refused file leaves the key free', async () => {
    const idempotencyKey = 'import-clients-1';
    const head = 'Référence externe;Nom\n';
    expect((await load(`${head}K-1;`, { idempotencyKey })).errors).toMatchObject([{ code: 'VALIDATION' }]);
    expect(await load(`${head}K-1;N`, { idempotencyKey })).toEqual(counted(1, 1, 0, 0));
    expect(await load(`${head}K-1;N`, { idempotencyKey })).toEqual(counted(1, 1, 0, 0));
    expect((await load(`${head}K-2;N`, { idempotencyKey })).errors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
  });

  it('takes one of two files that bring the same reference at once, and tells the other', async () => {
    const csv = 'Référence externe;Nom;Site\nRACE-1;N;S';
    const both = await Promise.all([load(csv), load(csv)]);
    const kinds = both.map(({ report, errors }) => errors[0]?.code ?? (report.created ? 'CREATED' : 'UNCHANGED'));
    expect(kinds).toContain('CREATED');
    expect(['ALREADY_EXISTS', 'UNCHANGED']).toContain(kinds.find((kind) => kind !== 'CREATED'));
    expect((await client('RACE-1')).sites).toHaveLength(1);
  });

  it('reads and writes two thousand clients with sites and contacts in a handful of statements', async () => {
    const fileOf = (city: string) =>
      [
        'Référence externe;Nom;Site;Ville;Contact;Fonction du contact',
        ...Array.from({ length: 2_000 }, (_, n) => `M-${n};Client ${n};Siège;${city};Zoé;${city}`),
      ].join('\n');
    for (const [city, counts] of [
      ['Lyon', counted(2_000, 2_000, 0, 0)],
      ['Nice', counted(2_000, 0, 2_000, 0)],
      ['Nice', counted(2_000, 0, 0, 2_000)],
    ] as const) {
      const said = await spokenDuring(async () => expect(await load(fileOf(city))).toEqual(counts));
      expect(said.length, said.map((one) => one.slice(0, 60)).join('\n')).toBeLessThan(60);
    }
  });
});
