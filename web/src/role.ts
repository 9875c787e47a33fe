/** Who an example is for. The four roles of people, `SERVICE` for API keys, `ANYONE` for visitors. */
export const ROLES = ['CLIENT', 'TECHNICIAN', 'SAV_MANAGER', 'ADMIN', 'SERVICE', 'ANYONE'] as const;

export type Role = (typeof ROLES)[number];

const LABELS: Record<Role, string> = {
  CLIENT: 'Client',
  TECHNICIAN: 'Technician',
  SAV_MANAGER: 'Service manager',
  ADMIN: 'Administrator',
  SERVICE: 'Service key',
  ANYONE: 'Not signed in',
};

export const labelOf = (role: Role): string => LABELS[role];

/** What the server says, narrowed; a role this page has never heard of is shown the visitors' examples. */
export const asRole = (value: string): Role => ROLES.find((role) => role === value) ?? 'ANYONE';
