// Answers `import … from 'electron'` with the stand-in. A module loaded with -r comes before Playwright's own loader.
const { registerHooks } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const url = pathToFileURL(path.join(__dirname, 'electron.cjs')).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
});

Object.defineProperty(process.versions, 'electron', { value: '0.0.0-shell', enumerable: true });
process.defaultApp = true;
process.type = 'browser';
