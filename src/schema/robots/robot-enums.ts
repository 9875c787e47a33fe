import { DIAGNOSTIC_LEVELS, OPERATING_MODES, SEVERITIES, SOURCES } from '../../domain/robots/reading.js';
import { CONNECTIONS, HEALTHS, ROBOT_STATUSES } from '../../domain/robots/robot-state.js';
import { OPERATORS, RULE_KINDS } from '../../domain/robots/detection-rule.js';
import { DIAGNOSTIC_ORDERS } from '../../services/robots/diagnostic.query.js';
import { FAULT_ORDERS } from '../../services/robots/fault.query.js';
import { FLEET_ALERT_ORDERS } from '../../services/robots/fleet-alert.query.js';
import { ROBOT_ORDERS } from '../../services/robots/robot.query.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { filterOf } from '../common/filters.js';

export const RobotStatus = enumOf(
  'RobotStatus',
  'One word for people, made of connection and health.',
  ROBOT_STATUSES,
  {
    ONLINE: 'Connected, and nothing known to be wrong.',
    DEGRADED: 'Connected, with a fault that does not stop it.',
    FAULT: 'Connected, with a fault that stops it.',
    OFFLINE: 'Said goodbye, or was never heard of.',
    HIBERNATING: 'Asleep by intent, and reachable.',
    CONNECTION_BROKEN: 'Its connection broke: the broker delivered its last will.',
    STALE: 'Connected, yet silent for more than three report periods.',
  },
);
export const Connection = enumOf('Connection', 'How the desk and the robot are connected.', CONNECTIONS, {
  ONLINE: 'Connected.',
  OFFLINE: 'Said goodbye, or was never heard of.',
  HIBERNATING: 'Asleep by intent, and reachable.',
  CONNECTION_BROKEN: 'Its connection broke: the broker delivered its last will.',
  STALE: 'Connected, yet silent for more than three report periods.',
});
export const Health = enumOf('Health', 'How well the robot is, as far as it says.', HEALTHS, {
  OK: 'No active fault.',
  DEGRADED: 'An active fault of severity WARNING or URGENT.',
  FAULT: 'An active fault of severity CRITICAL or FATAL.',
  UNKNOWN: 'It has not said yet.',
});
export const OperatingMode = enumOf('OperatingMode', 'Operating mode, in the words of VDA 5050.', OPERATING_MODES, {
  AUTOMATIC: 'Under the control of fleet management.',
  SEMIAUTOMATIC: 'Under the control of fleet management, with the speed set at the robot.',
  INTERVENED: 'Somebody has taken over; the mission is paused.',
  MANUAL: 'Moved by hand at the robot.',
  STARTUP: 'Starting up.',
  SERVICE: 'In service: faults open nothing.',
  TEACH_IN: 'Being taught: faults open nothing.',
});
export const Severity = enumOf('Severity', 'How grave a fault is, lowest first.', SEVERITIES, {
  WARNING: 'It goes on working. Opens a P4.',
  URGENT: 'It goes on working, and will not for long. Opens a P3.',
  CRITICAL: 'It cannot go on with its mission. Opens a P2.',
  FATAL: 'It needs a person. Opens a P1.',
});
export const DiagnosticLevel = enumOf('DiagnosticLevel', 'Level of a diagnostic, as in ROS.', DIAGNOSTIC_LEVELS, {
  OK: 'Nothing wrong.',
  WARN: 'Something to look at.',
  ERROR: 'Something wrong.',
  STALE: 'No data; this is never recovery.',
});
export const DiagnosticSource = enumOf('DiagnosticSource', 'The standard a diagnostic came in.', SOURCES, {
  DESK: 'The desk’s own entries.',
  VDA5050: 'VDA 5050 2.0, 2.1 or 3.0.',
  ROS: 'ROS 1 or ROS 2 `diagnostic_msgs`.',
});
export const RuleKind = enumOf('RuleKind', 'When a detection rule raises.', RULE_KINDS, {
  SIMPLE: 'At once.',
  DURATION: 'When the condition has held for `holdSeconds`.',
  REPEATING: 'When the condition held `count` times within `windowSeconds`.',
});
export const Operator = enumOf('Operator', 'A comparison of a measure.', OPERATORS, {
  LT: 'Less than.',
  LTE: 'Less than or equal.',
  GT: 'Greater than.',
  GTE: 'Greater than or equal.',
  EQ: 'Equal, compared as text.',
  NEQ: 'Not equal, compared as text.',
});
export const FleetAlertOrigin = enumOf('FleetAlertOrigin', 'Who saw a fleet alert.', ['GAIA', 'STORM'], {
  GAIA: 'Gaia, looking at the whole fleet.',
  STORM: 'The desk: many robots failed at once.',
});

export const RobotOrder = orderEnumOf('RobotOrder', 'robots', ROBOT_ORDERS);
export const FaultOrder = orderEnumOf('FaultOrder', 'faults', FAULT_ORDERS);
export const DiagnosticOrder = orderEnumOf('DiagnosticOrder', 'diagnostics', DIAGNOSTIC_ORDERS);
export const FleetAlertOrder = orderEnumOf('FleetAlertOrder', 'fleet alerts', FLEET_ALERT_ORDERS);

export const RobotStatusFilter = filterOf('RobotStatusFilter', RobotStatus);
export const ConnectionFilter = filterOf('ConnectionFilter', Connection);
export const HealthFilter = filterOf('HealthFilter', Health);
export const SeverityFilter = filterOf('SeverityFilter', Severity);
export const DiagnosticLevelFilter = filterOf('DiagnosticLevelFilter', DiagnosticLevel);
export const DiagnosticSourceFilter = filterOf('DiagnosticSourceFilter', DiagnosticSource);
