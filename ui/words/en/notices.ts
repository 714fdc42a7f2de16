import type { notices as zh } from '../zh-CN/notices.ts';

export const notices: Record<keyof typeof zh, string> = {
  'notice.handed-over': '{by} handed {number} “{item}” over to you',
  'notice.stands-for': '{name} is away from {from} to {to}; you do the work meanwhile',
  'notice.licence-ended':
    'A licence that {number} “{item}” took instead of a paper is no longer valid: please see what follows',
  'notice.consent-ended':
    'The applicant of {number} “{item}” took back the consent to a licence; what it says is no longer shown',
  'notice.reassigned': '{by} gave {number} “{item}”, which you had, to somebody else',
  'notice.batch-done': 'The batch of {total} {total|case|cases} is done: see the result',
  'notice.clock-warn': '{number} “{item}” is nearly due: {due}',
  'notice.clock-over': '{number} “{item}” is over its limit; the last day was {due}',
  'notice.clock-deemed-soon': '{number} “{item}” will count as accepted unless it is answered by {due}',
  'notice.asking-over':
    '{number} “{item}”: the days to ask for a hearing ended on {until}; write down whether anybody did',
  'notice.step-asked': 'The applicant of {number} “{item}” asked online for a hearing; please arrange it',
  'notice.step-owed':
    '{number} “{item}”: a hearing was asked for; {until} is the last day to call it in time',
  'notice.clock-still-stopped':
    'The clock of {number} “{item}” was to stand still until {until}: please see whether it can go on',
  'notice.step-yours': '{by} asks you for a step of {number} “{item}”',
  'notice.step-waits': '{number} “{item}” has come to the step “{step}” and waits for your opinion',
  'notice.step-returned': '{by} returned {number} “{item}” to the step “{step}”: please do it again',
  'notice.step-urged': '{by} urges you to do the step “{step}” of {number} “{item}”',
  'notice.step-warn': 'The step “{step}” of {number} “{item}” is nearly due: {due}',
  'notice.step-over': 'The step “{step}” of {number} “{item}” is over its limit; the last day was {due}',
  'notice.opinion-late': 'No opinion on the step “{step}” of {number} “{item}” by {due}',
  'notice.sent-back': '{by} sent {number} “{item}”, which you had escalated, back to the window',
  'notice.step-delegated': '{by} asks you to prepare a step of {number} “{item}”',
  'notice.step-copied': '{by} sent you a copy of a step of {number} “{item}”',
  'notice.request-filed': 'A request ({kind}) {number} is to be assigned',
  'notice.request-assigned': '{kind} {number} is assigned to you: sign for it',
  'notice.request-answered': '{kind} {number} was answered: have a look',
  'notice.request-warn': '{kind} {number} is nearly due: {due}',
  'notice.request-over': '{kind} {number} is over its limit; the last day was {due}',
  'notice.ticket-opened': 'A bad rating of “{item}” is to be verified',
  'notice.ticket-to-judge': 'A bad rating of “{item}” is to be judged',
  'notice.ticket-to-mend': 'A bad rating of “{item}” is to be mended',
  'notice.ticket-to-reply': 'A bad rating of “{item}” is mended: answer who gave it',
  'notice.ticket-to-revisit': 'A bad rating of “{item}” was answered: revisit',
};
