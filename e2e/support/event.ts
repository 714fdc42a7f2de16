import type { Page } from 'playwright-core';
import type { CaseView } from '../../contracts/cases.ts';
import type { JointView } from '../../contracts/joint.ts';
import { type Filled, next } from './form.ts';
import { officer } from './wire.ts';

/** Answers the guide of a life event, one question a page: by words of its title, else no; ends on the plan. */
export async function answerGuide(page: Page, answers: Record<string, string>): Promise<void> {
  for (let at = 0; at < 15 && page.url().includes('/guide'); at++) {
    const title = (await page.locator('h1').textContent()) ?? '';
    const value = Object.entries(answers).find(([words]) => title.includes(words))?.[1] ?? 'false';
    await page.locator(`input[name="answer"][value="${value}"]`).check();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.waitForLoadState();
  }
  await page.getByRole('heading', { name: '：一次告知单' }).waitFor();
}

/** From the first page of the one form to the joint case: fields, promises, one file for each paper, one submission. */
export async function handInEvent(
  page: Page,
  answers: Filled,
  files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
): Promise<void> {
  await page.waitForURL(/\/drafts\/.+/);
  for (let step = 0; step < 20 && !/\/(materials|review)$/.test(page.url()); step++) {
    const before = page.url();
    const promises = before.endsWith('/commitments');
    for (const box of promises ? await page.locator('main form input[type="checkbox"]').all() : []) {
      await box.check();
    }
    await next(page, answers);
    if (page.url() === before) throw new Error(`stuck: ${await page.locator('main').textContent()}`);
  }
  if (page.url().endsWith('/materials')) {
    const choosers = page.locator('input[type="file"]');
    for (let at = (await choosers.count()) - 1; at >= 0; at--) await choosers.nth(at).setInputFiles(files);
    await page.locator('main form button.go').click();
    await page.waitForURL(/\/review$/);
  }
  await page.locator('main form button.go').click();
  await page.waitForURL(/\/joint\//);
}

export type Office = { clerk: string; reviewers: Record<string, string>; decider: string; issuer: string };

/**
 * Officers handle a joint case until all is decided, each part by a reviewer of its own department, and give what later
 * parts wait for; `data` says what, by field, `give` how (else without a browser). Answers in which order the parts began.
 */
export async function handleParts(
  site: string,
  id: string,
  office: Office,
  data: Record<string, string>,
  give?: (account: string, value: string) => Promise<void>,
): Promise<string[]> {
  const [clerk, decider] = [await officer(site, office.clerk), await officer(site, office.decider)];
  const reviewers = new Map<string, Awaited<ReturnType<typeof officer>>>();
  const reviewerOf = async (organisation: string) => {
    const [, account = ''] =
      Object.entries(office.reviewers).find(([words]) => organisation.includes(words)) ?? [];
    if (!account) throw new Error(`nobody reviews for ${organisation}`);
    const known = reviewers.get(account) ?? (await officer(site, account));
    reviewers.set(account, known);
    return known;
  };
  const reason = '材料齐全，符合条件。';
  const order: string[] = [];
  const view = () => decider.ask<JointView>(`/api/joint/${id}`);
  for (let turn = 0; turn < 200; turn++) {
    const joint = await view();
    if (joint.state === 'decided') return order;
    const part = joint.parts.find(
      ({ state, caseId }) => state === 'running' && caseId && !order.includes(caseId),
    );
    const owing = joint.parts.find((one) => one.state === 'granted' && one.gives.some(({ given }) => !given));
    if (part?.caseId) {
      order.push(part.caseId);
      const reviewer = await reviewerOf(part.organisationName);
      const { actions } = await clerk.ask<CaseView>(`/api/cases/${part.caseId}`);
      if (actions.some(({ command }) => command === 'take')) await clerk.act(part.caseId, 'take');
      await clerk.act(part.caseId, 'accept');
      await reviewer.act(part.caseId, 'take');
      await reviewer.act(part.caseId, 'review', { opinion: 'grant', reason });
      await decider.act(part.caseId, 'take');
      await decider.act(part.caseId, 'decide', { decision: 'grant', reason });
    } else if (owing) {
      const open = owing.gives.filter(({ given }) => !given).map(({ field }) => field.name);
      const values = Object.fromEntries(open.map((name) => [name, data[name] ?? `演示-${owing.key}-0001`]));
      const [first = ''] = Object.values(values);
      const [, account = ''] =
        Object.entries(office.reviewers).find(([words]) => owing.organisationName.includes(words)) ?? [];
      if (give) {
        await give(account, first);
        continue;
      }
      const reviewer = await reviewerOf(owing.organisationName);
      const { version } = joint;
      await reviewer.ask(`/api/joint/${id}/commands/give-data`, { version, part: owing.key, values });
    } else {
      await new Promise((resolve) => setTimeout(resolve, 50)); // results are on their way through the outbox
    }
  }
  throw new Error(
    `not decided: ${JSON.stringify((await view()).parts.map(({ key, state }) => [key, state]))}`,
  );
}
