import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import type { Locale } from '../../contracts/locale.ts';
import { t as translate, type WordKey, type WordParams } from '../../ui/words/index.ts';
import { prefer, usePreferences } from './preferences.ts';

export type { Locale };
export type Words = (key: WordKey, params?: WordParams) => string;

const WordsContext = createContext<{ t: Words; locale: Locale } | undefined>(undefined);

/** Gives the tree its language, and the document its `lang`, which a screen reader picks its voice by. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { locale } = usePreferences();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const value = useMemo(() => ({ locale, t: wordsOf(locale) }), [locale]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

export const wordsOf =
  (locale: Locale): Words =>
  (key, params) =>
    translate(locale, key, params);

function useWordsContext() {
  const value = use(WordsContext);
  if (!value) throw new Error('useWords outside of WordsProvider');
  return value;
}

export const useWords = (): Words => useWordsContext().t;
export const useLocale = (): Locale => useWordsContext().locale;

export function LanguageSwitch() {
  const locale = useLocale();
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="linklike" lang={other} onClick={() => prefer({ locale: other })}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
