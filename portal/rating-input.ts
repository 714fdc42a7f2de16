import type { FastifyRequest } from 'fastify';
import { mobileProblem, normaliseMobile } from '../contracts/checks.ts';
import type { FieldProblem } from '../contracts/errors.ts';
import type { Rating, RatingInput } from '../contracts/ratings.ts';
import type { RatedFrom, Rater, RatersTicket } from '../server/modules/ratings/index.ts';
import { type FormBody, field } from './frame.ts';
import type { GivenRating, SeenTicket } from './pages/rating-props.ts';

/** A posted rating, and what is wrong with it beside its field. */
export function readRating(body: FormBody): { input: RatingInput; problems: FieldProblem[] } {
  const level = Number(field(body, 'level'));
  const tags = [body.tags ?? []].flat();
  const say = field(body, 'say');
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(level) || level < 1 || level > 5)
    problems.push({ field: 'level', code: 'required-choice', params: {} });
  if ([...say].length > 500) problems.push({ field: 'say', code: 'too-long', params: { limit: 500 } });
  return { input: { level, tags: tags.slice(0, 8), say, named: field(body, 'named') !== '' }, problems };
}

/** Who rates without an account: the name and phone she left, asked for where she wants to be answered. */
export function readContact(body: FormBody): { contact: Rater['contact']; problems: FieldProblem[] } {
  if (field(body, 'named') === '') return { contact: null, problems: [] };
  const name = field(body, 'name').slice(0, 40);
  const phone = normaliseMobile(field(body, 'phone'));
  const wrong = mobileProblem(phone);
  const problems: FieldProblem[] = [];
  if (!name) problems.push({ field: 'name', code: 'required', params: {} });
  if (wrong) problems.push({ field: 'phone', code: phone ? `phone-${wrong}` : 'required', params: {} });
  return { contact: { name, phone }, problems };
}

export const given = ({ occasion, level, tags, say, named, at }: Rating): GivenRating => ({
  occasion,
  level,
  tags,
  say,
  named,
  at: at.toISOString(),
});

/** What the rules about suspicion are told of a request. */
export const fromOf = (request: FastifyRequest): RatedFrom => ({
  address: request.ip,
  agent: request.headers['user-agent'] ?? '',
  staffSession: request.bearer.actor.kind === 'staff',
});

export const seenTicket =
  (id: string) =>
  ({ reply, ...ticket }: RatersTicket): SeenTicket => ({
    ...ticket,
    reply: reply && { text: reply.text, at: reply.at.toISOString() },
    submitKey: `ticket-${id}-${ticket.occasion}-${ticket.version}`,
  });

export type RatersWord = {
  problems: FieldProblem[];
  command: 'answer' | 'object';
  satisfied: boolean;
  occasion: number;
  seen: { text: string; version: number; key: string };
};

/** Her answer to the mending, or her objection; what is missing is told beside its field. */
export function readWord(body: FormBody): RatersWord {
  const text = field(body, 'text').trim();
  const answer = field(body, 'answer');
  const objects = field(body, 'command') === 'object';
  const problems: FieldProblem[] = [];
  if (!objects && answer !== 'satisfied' && answer !== 'dissatisfied')
    problems.push({ field: 'answer', code: 'required-choice', params: {} });
  else if (!text && (objects || answer === 'dissatisfied'))
    problems.push({ field: 'text', code: 'required', params: {} });
  else if ([...text].length > 500) problems.push({ field: 'text', code: 'too-long', params: { limit: 500 } });
  return {
    problems,
    command: objects ? 'object' : 'answer',
    satisfied: answer === 'satisfied',
    occasion: Number(field(body, 'occasion')) || 1,
    seen: { text, version: Number(field(body, 'version')) || 0, key: field(body, 'key') },
  };
}
