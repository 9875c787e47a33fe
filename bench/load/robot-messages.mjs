/** What robots say, in VDA 5050 and in the desk's own form: made as fast as it is sent. */

const HEAD = { version: '2.0.0', manufacturer: 'ScoutBots' };
const topic = (serialNumber, kind) => `sav/v2/ScoutBots/${serialNumber}/${kind}`;

let headerId = 0;

/** A connection message. @param {string} serialNumber @param {'ONLINE' | 'OFFLINE' | 'HIBERNATING'} connectionState */
export function connectionMessage(serialNumber, connectionState) {
  const timestamp = new Date().toISOString();
  return {
    topic: topic(serialNumber, 'connection'),
    payload: { ...HEAD, headerId: headerId++, timestamp, serialNumber, connectionState },
  };
}

/**
 * A state message as real robots send it. `error` is an error that it lists.
 * @param {string} serialNumber @param {number} at ms @param {{ errorType: string } | null} error
 */
export function stateMessage(serialNumber, at, error) {
  const n = headerId++;
  return {
    topic: topic(serialNumber, 'state'),
    payload: {
      ...HEAD,
      headerId: n,
      timestamp: new Date(at).toISOString(),
      serialNumber,
      orderId: `order-${n % 977}`,
      orderUpdateId: 0,
      lastNodeId: `n${n % 31}`,
      lastNodeSequenceId: n % 20,
      nodeStates: [],
      edgeStates: [],
      actionStates: [],
      driving: n % 3 !== 0,
      paused: false,
      operatingMode: 'AUTOMATIC',
      batteryState: { batteryCharge: 25 + (n % 70), batteryVoltage: 48.2, charging: false, reach: 9_000 },
      safetyState: { eStop: 'NONE', fieldViolation: false },
      agvPosition: { positionInitialized: true, mapId: 'hall', x: n % 50, y: n % 40, theta: 0.5 },
      velocity: { vx: 0.8, vy: 0, omega: 0 },
      errors: error
        ? [{ errorLevel: 'WARNING', errorDescription: 'Slip on a wheel', errorReferences: [], ...error }]
        : [],
    },
  };
}

/** A diagnostic in the desk's own form. */
export function deskEntry(serialNumber, at) {
  const n = headerId++;
  return {
    serialNumber,
    observedAt: new Date(at).toISOString(),
    sequence: n,
    component: n % 2 ? 'drive_left' : 'drive_right',
    code: 'state',
    level: 'OK',
    message: '',
    values: { temperature: 20 + (n % 50), current: (n % 100) / 10 },
  };
}

const INGEST = `mutation Ingest($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) {
  accepted duplicates rejected { index list code message } faultsRaised faultsCleared ticketsOpened errors { code message } } }`;

/** The body of a request that hands a batch in. */
export const ingestBody = (input) => JSON.stringify({ query: INGEST, variables: { input } });
