import type { notices as zh } from '../zh-CN/notices.ts';

export const notices: Record<keyof typeof zh, string> = {
  'notice.handed-over': '{by} handed {number} “{item}” over to you',
};
