import type { Case } from '../case.ts';
import type { CaseEvent } from '../events/kinds.ts';
import { nothingLater } from '../later.ts';
import { dated } from './folds.ts';

/** A case as its submission makes it. */
export function begin(event: CaseEvent & { kind: 'submitted' }): Case {
  const {
    number,
    division,
    place,
    organisation,
    item,
    rules,
    form,
    subject,
    agent,
    limits,
    answers,
    materials,
    documents,
  } = event.payload;
  return {
    version: event.seq,
    state: 'received',
    number,
    divisionCode: division,
    placeCode: place,
    organisationId: organisation,
    item,
    rules,
    formVersion: form.version,
    subject,
    agentId: agent,
    mandate: event.mandate,
    limits,
    handler: null,
    route: null,
    formerRoute: null,
    answers,
    materials,
    documents: dated(documents, event.at),
    correction: null,
    opinion: null,
    decision: null,
    suspension: null,
    stops: [],
    steps: [],
    extension: null,
    voiding: null,
    later: nothingLater,
    instant: null,
    escalation: null,
    returned: null,
    refusal: null,
    submittedAt: event.at,
    receivedAt: event.at,
    acceptedAt: null,
    decidedAt: null,
    finishedAt: null,
    delivery: null,
  };
}
