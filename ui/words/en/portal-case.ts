import type { portalCase as zh } from '../zh-CN/portal-case.ts';

export const portalCase: Record<keyof typeof zh, string> = {};
