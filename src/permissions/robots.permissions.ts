import { may, type Row } from './rules.js';

export const ROBOT_ROW: Row = {
  CLIENT: 'own',
  TECHNICIAN: 'assigned',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'robots:read',
};
export const DIAGNOSTICS_ROW: Row = {
  TECHNICIAN: 'assigned',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'diagnostics:read',
};
export const RULES_ROW: Row = { TECHNICIAN: 'all', SAV_MANAGER: 'all', ADMIN: 'all' };
export const ALERTS_ROW: Row = { TECHNICIAN: 'all', SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'alerts:read' };

export const robotPermissions = {
  Query: {
    robot: may(ROBOT_ROW),
    robots: may(ROBOT_ROW),
    diagnostics: may(DIAGNOSTICS_ROW),
    faults: may(ROBOT_ROW),
    detectionRules: may(RULES_ROW),
    fleetAlerts: may(ALERTS_ROW),
  },
  Mutation: {
    registerRobot: may({ SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'clients:write' }),
    linkRobotToClient: may({ SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'clients:write' }),
    ingestDiagnostics: may({ SERVICE: 'diagnostics:write' }),
    acknowledgeFault: may({ TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' }),
    upsertDetectionRule: may({ SAV_MANAGER: 'all', ADMIN: 'all' }),
    raiseFleetAlert: may({ SERVICE: 'alerts:write' }),
    resolveFleetAlert: may({ SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'alerts:write' }),
  },
  Subscription: {
    robotStatusChanged: may(ROBOT_ROW),
    diagnosticReceived: may(DIAGNOSTICS_ROW),
    fleetAlertRaised: may(ALERTS_ROW),
  },
};
