import { expect, it } from 'vitest';
import { entryOf } from './complete-lock.ts';

it.each([
  ['@swc/core-win32-ia32-msvc', { cpu: ['ia32'], os: ['win32'] }],
  ['@biomejs/cli-linux-x64-musl', { cpu: ['x64'], os: ['linux'], libc: ['musl'] }],
  ['@node-rs/jieba-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
  ['@node-rs/jieba-android-arm-eabi', { cpu: ['arm'], os: ['android'] }],
])('%s runs on one platform', (name, platform) => {
  expect(entryOf({ name, version: '1.2.3', dev: false })).toEqual({
    version: '1.2.3',
    optional: true,
    ...platform,
  });
});

it('refuses to guess what is neither one version nor one platform', () => {
  expect(() => entryOf({ name: 'fsevents', version: '~2.3.3', dev: false })).toThrow('fsevents');
});
