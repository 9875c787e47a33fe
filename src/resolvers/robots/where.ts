/** Conditions on their way in: their ids are decoded, everything else is as it was given. */
import { idFilter } from '../../schema/common/decode.js';
import type { DiagnosticWhere as DiagnosticWhereInput } from '../../schema/robots/diagnostic.type.js';
import type { FaultWhere as FaultWhereInput } from '../../schema/robots/fault.type.js';
import type { RobotWhere as RobotWhereInput } from '../../schema/robots/robot.input.js';
import type { DiagnosticWhere } from '../../services/robots/diagnostic.query.js';
import type { FaultWhere } from '../../services/robots/fault.query.js';
import type { RobotWhere } from '../../services/robots/robot.query.js';

export const robotWhereOf = (where?: RobotWhereInput): RobotWhere => ({
  ...where,
  clientId: idFilter('Client', where?.clientId),
  siteId: idFilter('Site', where?.siteId),
});

export const faultWhereOf = (where?: FaultWhereInput): FaultWhere => ({
  ...where,
  robotId: idFilter('Robot', where?.robotId),
  clientId: idFilter('Client', where?.clientId),
  siteId: idFilter('Site', where?.siteId),
  ticketId: idFilter('Ticket', where?.ticketId),
});

export const diagnosticWhereOf = (where?: DiagnosticWhereInput): DiagnosticWhere => ({
  ...where,
  robotId: idFilter('Robot', where?.robotId),
});
