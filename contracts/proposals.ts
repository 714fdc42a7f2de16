import Type, { type Static } from 'typebox';
import { linesAsked, Rate } from './attribution.ts';
import { dateTime, keys, nullable } from './schema-parts.ts';

/** A proposal to change an item 改进建议, from what figures say of it to who edits it. */
export const proposalStates = {
  open: '待处理',
  taken: '处理中',
  adopted: '已采纳',
  declined: '未采纳',
  withdrawn: '已收回',
} as const;
export type ProposalState = keyof typeof proposalStates;

const text = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
const seen = { version: Type.Integer({ minimum: 1 }), text };
/** Bodies of the commands. `text`: that it is looked at, what was changed, or why not. */
export const proposalBodies = {
  take: Type.Object(seen),
  adopt: Type.Object(seen),
  decline: Type.Object(seen),
  withdraw: Type.Object(seen),
} as const;
export type ProposalCommand = keyof typeof proposalBodies;

/** POST /api/attribution/proposals: a number of the analysis, the item it is about, and what is proposed. */
export const NewProposal = Type.Object({
  ...linesAsked,
  itemCode: Type.String({ minLength: 1, maxLength: 100 }),
  text,
});
export type NewProposal = Static<typeof NewProposal>;

/** Counts as they stood when the proposal was made; they do not change with later figures. */
export const ProposalEvidence = Type.Object({
  asked: Type.Object(linesAsked, { description: 'what was asked of /api/attribution/lines' }),
  traits: Type.Array(Type.Object({ dimension: Type.String(), name: Type.String() })),
  counted: Rate,
  ofItem: Type.Integer({ description: 'how many of the hits are of this item' }),
  asOf: nullable(dateTime),
});
export type ProposalEvidence = Static<typeof ProposalEvidence>;

const row = {
  id: Type.String(),
  itemCode: Type.String(),
  itemName: Type.String(),
  divisionCode: Type.String(),
  state: keys(proposalStates),
  version: Type.Integer(),
  madeBy: Type.String(),
  madeAt: dateTime,
};
export const ProposalRow = Type.Object(row);
export type ProposalRow = Static<typeof ProposalRow>;

export const proposalQueues = ['open', 'own', 'closed'] as const;
export type ProposalQueue = (typeof proposalQueues)[number];
export const ProposalQuery = Type.Object({
  queue: Type.Optional(Type.Unsafe<ProposalQueue>({ type: 'string', enum: [...proposalQueues] })),
  after: Type.Optional(Type.String({ format: 'uuid' })),
});
export type ProposalQuery = Static<typeof ProposalQuery>;
/** GET /api/catalogue/proposals: those of items that the officer edits, and her own. */
export const ProposalList = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  rows: Type.Array(ProposalRow),
  next: nullable(Type.String({ description: 'ask again with after=…' })),
});
export type ProposalList = Static<typeof ProposalList>;

export const ProposalView = Type.Object({
  ...row,
  evidence: ProposalEvidence,
  steps: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      kind: Type.String(),
      at: dateTime,
      by: Type.String(),
      say: nullable(Type.String()),
    }),
  ),
  actions: Type.Array(
    Type.Object({ command: Type.String(), needs: Type.Array(Type.String()), primary: Type.Boolean() }),
  ),
});
export type ProposalView = Static<typeof ProposalView>;
