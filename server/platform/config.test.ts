import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('takes whose word counts as hops or as addresses, and nothing that trusts everybody', () => {
  const trust = (value: string) => readConfig({ TONGBAN_TRUST_PROXY: value }).trustProxy;
  expect(trust('')).toBeUndefined();
  expect(trust('2')).toBe(2);
  expect(trust('10.0.0.5, 192.168.0.0/16,::1')).toEqual(['10.0.0.5', '192.168.0.0/16', '::1']);
  for (const wrong of ['true', '0', '10.0.0.5/33', 'proxy.local', '10.0.0.5/8/8']) {
    expect(() => trust(wrong), wrong).toThrow(/TONGBAN_TRUST_PROXY/);
  }
});
