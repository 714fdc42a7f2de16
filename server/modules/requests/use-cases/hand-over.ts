import { mobileProblem, normaliseMobile } from '../../../../contracts/checks.ts';
import type { HandedOver, HandOverReport } from '../../../../contracts/requests.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { RequestsContext } from '../context.ts';
import { kindsFor } from '../kinds.ts';
import { fileRequest } from './file.ts';

/** Orders that 12345 hands over become requests; an order whose number is here already is left as it is. */
export async function takeHandedOver(
  ctx: RequestsContext,
  divisionCode: string,
  orders: readonly HandedOver[],
  actor: string,
): Promise<HandOverReport> {
  const [kind] = kindsFor('hand-over');
  if (!kind) throw new AppError('not-found', { reason: 'request-kind' });
  const report: HandOverReport = { taken: 0, known: 0 };
  for (const order of orders) {
    const externalNumber = order.number.trim();
    const { rows } = await sql`select 1 from requests.request
      where division_code = ${divisionCode} and external_number = ${externalNumber}`.execute(ctx.db);
    if (rows.length) {
      report.known += 1;
      continue;
    }
    const phone = normaliseMobile(order.phone ?? '');
    await fileRequest(ctx, {
      divisionCode,
      kind: kind.key,
      filer: 'hand-over',
      channel: 'hotline',
      title: order.title.slice(0, 60),
      body: order.body,
      contact:
        order.name || phone ? { name: order.name ?? '', phone: mobileProblem(phone) ? '' : phone } : null,
      accountId: null,
      filedBy: null,
      filedFor: null,
      organisationId: null,
      externalNumber,
      caseNumber: null,
      consent: false,
      files: [],
      actor,
      key: `12345 ${divisionCode} ${externalNumber}`,
    });
    report.taken += 1;
  }
  return report;
}
