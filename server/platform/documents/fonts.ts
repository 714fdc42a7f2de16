import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * The three faces the papers are set in, as files of npm packages (OFL): 宋体 for text, its bold for titles,
 * 黑体 for headings and table heads. Each is 11 to 15 MB on disk and read only when a paper is first drawn up.
 */
export const fontFiles = (): string[] => [
  resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  resolve('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
];
