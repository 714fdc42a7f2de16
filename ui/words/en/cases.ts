import type { cases as zh } from '../zh-CN/cases.ts';

export const cases: Record<keyof typeof zh, string> = {
  'case.state.received': 'Waiting to be accepted',
  'case.state.correction-requested': 'Waiting for corrections',
  'case.state.accepted': 'In review',
  'case.state.reviewed': 'Waiting for decision',
  'case.state.decided': 'Decided, to be delivered',
  'case.state.finished': 'Finished',
  'case.state.escalated': 'To be accepted or not',
  'case.state.withdrawn': 'Withdrawn',
  'case.state.not-accepted': 'Not accepted',
  'case.plain.submitted': 'Applied',
  'case.plain.taken': 'Took the case and began to work on it',
  'case.plain.released': 'Put the case back for somebody else to take',
  'case.plain.handed-over': 'Handed the case over to {to}',
  'case.plain.reassigned': 'Gave the case to {to}, as {from} is away',
  'case.plain.correction-requested':
    'Told all {count} {count|point|points} to be corrected at once; no time runs until the applicant answers',
  'case.plain.resubmitted': 'Corrected what was asked and submitted again',
  'case.plain.accepted': 'Accepted the application and issued the notice of acceptance',
  'case.plain.deemed-accepted':
    'Five working days went by without notice: accepted by law as of the day of receipt',
  'case.plain.escalated': 'The window would not accept it and asked the person in charge',
  'case.plain.acceptance-refused-not-required': 'Not accepted: by law no licence is needed for this',
  'case.plain.acceptance-refused-not-competent':
    'Not accepted: another authority is in charge, and the applicant was told which',
  'case.plain.sent-back': 'The person in charge gave it back to the window to go on',
  'case.plain.withdrawn': 'Withdrew the application',
  'case.plain.reviewed-grant': 'Finished the review: proposes to grant',
  'case.plain.reviewed-refuse': 'Finished the review: proposes to refuse',
  'case.plain.decided-grant': 'Decided to grant',
  'case.plain.decided-refuse': 'Decided to refuse, with reasons and remedies',
  'case.plain.finished-counter': 'Handed the result over at the counter; finished',
  'case.plain.finished-post': 'Sent the result by post; finished',
  'case.plain.finished-online': 'Delivered the result online; finished',
  'case.plain.system': 'System',
  'case.legal.law': 'Administrative Licensing Law {articles}',
  'case.legal.submitted': 'Application.',
  'case.legal.taken': 'Taken by the officer in charge.',
  'case.legal.released': 'Returned by the officer in charge.',
  'case.legal.handed-over': 'Handed over by the officer in charge.',
  'case.legal.reassigned': 'Officer in charge replaced by the head.',
  'case.legal.correction-requested': 'One-time correction notice.',
  'case.legal.resubmitted': 'Corrections received.',
  'case.legal.accepted': 'Acceptance.',
  'case.legal.deemed-accepted': 'Deemed acceptance.',
  'case.legal.escalated': 'Referred for a decision on acceptance.',
  'case.legal.acceptance-refused': 'Refusal to accept.',
  'case.legal.sent-back': 'Returned to the receiving window.',
  'case.legal.withdrawn': 'Withdrawal of the application.',
  'case.legal.reviewed': 'Review.',
  'case.legal.decided': 'Decision.',
  'case.legal.finished': 'Delivery.',
  'case.paper.submission-receipt': 'Receipt',
  'case.paper.correction-notice': 'Correction notice',
  'case.paper.acceptance-notice': 'Notice of acceptance',
  'case.paper.refusal-to-accept': 'Refusal to accept',
  'case.paper.decision': 'Decision',
  'case.source.prefill': 'your registered identity',
  'case.yes': 'yes',
  'case.no': 'no',
  'error.not-allowed-now.take-first.title': 'Take the case first',
  'error.not-allowed-now.take-first.detail': 'Once it is yours nobody else changes it at the same time.',
  'error.not-allowed-now.already-yours.title': 'You have this case already',
  'error.not-allowed-now.already-yours.detail': 'There is no need to take it again; go on working on it.',
  'error.not-allowed-now.correction-used.title': 'Corrections are asked for once only',
  'error.not-allowed-now.correction-used.detail':
    'All that is missing must be told at once (Administrative Licensing Law, article 32). Accept the case now, or turn to the person in charge.',
  'error.not-allowed-now.four-eyes.title': 'Review and decision are made by two persons',
  'error.not-allowed-now.four-eyes.detail':
    'You wrote the opinion. A colleague with the right to decide takes it from here.',
  'error.not-allowed-now.window-may-not-refuse.title': 'The window may not refuse by itself',
  'error.not-allowed-now.window-may-not-refuse.detail':
    'You referred it; another colleague who may decide must do so.',
  'error.not-allowed-now.no-opinion.title': 'There is no opinion yet',
  'error.not-allowed-now.no-opinion.detail': 'A reviewer states an opinion first; then it can be decided.',
  'error.not-allowed-now.nobody-has-it.title': 'Nobody has this case',
  'error.not-allowed-now.nobody-has-it.detail':
    'There is nothing to reassign; whoever may act simply takes it.',
  'error.not-allowed-now.holder-present.title': 'The officer who has the case is here',
  'error.not-allowed-now.holder-present.detail':
    'She hands it over or puts it back herself. If she is away, enter her absence first.',
  'error.not-allowed-now.not-for-colleague.title': 'This colleague cannot go on with the case',
  'error.not-allowed-now.not-for-colleague.detail':
    'It takes the right for this step, no part in the step before, and being here or having a substitute. Choose another from the list.',
  'error.not-allowed-now.already-submitted.title': 'This application was submitted already',
  'error.not-allowed-now.already-submitted.detail':
    'Nothing was done twice. See its progress under “My matters”.',
  'clock.unofficial':
    'Note: the holidays of a year on the way are not announced yet; it is reckoned from the statutory ones and may change.',
  'clock.unit': 'There is no unit “{unit}”. Use one of: {units}.',
  'clock.limit': 'Say how long with --limit, 0 or more; it is “{limit}” now.',
  'clock.from': 'Say the first day with --from, as in --from 2026-09-18; “{from}” is no such day.',
  'clock.from-instant': 'Hours and minutes need a time of day, as in --from {from}T09:30.',
  'clock.no-database':
    'Note: there is no database here, so the holidays of {division} itself are not known; this is the national calendar.',
  'clock.division': 'There is no division {division}. Check the code, 513424 for one.',
  'verify.event-missing':
    'Case {number} ({division}) lacks event {seq}: it was deleted, or the order was changed.',
  'verify.link':
    'Case {number} ({division}): event {seq} does not follow the one before; the hash it names is another.',
  'verify.hash':
    'Case {number} ({division}): event {seq} was changed; its recomputed hash differs from the stored one.',
  'verify.column':
    'Case {number} ({division}): column “{what}” beside event {seq} differs from the text that was hashed.',
  'verify.unreadable':
    'Case {number} ({division}) has events this release cannot read; a newer one may have written them.',
  'verify.head':
    'Case {number} ({division}): its last event ({seq}) is not the head that the case row names.',
  'verify.row': 'Case {number} ({division}): “{what}” of the case row is not what the events say.',
  'verify.answers':
    'Case {number} ({division}): round {what} of the answers, named by event {seq}, is gone or was exchanged.',
  'verify.text': 'Case {number} ({division}): the text named by event {seq} is gone or was exchanged.',
  'verify.file': 'Case {number} ({division}): file {what}, named by event {seq}, is gone or was exchanged.',
  'verify.file-content':
    'Case {number} ({division}): the content of file {what} is damaged or not in the store.',
  'verify.material':
    'Case {number} ({division}): the record of material {what}, named by event {seq}, was changed.',
  'verify.document':
    'Case {number} ({division}): paper {what}, named by event {seq}, is gone or was exchanged.',
  'verify.extra': 'Case {number} ({division}) has a record that no event vouches for: {what}.',
  'verify.sequence':
    'Numbers {what} ({division}) are not without gaps: number {seq} is missing, or the total is wrong.',
  'verify.orphan': 'Events without their case: {what} ({division}), event {seq}.',
};
