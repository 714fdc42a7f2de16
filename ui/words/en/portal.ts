import type { portal as zh } from '../zh-CN/portal.ts';

export const portal: Record<keyof typeof zh, string> = {};
