import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const injectors = [
  /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/,
  /@ant-design[\\/]icons[\\/]es[\\/]cssUtils\.js$/,
];

/**
 * antd writes its rules into <style> elements, which a CSP without 'unsafe-inline' refuses (docs/adr: styles of the
 * workbench). The two modules that do so are replaced by ours, which fills constructed style sheets.
 */
function constructedStyles(): Plugin {
  const replaced = new Set<RegExp>();
  return {
    name: 'tongban:constructed-styles',
    enforce: 'pre',
    load(id) {
      const path = id.split('?')[0] ?? id;
      const injector = injectors.find((one) => one.test(path));
      if (!injector) return null;
      replaced.add(injector);
      return `export * from ${JSON.stringify(join(here, 'platform/constructed-styles.ts'))}`;
    },
    generateBundle() {
      const lost = injectors.filter((injector) => !replaced.has(injector));
      if (lost.length)
        this.error(`antd injects its styles elsewhere now: ${lost.join(', ')} (constructed-styles.ts)`);
    },
  };
}

/** The chunk a package goes to, so that a new version of our pages does not make a browser load the libraries again. */
const libraries = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
  { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|@emotion|stylis)[\\/]/ },
];

export function workbenchConfig(outDir: string): InlineConfig {
  return {
    root: here,
    base: '/workbench/',
    configFile: false,
    logLevel: 'error',
    publicDir: join(here, 'public'),
    plugins: [constructedStyles(), react()],
    resolve: { alias: [{ find: /^typebox$/, replacement: join(here, 'platform/no-schemas.ts') }] },
    optimizeDeps: { exclude: ['antd', '@rc-component/util'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome99', 'firefox101', 'safari16'],
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 900,
      reportCompressedSize: false,
      rolldownOptions: { output: { codeSplitting: { groups: libraries } } },
    },
    server: { proxy: { '/api': process.env.TONGBAN_API ?? 'http://127.0.0.1:8080' } },
  };
}

export default defineConfig(workbenchConfig(join(here, '../.cache/workbench/dev')));
