import type { workbenchPeople as zh } from '../zh-CN/workbench-people.ts';

export const workbenchPeople: Record<keyof typeof zh, string> = {
  'workbench.people.title': 'Check identity',
  'workbench.people.name': 'Name',
  'workbench.people.idNumber': 'ID number',
  'workbench.people.code': 'Six digits',
  'workbench.people.code.hint': 'The person opens “My account” and reads out the six digits shown now',
  'workbench.people.verify': 'Check a person',
  'workbench.people.verify.what':
    'Only after seeing the person and the card. The account then has the highest level and may act for enterprises. Who checked is recorded.',
  'workbench.people.verify.submit': 'Confirm',
  'workbench.people.verified': '{name} is checked; the account has the highest level now',
  'workbench.people.reset': 'Forgotten password',
  'workbench.people.reset.what':
    'After seeing the person and the card, give a reset code. The person sets a new password with it on the portal.',
  'workbench.people.reset.submit': 'Give a reset code',
  'workbench.people.reset.tell': 'Read it out or write it down for the person. Good for half an hour, once.',
  'workbench.people.resetCode': 'Reset code {code}',
};
