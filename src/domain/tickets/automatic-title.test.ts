import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleOfFault, titleOfSiteStorm, titleOfStorm } from './automatic-title.js';

const title = (component: string, code: string, message = '') =>
  titleOfFault({ serialNumber: 'R4' }, component, code, message);

test.each([
  ['scanner_front', 'laserScannerContaminated', '', 'Robot R4 : scanner laser encrassé (scanner avant)'],
  ['vehicle', 'orderError', '', 'Robot R4 : mission non exécutable'],
  ['batteryState', 'batteryLowError', '', 'Robot R4 : batterie faible'],
  ['arm 2', 'GRIPPER_LOST-part', '', 'Robot R4 : gripper lost part (arm 2)'],
  ['lidar: scan', 'ROS_STATUS', 'No scan since 3 s', 'Robot R4 : No scan since 3 s (lidar: scan)'],
  ['lidar: scan', 'ROS_STATUS', '', 'Robot R4 : diagnostic anormal (lidar: scan)'],
  ['vehicle', '___', '', 'Robot R4 : ___'],
])('%s %s %s', (component, code, message, expected) => expect(title(component, code, message)).toBe(expected));

test('storms', () => {
  expect(titleOfStorm('localizationLost', '', 12)).toBe('12 robots à la fois : position perdue');
  expect(titleOfSiteStorm('Loos', 10)).toBe('10 robots en panne à la fois sur le site Loos');
});

test('whatever robots call things, it is a text of at most 200 whole characters', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom('constructor', '__proto__', 'toString'),
  );
  fc.assert(
    fc.property(name, name, name, (component, code, message) => {
      const text = title(component, code, message);
      expect(text).toMatch(/^Robot R4 : /);
      expect(text.length).toBeLessThanOrEqual(200);
      expect(text.isWellFormed()).toBe(true);
    }),
  );
  expect(title('vehicle', 'ROS_STATUS', '😀'.repeat(200)).isWellFormed()).toBe(true);
});
