import type { Answers } from '../../../contracts/forms.ts';
import type { ApplicantActor, StaffActor } from '../../../contracts/identity.ts';
import { inTx } from '../../platform/db/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import {
  acceptCase,
  addUpload,
  decideCase,
  openDraft,
  partView,
  reviewCase,
  saveDraft,
  startDraft,
  takeCase,
} from '../cases/index.ts';
import { casesBed, county, key } from '../cases/testing.ts';
import { importPackages, packageCode, shippedOverlays, shippedPackages } from '../packages/index.ts';
import { jointHandlers } from './handlers.ts';

export { county, key };

/** A county as the cases have it, with its packages, and an outbox that is drained when a test says so. */
export async function jointBed() {
  const bed = await casesBed();
  const packages = {
    file: withTogether(shippedPackages()),
    overlays: withTogetherOverlay(shippedOverlays()),
  };
  await inTx(bed.db, (tx) =>
    importPackages(tx, { clock: bed.clock }, { ...packages, divisionCode: county, publish: true }),
  );
  const log = makeLogger({ level: 'silent' });
  const outbox = startOutbox({ db: bed.db, clock: bed.clock, log }, jointHandlers(bed.ctx), 3_600_000);
  return {
    ...bed,
    drain: () => outbox.drainNow(),
    close: async () => {
      await outbox.stop();
      await bed.close();
    },
  };
}
export type JointBed = Awaited<ReturnType<typeof jointBed>>;

/** A draft of a package with the answers of its guide, the form filled in and a file for each paper asked for. */
export async function packageDraft(
  bed: JointBed,
  actor: ApplicantActor,
  packageId: string,
  guide: Answers,
  form: Record<string, unknown>,
): Promise<string> {
  const what = { divisionCode: county, itemCode: packageCode(packageId) };
  const draft = await startDraft(bed.ctx, actor, what, guide);
  await saveDraft(bed.ctx, actor, { draftId: draft.id, answers: form });
  const { sourced, item } = await openDraft(bed.ctx, actor, draft.id);
  const promises = item.form.pages.find(({ id }) => id === 'commitments')?.fields ?? [];
  const promised = Object.fromEntries(promises.map(({ name }) => [name, ['promised']]));
  await saveDraft(bed.ctx, actor, { draftId: draft.id, answers: promised });
  for (const { material, source } of sourced) {
    if (source !== 'absent') continue;
    await addUpload(bed.ctx, actor, draft.id, {
      materialId: material.id,
      name: `${material.name}.pdf`,
      mediaType: 'application/pdf',
      size: 1000,
      sm3: material.id.padEnd(64, '0'),
    });
  }
  return draft.id;
}

/** One officer step after the other, by people who reach every department. */
export async function handle(
  bed: JointBed,
  caseId: string,
  decision: 'grant' | 'refuse' = 'grant',
): Promise<void> {
  const { clerk, everyReviewer, everyDecider } = bed.officers;
  const version = async () => (await partView(bed.ctx, caseId)).version;
  const take = async (who: StaffActor) =>
    (await takeCase(bed.ctx, who, { caseId, key: key(), body: { version: await version() } })).version;
  const seen = await take(clerk);
  await acceptCase(bed.ctx, clerk, { caseId, key: key(), body: { version: seen } });
  const reviewed = { version: await take(everyReviewer), opinion: decision, reason: '材料齐全，核对无误。' };
  await reviewCase(bed.ctx, everyReviewer, { caseId, key: key(), body: reviewed });
  const decided = { version: await take(everyDecider), decision, reason: '符合规定。' };
  await decideCase(bed.ctx, everyDecider, { caseId, key: key(), body: decided });
}

export const newbornGuide: Answers = {
  parentsOfDifferentNations: false,
  motherInsured: true,
  takeGuide: false,
};
export const newborn = {
  personPhone: '13800000001',
  babyName: '周安',
  babySex: '2',
  babyBornOn: '2026-11-18',
  motherName: '周小满',
  motherIdNumber: '513424198806120012',
  fatherName: '沈明',
  fatherIdNumber: '430182198511110057',
  followParent: 'mother',
  babyNation: '汉族',
  bankName: '演示银行德昌支行',
  bankAccount: '6222000000000000000',
  declaration: ['true-and-complete'],
};

/** The newborn package once more, of which all results are handed over together. */
export const together = 'newborn-together';
type File = { packages: { id: string; issue?: string }[] };

function withTogether(file: string): string {
  const { packages, ...rest } = JSON.parse(file) as File;
  const twins = packages
    .filter(({ id }) => id === 'newborn')
    .map((one) => ({ ...one, id: together, issue: 'together' }));
  return JSON.stringify({ ...rest, packages: [...packages, ...twins] });
}

function withTogetherOverlay(overlays: readonly string[]): string[] {
  const twins = overlays.flatMap((text) => {
    const overlay = JSON.parse(text) as { id: string };
    return overlay.id === 'newborn' ? [JSON.stringify({ ...overlay, id: together })] : [];
  });
  return [...overlays, ...twins];
}
