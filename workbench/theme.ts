import type { ThemeConfig } from 'antd';

/** Reads the design's variables from the style sheet (ui/tokens.css), so that no colour is written down twice. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** antd in the design's words: 14 px, one blue, square corners, no shadow play, nothing that moves. */
export function themeFromTokens(): ThemeConfig {
  const blue = token('--blue');
  const deep = token('--blue-deep');
  const ink = token('--ink');
  const ink2 = token('--ink-2');
  return {
    hashed: false,
    token: {
      motion: false,
      fontFamily: token('--font'),
      fontSize: 14,
      lineHeight: 1.5,
      borderRadius: 4,
      borderRadiusLG: 8,
      controlHeight: 32,
      colorPrimary: blue,
      colorPrimaryHover: deep,
      colorPrimaryActive: deep,
      colorInfo: blue,
      colorLink: blue,
      colorLinkHover: deep,
      colorSuccess: token('--ok'),
      colorWarning: token('--warn'),
      colorError: token('--bad'),
      colorText: ink,
      colorTextSecondary: ink2,
      colorTextTertiary: ink2,
      colorTextDescription: ink2,
      colorTextPlaceholder: ink2,
      colorBorder: token('--line-strong'),
      colorBorderSecondary: token('--line'),
      colorSplit: token('--line'),
      colorBgLayout: token('--paper-2'),
      controlItemBgActive: token('--blue-soft'),
      controlItemBgHover: token('--paper-2'),
      controlOutlineWidth: 0, // the design's own ring is drawn by :focus-visible
    },
    components: {
      Button: {
        fontWeight: 600,
        defaultColor: blue,
        defaultBorderColor: blue,
        primaryShadow: 'none',
        defaultShadow: 'none',
      },
      Segmented: {
        itemSelectedBg: blue,
        itemSelectedColor: '#fff',
        trackBg: '#fff',
        trackPadding: 0,
        itemColor: ink,
      },
      Select: { optionSelectedBg: token('--blue-soft') },
    },
  };
}
