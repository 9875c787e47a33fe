import { describe, expect, it } from 'vitest';
import { componentOf } from '../../../src/integrations/vda5050/component.js';

const references = (...pairs: [string, unknown][]) =>
  pairs.map(([referenceKey, referenceValue]) => ({ referenceKey, referenceValue }));

describe('the component of an error', () => {
  it.each(['component', 'sensor', 'device', 'module', 'part', 'joint', 'motor', 'actuator', 'wheel', 'axis'])(
    'is what %s names',
    (key) => expect(componentOf(references([key, 'left']))).toBe('left'),
  );

  it.each(['SENSOR', 'sensorId', 'sensor_id', 'Sensor-Name', 'sensor name'])('is found under %s', (key) => {
    expect(componentOf(references([key, 'left']))).toBe('left');
  });

  it.each([
    'headerId',
    'orderId',
    'orderUpdateId',
    'nodeId',
    'edgeId',
    'actionId',
    'topic',
    'time',
    'nodePosition.x',
    'unit',
  ])('is never taken from %s', (key) => expect(componentOf(references([key, 'left']))).toBe('vehicle'));

  it.each([
    ['batteryState.batteryCharge', 'batteryState'],
    ['powerSupply.stateOfCharge', 'batteryState'],
    ['powerSupply', 'batteryState'],
    ['safetyState.eStop', 'safetyState'],
    ['agvPosition.theta', 'agvPosition'],
    ['mobileRobotPosition.theta', 'agvPosition'],
    ['loads[0].weight', 'loads'],
  ])('is the section that %s points into', (key, section) => {
    expect(componentOf(references([key, '0.19999']))).toBe(section);
  });

  it('does not depend on the order of the references', () => {
    const pairs: [string, unknown][] = [
      ['orderId', 'o1'],
      ['batteryState.batteryCharge', '3'],
      ['module', 'navigation'],
      ['sensor', 'rear'],
      ['sensor', 'front'],
    ];
    expect(componentOf(references(...pairs))).toBe('front');
    expect(componentOf(references(...pairs.toReversed()))).toBe('front');
  });

  it.each([['0.1999999'], ['12,5'], [''], ['  '], [null], [{}], [3.5]])(
    'is not the value %j, which is no name',
    (value) => {
      expect(componentOf(references(['sensor', value]))).toBe('vehicle');
    },
  );

  it('may be a number', () => {
    expect(componentOf(references(['joint', 3]))).toBe('3');
  });

  it.each([[undefined], [null], ['component'], [[]], [[null, 7, {}, { referenceKey: 7 }]]])(
    'of %j is the vehicle',
    (value) => {
      expect(componentOf(value)).toBe('vehicle');
    },
  );
});
