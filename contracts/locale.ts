/** Languages of the interface; Chinese is the first and the default. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];
