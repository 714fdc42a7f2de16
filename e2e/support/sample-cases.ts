import { setTimeout as sleep } from 'node:timers/promises';
import { foodLicence, zhou } from './applicant.ts';
import type { Upload } from './files.ts';
import { restaurant } from './form.ts';
import { citizen, officer, type Wire } from './wire.ts';

/** Applications in every state that pages show, all of one restaurant: ids by state. */
export type SampleCases = {
  zhou: Wire;
  draft: string;
  /** Steps of the draft in order, form pages first. */
  steps: string[];
  /** Pages of an application that was only just begun: its first, and its materials. */
  blank: string[];
  submitted: string;
  correction: string;
  accepted: string;
  finished: string;
  rated: string;
  /** A licence that is out, and the page of a code that shows it. */
  licence: string;
  code: string;
};

/** As the form posts them: a box is posted by the value it has there. */
const answers = { ...restaurant, contactPhone: zhou.phone, declaration: 'true-and-complete' };

const freight = 'HN-000118017000-01'; // 道路货物运输经营许可
type Files = { photo: Upload; list: Upload };

/** Made over HTTP, as applicant and officers make them; about a second for each case. */
export async function makeSampleCases(site: string, files: Files): Promise<SampleCases> {
  const owner = await citizen(site, zhou.phone, zhou.restaurant);
  const clerk = await officer(site, 'lihua');
  const submit = () => submitOne(owner, files);
  const accepted = async () => {
    const id = await submit();
    await clerk.act(id, 'take');
    await clerk.act(id, 'accept');
    return id;
  };
  const [submitted, correction, open] = [await submit(), await submit(), await accepted()];
  await clerk.act(correction, 'take');
  await clerk.act(correction, 'request-correction', {
    points: [
      { kind: 'material', ref: 'm3', say: '没有经营者签名，请签好再传。', reason: 'unsigned' },
      { kind: 'field', ref: 'premisesArea', say: '和平面图上写的不一样，请核对。', reason: 'contradicts' },
    ],
  });
  const [finished, rated] = [await accepted(), await accepted()];
  const steps = [
    ['zhangsan', 'review', { opinion: 'grant', reason: '材料齐全，建议准予。' }],
    ['chenjing', 'decide', { decision: 'grant', reason: '符合法定条件，准予。' }],
    ['zhaomin', 'finish', { delivery: 'counter' }],
  ] as const;
  for (const [account, command, body] of steps) {
    const one = await officer(site, account);
    for (const id of [finished, rated]) {
      await one.act(id, 'take');
      await one.act(id, command, body);
    }
  }
  await owner.post(`/cases/${rated}/rating`, { level: '4', tags: '406', say: '很快', named: '1' });
  const last = await fillDraft(owner, files);
  const begun = (await owner.get(`/apply/513424/${freight}`)).url;
  const blank = [begun, begun.replace(/[^/]+$/, 'materials')];
  const licence = await firstLicence(owner);
  const { url: code } = await owner.post(`${licence}/show`, { field: 'scope' });
  const cases = { submitted, correction, accepted: open, finished, rated };
  await giveMandate(owner);
  return { zhou: owner, ...last, blank, ...cases, licence, code };
}

/** Address of a licence in the wallet; it is made behind the decision, so it may be a moment late. */
export async function firstLicence(owner: Wire): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { text } = await owner.get('/licences');
    const found = /href="(\/licences\/issued[^"/]+)"/.exec(text)?.[1];
    if (found) return found;
    await sleep(200);
  }
  throw new Error('no licence was issued');
}

/** An application handed in; answers the id of its case. */
export async function submitOne(owner: Wire, files: Files): Promise<string> {
  const { draft } = await fillDraft(owner, files);
  const { url } = await owner.post(`/drafts/${draft}/submit`, {});
  return url.split('/')[2] as string;
}

/** Somebody else may act for the restaurant for a month. */
async function giveMandate(owner: Wire): Promise<void> {
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const other = { name: '吉克阿木', login: '13800000002', divisionCode: '513424', validTo: inAMonth };
  const terms = { relation: 'agent', scope: 'all', mayCommit: 'false' };
  const { status } = await owner.post('/account/mandates/new', { ...other, ...terms });
  if (status !== 200) throw new Error(`the mandate is refused: ${status}`);
}

/** A new application filled in to its last step. */
export async function fillDraft(owner: Wire, files: Files): Promise<{ draft: string; steps: string[] }> {
  const steps: string[] = [];
  let shown = await owner.get(foodLicence.replace('/items/', '/apply/'));
  while (!shown.url.endsWith('/review')) {
    const { url, text } = shown;
    const [, , , step = ''] = url.split('/');
    if (steps.includes(step)) throw new Error(`the application does not go on from ${url}`);
    steps.push(step);
    if (step === 'materials') {
      const file = ({ name, buffer, mimeType }: Upload) =>
        new File([new Uint8Array(buffer)], name, { type: mimeType });
      const both = { m3: file(files.photo), m4: file(files.list) };
      shown = await owner.post(url, {}, both);
      continue;
    }
    shown = await owner.post(url, { ...filledIn(text), ...answers });
  }
  return { draft: shown.url.split('/')[2] as string, steps: [...steps, 'review'] };
}

/** What stands in the fields of a page already. */
function filledIn(html: string): Record<string, string> {
  const fields = html.match(/<input\b(?![^>]*type="(?:radio|checkbox|hidden)")[^>]*>/g) ?? [];
  const part = (field: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(field)?.[1] ?? '';
  return Object.fromEntries(fields.map((field) => [part(field, 'name'), part(field, 'value')]));
}
