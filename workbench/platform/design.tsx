import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import { type ReactNode, useState } from 'react';
import { themeFromTokens } from '../theme.ts';
import { useLocale } from './words.tsx';

/** antd under the design's tokens and in the page's language. */
export function Design({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const [theme] = useState(themeFromTokens);
  return (
    <ConfigProvider
      theme={theme}
      locale={(locale === 'en' ? en : zhCN).default}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
