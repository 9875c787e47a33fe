import { defineConfig, type Plugin } from 'vite';

/**
 * GraphiQL's stylesheet carries 380 kB of fonts as data: addresses. The page uses the fonts of the reader's own system
 * (style/graphiql-theme.css), so they are cut out: the page paints sooner and needs no `font-src` at all.
 */
function withoutBundledFonts(): Plugin {
  return {
    name: 'without-bundled-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /graphiql\/dist\/style\.css/ },
      handler: (css) => ({ code: css.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null }),
    },
  };
}

// A NODE_ENV that happens to be set (by a test runner, in a container) would ship React's slow half, or a mixture.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production';

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that a gateway may put the desk under a prefix.
  base: './',
  plugins: [withoutBundledFonts()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    // Anything inlined would need data: in the content security policy.
    assetsInlineLimit: 0,
    target: 'es2023',
    // GraphiQL is 600 kB in one piece, fetched after the header is painted. More than that deserves the warning.
    chunkSizeWarningLimit: 650,
    // The notices of what is bundled travel with the bundle.
    license: { fileName: 'assets/licenses.md' },
    rolldownOptions: {
      // React's "use client" means nothing here; three hundred warnings about it would hide a real one.
      checks: { moduleLevelDirective: false },
      output: {
        // CodeMirror arrives as two dozen dynamic imports of a few kB each; three cacheable files load faster.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            { name: 'graphql', test: /node_modules\/graphql\//, priority: 2 },
            {
              name: 'editor',
              test: /node_modules\/(codemirror|codemirror-graphql|graphql-language-service)\//,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    // `npx vite web` beside a running desk.
    proxy: {
      '/graphql': { target: process.env.DESK_URL ?? 'http://localhost:4000', ws: true },
      '/auth': process.env.DESK_URL ?? 'http://localhost:4000',
      '/playground.json': process.env.DESK_URL ?? 'http://localhost:4000',
    },
  },
});
