/** Pre-check 预审: the portal's page, the window's list and answer, and what the case says of it. */
export const preCheck = {
  'pre-check.title': 'Have it looked at first',
  'pre-check.lead':
    'Before you hand in “{item}”, an officer of {office} can look through what you filled in and your materials, and tell you what to mend.',
  'pre-check.what.1': 'An answer is promised within {limit}; a text message tells you.',
  'pre-check.what.2':
    'This hands nothing in: nothing is refused or accepted, and no time limit of the law has begun.',
  'pre-check.what.3': 'You may hand in without it; meanwhile you may go on changing, or hand in at any time.',
  'pre-check.what.4':
    'They see what you have filled in now; ID numbers and phones are partly masked. Once you hand in or discard the draft, that copy is erased.',
  'pre-check.ask': 'Have it looked at',
  'pre-check.ask.again': 'Mended; have it looked at again',
  'pre-check.withdraw': 'No need any more, take it back',
  'pre-check.back': 'Go on filling in',
  'pre-check.submit': 'Check and hand in',
  'pre-check.asked': '{office} has been asked to look; an answer comes by {due}.',
  'pre-check.asked.late':
    'The answer is late, we are sorry. The officers were reminded; you may wait, or hand in right away.',
  'pre-check.asked.changed':
    'You have changed something since; they look at how it was at {at}. To show it as it is now, take it back and ask again.',
  'pre-check.ready': 'Looked at: you may hand it in',
  'pre-check.ready.what':
    'Nothing to mend was seen. What counts is the examination by law after you have handed it in.',
  'pre-check.mend': 'Looked at: points to mend: {n}',
  'pre-check.mend.what':
    'Once mended you may have it looked at again, or hand it in right away. This is a hint, not a notice of correction.',
  'pre-check.answered.changed': 'You have changed something since.',
  'pre-check.answered.at': 'Answered {at}',
  'pre-check.withdrawn': 'You took it back; nobody looks at it any more.',
  'pre-check.often':
    'This draft was looked at several times. Please ask by phone or at the window, or hand it in right away.',
  'pre-check.point.go': 'Mend it',
  'pre-check.point.gone': 'No longer part of what is filled in',
  'pre-check.offer': 'Not sure? You can have it looked at before you hand it in.',
  'pre-check.offer.go': 'Have it looked at first',
  'pre-check.see': 'See the answer',
  'pre-check.see.asked': 'See how it stands',
  'pre-check.mine.asked': 'Being looked at, answer to come',
  'pre-check.mine.ready': 'Looked at: may be handed in',
  'pre-check.mine.mend': 'Looked at: something to mend',
  'pre-check.message.ready': '[Tongban] “{item}”: nothing to mend was seen, you may hand it in: {link}',
  'pre-check.message.mend': '[Tongban] “{item}”: there are points to mend, please see: {link}',

  'case.plain.pre-checked-ready':
    'Looked at before it was handed in: {by} answered on {day} that it may be handed in; it was handed in like that',
  'case.plain.pre-checked-ready-changed':
    'Looked at before it was handed in: {by} answered on {day} that it may be handed in; it was changed since',
  'case.plain.pre-checked-mend':
    'Looked at before it was handed in: {by} answered on {day} that there is something to mend; handed in unchanged',
  'case.plain.pre-checked-mend-changed':
    'Looked at before it was handed in: {by} answered on {day} that there is something to mend; changed, then handed in',
  'case.legal.pre-checked':
    'Pre-check before the application (explanation at the applicant’s request; neither acceptance nor refusal)',

  'notice.pre-check-asked': 'A draft of “{item}” waits to be looked at, by {due}',
  'notice.pre-check-warn': 'The pre-check of “{item}” is nearly due, by {due}',
  'notice.pre-check-over': 'The pre-check of “{item}” is past its promised day, {due}',

  'error.not-allowed-now.pre-check-often.title': 'This draft was looked at several times',
  'error.not-allowed-now.pre-check-often.detail':
    'Please ask by phone or at the window, or hand it in right away.',
  'error.not-allowed-now.pre-check-gone.title': 'This draft was handed in or discarded',
  'error.not-allowed-now.pre-check-gone.detail':
    'There is nothing to look at any more. If it was handed in, go on with the case.',
  'error.not-allowed-now.pre-check-there.title': 'The draft is still there',
  'error.not-allowed-now.pre-check-there.detail':
    'A pre-check ends once its draft is handed in or discarded.',
  'error.not-allowed-now.pre-check-not-offered.title': 'This matter has no pre-check',
  'error.not-allowed-now.pre-check-not-offered.detail':
    'Please hand it in; if something is unclear, ask by phone or at the window.',

  'workbench.pre-check.title': 'Pre-checks',
  'workbench.pre-check.lead':
    'Applicants ask the window to look before they hand in. It hints; it does not receive, accept or refuse. Where nothing is found, answer that it may be handed in.',
  'workbench.pre-check.queue.open': 'To answer',
  'workbench.pre-check.queue.answered': 'Answered, not handed in',
  'workbench.pre-check.waiting': 'Fetching pre-checks',
  'workbench.pre-check.none': 'No draft waits to be looked at',
  'workbench.pre-check.none.what': 'Once somebody asks, it appears here and under the bell.',
  'workbench.pre-check.shown': '{n} in all',
  'workbench.pre-check.col.item': 'Matter',
  'workbench.pre-check.col.applicant': 'Applicant',
  'workbench.pre-check.col.asked': 'Asked',
  'workbench.pre-check.col.due': 'Answer by',
  'workbench.pre-check.col.state': 'State',
  'workbench.pre-check.round': 'time {n}',
  'workbench.pre-check.light.yellow': 'nearly due',
  'workbench.pre-check.light.red': 'overdue',
  'workbench.pre-check.one': 'Pre-check: {item}',
  'workbench.pre-check.gone': 'This draft was handed in or discarded; there is nothing to look at.',
  'workbench.pre-check.lacking': 'The platform finds missing: {names}',
  'workbench.pre-check.lacking.none': 'The platform finds nothing missing',
  'workbench.pre-check.said': 'Answer',
  'workbench.pre-check.by': 'answered by {by}',
  'workbench.pre-check.answer': 'Answer the applicant',
  'workbench.pre-check.answer.what':
    'This is a hint, not a notice of correction: no time limit comes of it, and nothing can be refused.',
  'workbench.pre-check.result': 'Having looked',
  'workbench.pre-check.result.ready': 'May be handed in',
  'workbench.pre-check.result.mend': 'Something to mend',
  'workbench.pre-check.points': 'What to mend',
  'workbench.pre-check.send': 'Answer',
  'workbench.pre-check.done': 'Answered; a text message told the applicant',
  'workbench.pre-check.nothing':
    'Answered. It is the applicant’s turn to hand it in, or to mend it and ask again.',
  'workbench.pre-check.state.asked': 'to answer',
  'workbench.pre-check.state.answered': 'answered',
  'workbench.pre-check.state.withdrawn': 'taken back',
  'workbench.pre-check.state.closed': 'ended',
} as const;
