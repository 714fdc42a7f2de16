import type { Answers } from '../../../../contracts/forms.ts';
import type { Party, RouteFacts } from '../../../../contracts/review-routes.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import type { Case } from '../case.ts';
import type { CasesContext } from '../context.ts';
import type { NewEvent } from '../events/kinds.ts';
import { phaseAfter } from '../events/kinds.ts';
import { keyDivision } from '../scope.ts';
import { openJson, places } from '../sealing.ts';
import { answersOf } from '../store-read.ts';
import { isFinishedAfter } from './finishing.ts';
import { type Found, resolveRoute } from './resolve.ts';

type Ready = Pick<Case, 'placeCode' | 'organisationId' | 'subject'>;

/** The same where the application is accepted as it arrives 收件即受理. */
export async function openingOnReceipt(
  ctx: CasesContext,
  item: ItemVersion & { organisationId: string },
  subject: Case['subject'],
  events: readonly NewEvent[],
  answers: Answers,
): Promise<NewEvent[]> {
  if (!item.route || !events.some((event) => event.kind === 'accepted')) return [];
  const { divisionCode: placeCode, organisationId } = item;
  const opening = await openingOf(ctx, { placeCode, organisationId, subject }, item, answers);
  return opening ? [{ ...opening, by: 'system:rule' }] : [];
}

/**
 * What an acceptance, however it came about, writes beside itself: the route of the item's version as it applies. A transfer
 * opens it anew for who is competent now; where what others said leaves nothing to do, it is finished with that.
 */
export async function routeOpening(
  ctx: CasesContext,
  row: { divisionCode: string; id: string },
  state: Case,
  events: readonly NewEvent[],
): Promise<NewEvent[]> {
  const to = events.find((event) => event.kind === 'transferred')?.payload.organisation;
  const moves = events.findLast((event) => phaseAfter[event.kind] !== null);
  const accepts = !state.acceptedAt && moves && phaseAfter[moves.kind] === 'accepted';
  if (!accepts && !(state.acceptedAt && to)) return [];
  const { code, version } = state.item;
  const item = await ctx.neighbours.itemVersion(state.placeCode, code, version);
  if (!item?.route) return [];
  const { round } = state.answers;
  const latest = (await answersOf(ctx.db, row.divisionCode, row.id)).find((one) => one.round === round);
  const answers = latest ? openJson<Answers>(ctx, latest.sealed, places.answers(row.id, round)) : {};
  const opening = await openingOf(
    ctx,
    { ...state, organisationId: to ?? state.organisationId },
    item,
    answers,
  );
  if (!opening) return [];
  const over = state.route !== null && isFinishedAfter(state.route, opening);
  return over ? [opening, { kind: 'route-finished', payload: {} }] : [opening];
}

/** The route of a case that was just accepted, on the answers of its newest round; null where its item has none. */
export async function openingOf(
  ctx: Pick<CasesContext, 'neighbours'>,
  state: Ready,
  item: ItemVersion,
  answers: Answers,
): Promise<NewEvent | null> {
  if (!item.route) return null;
  const parties = item.route.steps.flatMap((step) => step.who);
  const found = new Map<string, Found>();
  for (const party of parties) {
    const name = JSON.stringify(party);
    if (!found.has(name)) found.set(name, await whereIs(ctx, party, state, answers));
  }
  const own = { organisation: state.organisationId, place: state.placeCode };
  const facts = { ...answers, ...factsOf(item, state.subject.kind) };
  const steps = resolveRoute(item.route, facts, (party) => found.get(JSON.stringify(party)) ?? null, own);
  return { kind: 'route-opened', payload: { item: { code: item.itemCode, version: item.version }, steps } };
}

export function factsOf(item: Pick<ItemVersion, 'itemCode' | 'definition'>, subjectKind: string): RouteFacts {
  const { basic, service } = item.definition;
  return { itemCode: item.itemCode, itemType: basic.itemType, handleKind: service.handleKind, subjectKind };
}

const township = 5;

/** The organisation that a party means in this place. */
async function whereIs(
  { neighbours }: Pick<CasesContext, 'neighbours'>,
  party: Party,
  state: Ready,
  answers: Answers,
): Promise<Found> {
  if (party.at === 'own') return { organisation: state.organisationId, place: state.placeCode };
  if (party.at === 'outside') return null;
  if (party.at === 'department') {
    const path = await neighbours.path(state.placeCode);
    const places = [keyDivision(path)?.code, state.placeCode].flatMap((code) => code ?? []);
    for (const place of new Set(places)) {
      const found = (await neighbours.organisationsOf(place)).find((one) => one.departmentKey === party.key);
      if (found) return { organisation: found.id, place: found.divisionCode };
    }
    return null;
  }
  const given = answers[party.field];
  const path = typeof given === 'string' ? await neighbours.path(given) : [];
  const place = path.find((division) => division.level === township);
  const found =
    place && (await neighbours.organisationsOf(place.code)).find((one) => one.kind === 'township');
  return found ? { organisation: found.id, place: found.divisionCode } : null;
}
