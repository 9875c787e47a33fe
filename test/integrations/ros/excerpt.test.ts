import { describe, expect, it } from 'vitest';
import { pasted, read, refusalOf, stamped } from './fixture.js';

describe('a real ROS 1 lidar that lost its data', () => {
  it('is one ERROR line with numbers as numbers', () => {
    const [message] = pasted('SICKAG/sick_scan/issues/143');
    expect(read(message)).toEqual({
      source: 'ROS',
      serialNumber: 'R7',
      manufacturer: null,
      observedAt: new Date('2021-09-17T05:54:28.641Z'),
      connection: null,
      state: null,
      covers: 'MENTIONED',
      notes: [],
      observations: [
        {
          component: 'sick_tim_7xx: /scan topic status',
          code: 'ROS_STATUS',
          level: 'ERROR',
          severity: null,
          message: 'No events recorded.; No data since last update.',
          key: 'sick_tim_7xx: /scan topic status',
          values: {
            'Events in window': 0,
            'Events since startup': 0,
            'Duration of window (s)': 10.53325,
            'Actual frequency (Hz)': 0,
            'Target frequency (Hz)': 15,
            'Minimum acceptable frequency (Hz)': 13.5,
            'Maximum acceptable frequency (Hz)': 16.5,
          },
        },
      ],
    });
  });
});

describe('a real ROS 2 joystick that did not open', () => {
  it('is one ERROR line, its level a byte', () => {
    const [message] = pasted('turtlebot/turtlebot4/issues/701');
    const reading = read(message);
    expect([reading.observedAt.toISOString(), reading.notes]).toEqual(['2025-07-30T19:18:43.630Z', []]);
    expect(reading.observations).toEqual([
      {
        component: 'joy_linux_node: Joystick Driver Status',
        code: 'ROS_STATUS',
        level: 'ERROR',
        severity: null,
        message: 'Joystick not open.',
        key: 'joy_linux_node: Joystick Driver Status',
        values: {
          topic: '/joy',
          device: '/dev/input/js0',
          'device name': '',
          'dead zone': 0.05,
          'autorepeat rate (Hz)': 20,
          'coalesce interval (s)': 0.001,
          'recent joystick event rate (Hz)': 0,
          'recent publication rate (Hz)': 0,
          subscribers: 2,
          'default trig val': 'False',
          'sticky buttons': 'False',
        },
      },
    ]);
  });
});

describe('a real drive before and after its failure', () => {
  const messages = pasted('neobotix/neo_kinematics_omnidrive/pull/11');

  it('is one component that goes from OK to ERROR', () => {
    const [before, after] = messages.map((message) => read(stamped(message)).observations[0]!);
    expect([before!.level, after!.level]).toEqual(['OK', 'ERROR']);
    expect(after!.component).toBe('hw_diagnostics:wheel:omnidrive:omnidrive_fr_steer_joint');
    expect([before!.component, before!.code]).toEqual([after!.component, after!.code]);
    expect(before!.values).toEqual({
      state: 'operation enabled',
      homing_state: 'done',
      status_register: 'operation enabled',
      hardware_id: '7',
    });
  });

  it('is refused as pasted, without a stamp', () => {
    expect(refusalOf(messages[0])).toEqual({ code: 'MALFORMED', message: 'header.stamp is missing.' });
  });
});

describe('a real aggregate whose parent is in ERROR while its children are OK', () => {
  it('is one line per name', () => {
    const [message] = pasted('ros/diagnostics/issues/4');
    const { observations, covers } = read(stamped(message!));
    expect(covers).toBe('MENTIONED');
    expect(observations.map(({ component, level, values }) => [component, level, values['hardware_id']])).toEqual([
      ['/Devices/IMU', 'ERROR', undefined],
      ['/Devices/IMU/Calibration Status', 'OK', 'Inertia-Link_4200-4132'],
      ['/Devices/IMU/Frequency Status', 'OK', 'Inertia-Link_4200-4132'],
    ]);
    expect(observations[1]!.values).toMatchObject({ 'X bias': -0.0105521, 'Z bias': 0.00218787 });
  });
});

describe('a driver that forgets its hardware id at first (ros/diagnostics issue 666)', () => {
  it('is one component, and the id is kept once it comes', () => {
    const lines = pasted('ros/diagnostics/issues/666').map((message) => read(message).observations[0]!);
    expect(lines).toHaveLength(8);
    expect(new Set(lines.map(({ component, code, key }) => [component, code, key].join(' '))).size).toBe(1);
    expect(lines.map(({ level }) => level)).toEqual(Array(8).fill('OK'));
    expect(lines.map(({ values }) => values['hardware_id'])).toEqual([
      ...Array<undefined>(4).fill(undefined),
      ...Array<string>(4).fill('Device-27-46'),
    ]);
  });
});
