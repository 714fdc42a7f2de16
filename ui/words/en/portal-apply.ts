import type { portalApply as zh } from '../zh-CN/portal-apply.ts';

export const portalApply: Record<keyof typeof zh, string> = {};
