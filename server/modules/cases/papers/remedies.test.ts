import { expect, it } from 'vitest';
import { remediesOf } from './remedies.ts';

const place = { divisionCode: '513424', divisionName: '德昌县', organisationId: 'tax' };
const general = { reviewBody: '{division}人民政府', court: '{division}人民法院' };

it.each([
  [{}, {}, '德昌县人民政府', '德昌县人民法院'],
  [{ '513424': { court: '西昌市人民法院' } }, {}, '德昌县人民政府', '西昌市人民法院'],
  [
    { '513424': { court: '西昌市人民法院' } },
    { tax: { reviewBody: '上一级税务局' } },
    '上一级税务局',
    '西昌市人民法院',
  ],
])('%j %j: %s, %s', (divisions, organisations, reviewBody, court) => {
  expect(remediesOf(place, { general, divisions, organisations })).toEqual({ reviewBody, court });
});
