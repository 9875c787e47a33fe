import { expect, it } from 'vitest';
import { deviceOf } from './device.js';

const MOZILLA = 'Mozilla/5.0';
it.each([
  [`${MOZILLA} (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0`, 'Firefox, Windows'],
  [`${MOZILLA} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36`, 'Chrome, Linux'],
  [`${MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0`, 'Edge, Windows'],
  [`${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18.1 Safari/605`, 'Safari, macOS'],
  [`${MOZILLA} (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1`, 'Safari, iPhone'],
  [`${MOZILLA} (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36`, 'Chrome, Android'],
  ['curl/8.5.0', 'curl'],
  ['node', 'node'],
  ['', null],
  [null, null],
])('%s is %s', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));
