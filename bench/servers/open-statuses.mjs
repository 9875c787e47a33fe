/** The statuses of a ticket that somebody still has to do something about. */
export const OPEN_STATUSES = ['NEW', 'ASSIGNED', 'IN_PROGRESS', 'PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR'];
