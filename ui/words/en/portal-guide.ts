import type { portalGuide as zh } from '../zh-CN/portal-guide.ts';

export const portalGuide: Record<keyof typeof zh, string> = {};
