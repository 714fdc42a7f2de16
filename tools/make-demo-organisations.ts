/**
 * Writes data/organisations/<code>.json: demonstration departments, centres and windows of two counties.
 *   node tools/make-demo-organisations.ts
 * Nothing in them is real beyond the generic name of a department. Their USCCs are invented by makeUscc
 * (contracts/checks/invent.ts): 11 for a department, 12 for a centre, 91 for a service body, the county's code, serial numbers from 1.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeUscc } from '../contracts/checks.ts';

type Department = { key: string; slug: string; name: string; kind?: 'service-body' };
const data = (path: string) => fileURLToPath(new URL(`../data/${path}`, import.meta.url));
const { departments } = JSON.parse(readFileSync(data('aliases/departments.json'), 'utf8')) as {
  departments: Department[];
};

const weekdays = [1, 2, 3, 4, 5];
const hours = [
  { days: weekdays, from: '09:00', to: '12:00', note: null },
  { days: weekdays, from: '13:30', to: '17:30', note: null },
  { days: [6], from: '09:00', to: '12:00', note: '周六延时服务' },
];
const zones = ['咨询导办区', '自助服务区', '综合受理区', '后台审批区', '统一出件区', '投诉反映区'].map(
  (name, i) => ({
    id: `z${i + 1}`,
    name,
  }),
);
const windows: [kind: string, name: string, zone: string, floor: string][] = [
  ['general', '综合窗口 1', '综合受理区', '一楼'],
  ['general', '综合窗口 2', '综合受理区', '一楼'],
  ['general', '综合窗口 3', '综合受理区', '二楼'],
  ['general', '综合窗口 4', '综合受理区', '二楼'],
  ['assistance', '帮办代办窗口', '咨询导办区', '一楼'],
  ['issue', '统一出件窗口', '统一出件区', '一楼'],
  ['difficult', '办不成事反映窗口', '投诉反映区', '一楼'],
];

make('513424', ['513424001', '513424101', '513424106']);
make('430182', ['430182001', '430182101', '430182118']);

function make(code: string, towns: string[]): void {
  const nameOf = divisionNames(code);
  const name = nameOf(code);
  const townships = towns.map((town, i) => township(town, nameOf(town), i));
  const centreName = `${name}政务服务中心（演示）`;
  const centre = {
    id: `${code}-centre`,
    divisionCode: code,
    name: centreName,
    address: `${name}示范路 1 号（演示地址）`,
    phone: '12345',
    complaintPhone: '12345',
    hours,
    zones,
    windows: windows.map(([kind, title, zone, floor], i) => ({
      id: `${code}-w${i + 1}`,
      number: `${i + 1} 号`,
      name: title,
      kind,
      zone,
      floor,
    })),
    demo: true,
  };
  const organisations = [
    {
      id: `${code}-centre`,
      name: centreName,
      uscc: makeUscc('12', code, 1),
      kind: 'centre',
      level: 4,
      departmentKey: null,
    },
    ...departments.map((department, i) => ({
      id: `${code}-${department.slug}`,
      name: `${name}${department.name}（演示）`,
      // 91: an enterprise; utilities, banks and the like are no organs of the state.
      uscc: makeUscc(department.kind ? '91' : '11', code, i + 1),
      kind: department.kind ?? 'department',
      level: 4,
      departmentKey: department.key,
    })),
  ].map((one) => ({ ...one, divisionCode: code, venueId: centre.id, demo: true }));
  const file = {
    about: '演示数据：机构、地址、窗口均为虚构。Made by tools/make-demo-organisations.ts.',
    division: code,
    venues: [centre, ...townships.map((one) => one.venue)],
    organisations: [...organisations, ...townships.map((one) => one.organisation)],
  };
  writeFileSync(data(`organisations/${code}.json`), `${JSON.stringify(file, null, 1)}\n`);
}

function township(code: string, name: string, index: number) {
  const title = `${name}便民服务中心（演示）`;
  const venue = {
    id: `${code}-centre`,
    divisionCode: code,
    name: title,
    address: `${name}便民路 ${index + 1} 号（演示地址）`,
    phone: '12345',
    complaintPhone: '12345',
    hours: hours.slice(0, 2),
    zones: [],
    windows: [
      { id: `${code}-w1`, number: '1 号', name: '综合窗口 1', kind: 'general', zone: null, floor: null },
    ],
    demo: true,
  };
  const organisation = {
    id: `${code}-centre`,
    name: title,
    uscc: makeUscc('12', code.slice(0, 6), 101 + index),
    kind: 'township',
    level: 5,
    departmentKey: null,
    divisionCode: code,
    venueId: venue.id,
    demo: true,
  };
  return { venue, organisation };
}

function divisionNames(place: string): (code: string) => string {
  const file = JSON.parse(readFileSync(data(`divisions/${place}.json`), 'utf8')) as {
    rows: [string, string][];
  };
  const names = new Map(file.rows.map(([code, name]) => [code, name]));
  return (code) => {
    const name = names.get(code);
    if (!name) throw new Error(`data/divisions/${place}.json has no ${code}`);
    return name;
  };
}
