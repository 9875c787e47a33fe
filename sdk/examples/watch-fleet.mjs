// Tells how each robot is, and then every change: `node watch-fleet.mjs`, on Node 22 or later.
import { createDesk } from '@ouranos/desk-sdk';

const desk = createDesk({
  url: process.env.DESK_URL ?? 'http://127.0.0.1:4000',
  credentials: { email: 'manager@demo.ouranos.test', password: 'ouranos-demo-2026' },
});

for await (const { at, robot, previousStatus } of desk.robotStatusChanged({ initial: true }))
  console.log(`${at} ${robot.serialNumber}: ${previousStatus ? `${previousStatus} → ` : ''}${robot.status}`);
