/** The same question to each server: what is sent to the limit, to PostGraphile and to the desk. */

const LIST = `edges { node { id number title status priority origin createdAt
    robot { id serialNumber model status } client { id name } assignee { id name }
    timeline(last: 3) { kind at actor { name } } } }`;
const OPEN = '[NEW, ASSIGNED, IN_PROGRESS, PENDING_CLIENT, PENDING_PARTS, PENDING_VENDOR]';

const graphql = (query, variables = {}) => ({ path: '/graphql', body: JSON.stringify({ query, variables }) });
const statement = (name, values = []) => ({ path: `/${name}`, body: JSON.stringify(values) });

/** Ids as the desk shows them. */
export const idOf = (kind, uuid) => `${kind}_${uuid.replaceAll('-', '')}`;

export const openTickets = {
  limit: (name = 'openTickets', values = []) => statement(name, values),
  desk: graphql(`query OpenTickets { tickets(where: { status: { in: ${OPEN} } }, first: 50) { ${LIST} } }`),
  postgraphile: graphql(`
    query OpenTickets {
      tickets: allTickets(first: 50, condition: { open: true }, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) {
        edges {
          node {
            id: rowId
            number
            title
            status
            priority
            origin
            createdAt
            robot: robotByRobotId {
              id: rowId
              serialNumber
              model
              state: robotStateByRobotId {
                status
              }
            }
            client: clientByClientId {
              id: rowId
              name
            }
            assignee: technicianByTechnicianId {
              id: rowId
              name
            }
            timeline: timelineEntriesByTicketId(last: 3, orderBy: [PLACE_ASC, ROW_ID_ASC]) {
              nodes {
                kind
                at
                actorName
              }
            }
          }
        }
      }
    }
  `),
};

const TICKET = 'number title description status priority origin serviceType createdAt updatedAt version';
export const oneTicket = {
  limit: (uuid) => statement('ticket', [uuid]),
  desk: (uuid) => graphql(`query Ticket($id: ID!) { ticket(id: $id) { id ${TICKET} } }`, { id: idOf('ticket', uuid) }),
  postgraphile: (uuid) =>
    graphql(`query Ticket($id: UUID!) { ticket: ticketByRowId(rowId: $id) { id: rowId ${TICKET} } }`, { id: uuid }),
};

const ROBOT = 'serialNumber model';
const STATE = 'status connection health operatingMode batteryLevel lastSeenAt';
const FAULT = 'component code severity occurrences firstSeenAt lastSeenAt';
export const robotsOfSite = {
  limit: (site) => statement('robotsOfSite', [site]),
  desk: (site) =>
    graphql(
      `query Robots($site: ID!) { robots(where: { siteId: { eq: $site } }, first: 100) { edges { node {
        id ${ROBOT} ${STATE} faults(where: { active: true }, first: 10) { edges { node { id ${FAULT} } } } } } } }`,
      { site: idOf('site', site) },
    ),
  postgraphile: (site) =>
    graphql(
      `query Robots($site: UUID!) {
        robots: allRobots(condition: { siteId: $site }, first: 100, orderBy: SERIAL_NUMBER_ASC) { edges { node {
          id: rowId ${ROBOT} state: robotStateByRobotId { ${STATE} }
          faults: faultsByRobotId(condition: { active: true }, first: 10, orderBy: [LAST_SEEN_AT_DESC, ROW_ID_DESC]) {
            edges { node { id: rowId ${FAULT} } } } } } } }`,
      { site },
    ),
};

/** Ages of the backlog are left out: they are of the moment of asking, and two servers are never asked in the same one. */
export const dashboard = {
  limit: statement('dashboard'),
  desk: graphql(`
    query Dashboard {
      ticketStatistics(period: DAY, last: 30, limit: 10) {
        total
        byStatus {
          status
          count
        }
        byPriority {
          priority
          count
        }
        byOrigin {
          origin
          count
        }
        byTechnician {
          technician {
            id
            name
          }
          count
        }
        byPeriod {
          startsOn
          startsAt
          count
        }
        responseTime {
          count
          median
          p90
        }
        resolutionTime {
          count
          median
          p90
        }
        backlog {
          total
          byAge {
            from
            to
            count
          }
        }
      }
    }
  `),
};

const CHANGED = 'id number status priority origin version';
const TITLE = 'Le robot s’arrête près du quai 12';
const DESCRIPTION = 'Depuis ce matin il s’arrête sans prévenir. Un opérateur doit le relancer à la main.';
export const createTicket = {
  limit: (robot) => statement('createTicket', [robot.id, TITLE, DESCRIPTION]),
  desk: (robot) =>
    graphql(
      `mutation CreateTicket($input: CreateTicketInput!) {
        createTicket(input: $input) { ticket { ${CHANGED} } errors { code message path } } }`,
      {
        input: {
          title: TITLE,
          description: DESCRIPTION,
          serviceType: 'HARDWARE_REPAIR',
          impact: 'MEDIUM',
          urgency: 'MEDIUM',
          clientId: idOf('client', robot.client_id),
          robotId: idOf('robot', robot.id),
        },
      },
    ),
  /** It writes the row and nothing else: no number of its own, no timeline, no event. */
  postgraphile: (robot) => {
    const now = new Date().toISOString();
    return graphql(
      `
        mutation CreateTicket($input: CreateTicketInput!) {
          createTicket(input: $input) {
            ticket {
              id: rowId
              number
              status
              priority
              origin
              version
            }
          }
        }
      `,
      {
        input: {
          ticket: {
            rowId: crypto.randomUUID(),
            number: crypto.randomUUID(),
            title: TITLE,
            description: DESCRIPTION,
            status: 'NEW',
            priority: 'P3',
            priorityReason: 'impact',
            origin: 'STAFF',
            serviceType: 'HARDWARE_REPAIR',
            impact: 'MEDIUM',
            urgency: 'MEDIUM',
            clientId: robot.client_id,
            siteId: robot.site_id,
            robotId: robot.id,
            createdBy: { kind: 'PERSON', id: null, name: 'Manon Bench' },
            createdAt: now,
            updatedAt: now,
          },
        },
      },
    );
  },
};

export const changeTicketStatus = {
  limit: (uuid, status, reason) => statement('changeTicketStatus', [uuid, status, reason]),
  desk: (uuid, status, reason) =>
    graphql(
      `mutation ChangeTicketStatus($input: ChangeTicketStatusInput!) {
        changeTicketStatus(input: $input) { ticket { ${CHANGED} } errors { code message path } } }`,
      { input: { ticketId: idOf('ticket', uuid), status, reason } },
    ),
  postgraphile: (uuid, status, reason) =>
    graphql(
      `
        mutation ChangeTicketStatus($input: UpdateTicketByRowIdInput!) {
          updateTicketByRowId(input: $input) {
            ticket {
              id: rowId
              number
              status
              priority
              origin
              version
            }
          }
        }
      `,
      { input: { rowId: uuid, ticketPatch: { status, statusReason: reason, updatedAt: new Date().toISOString() } } },
    ),
};
