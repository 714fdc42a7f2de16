import type { workbenchTeam as zh } from '../zh-CN/workbench-team.ts';

export const workbenchTeam: Record<keyof typeof zh, string> = {
  'workbench.notices.title': 'Notices',
  'workbench.notices.new': 'new',
  'workbench.notices.none': 'No notices yet',
  'workbench.notices.noneHint':
    'You are told when a case is handed to you, when one is nearly due, and when a batch is done.',
  'workbench.notices.readAll': 'Mark all as read',
  'workbench.notices.unread': 'unread',
  'workbench.waiting.notices': 'Fetching notices…',
};
