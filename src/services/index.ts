/** The front door of the services: a neighbour is reached through here. */
export * as accounts from './accounts/index.js';
export * as catalogue from './catalogue/index.js';
export * as clients from './clients/index.js';
export * as demo from './demo/index.js';
export * as files from './files/index.js';
export * as notifications from './notifications/index.js';
export * as platform from './platform/index.js';
export * as robots from './robots/index.js';
export * as sla from './sla/index.js';
export * as technicians from './technicians/index.js';
export * as tickets from './tickets/index.js';
