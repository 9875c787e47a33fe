/** What an automatic ticket is called: words that a person understands, in the desk's default language (French). */

/** Codes that robots of the field use, in people's words. */
const CODES = new Map(
  Object.entries({
    batteryLowError: 'batterie faible',
    batteryNotRecharged: 'batterie presque vide et non rechargée',
    laserScannerContaminated: 'scanner laser encrassé',
    maintenanceCycleExpired: 'entretien à faire',
    noRouteError: 'aucun chemin vers la destination',
    instantActionError: 'ordre immédiat non exécutable',
    orderError: 'mission non exécutable',
    validationError: 'message refusé par le robot',
    motorRunningHot: 'moteur trop chaud',
    driveOvertemperature: 'moteur d’entraînement en surchauffe',
    repeatedEmergencyStop: 'arrêts d’urgence répétés',
    wheelSlip: 'patinage d’une roue',
    localizationLost: 'position perdue',
    eStop: 'arrêt d’urgence',
  }),
);

const COMPONENTS = new Map(
  Object.entries({
    vehicle: '',
    batteryState: 'batterie',
    safetyState: 'sécurité',
    scanner_front: 'scanner avant',
    scanner_rear: 'scanner arrière',
    drive_left: 'entraînement gauche',
    drive_right: 'entraînement droit',
  }),
);

/** `camelCaseWords` and `SNAKE_CASE` as plain words. */
const spelled = (code: string): string =>
  code
    .replace(/([a-zà-ÿ0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();

export const wordsOfCode = (code: string, message: string): string =>
  CODES.get(code) ?? (code === 'ROS_STATUS' ? clipped(message, 80) || 'diagnostic anormal' : spelled(code) || code);

/** Cut between characters: half a surrogate pair could not be stored. */
const clipped = (text: string, max: number): string => text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');

/** For instance `Robot R004 : scanner laser encrassé (scanner avant)`. */
export function titleOfFault(
  robot: { serialNumber: string },
  component: string,
  code: string,
  message: string,
): string {
  const where = COMPONENTS.get(component) ?? component;
  const what = wordsOfCode(code, message);
  return clipped(`Robot ${robot.serialNumber} : ${what}${where && !what.includes(where) ? ` (${where})` : ''}`, 200);
}

export const titleOfStorm = (code: string, message: string, robots: number): string =>
  clipped(`${robots} robots à la fois : ${wordsOfCode(code, message)}`, 200);

export const titleOfSiteStorm = (site: string, robots: number): string =>
  clipped(`${robots} robots en panne à la fois sur le site ${site}`, 200);
