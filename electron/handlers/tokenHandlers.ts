import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

/** `modulePaths`: chosen libraries by handle; the window never learns a path. Anything else is the id of a known one. */
export function tokenHandlers(
  { dialogs, ask, relay }: HandlerWorld,
  modulePaths: Map<string, string>,
): Handlers['tokens'] {
  return {
    modules: relay('tokens.modules'),
    async chooseModule() {
      const file = await dialogs.chooseTokenModule();
      if (file === null) return succeed(null);
      const module = randomBytes(16).toString('hex');
      modulePaths.set(module, file);
      return succeed({ module, fileName: path.basename(file) });
    },
    async list({ module }) {
      const file = modulePaths.get(module);
      return ask(
        'tokens.list',
        file === undefined ? { kind: 'known', id: module } : { kind: 'file', path: file },
      );
    },
    storeCertificates: relay('tokens.storeCertificates'),
  };
}
