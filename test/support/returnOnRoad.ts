import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Identity,
  identityToPkcs12,
  issueIdentity,
  throwAwayCa,
} from '../../electron/engine/signing/throwAwayCa.ts';
import type { EngineCalls } from '../../electron/engineCalls.ts';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { RequiredSignature } from '../../shared/domain/payload.ts';
import { aNewReturn } from '../builders/aNewReturn.ts';
import { aUnit } from '../builders/aUnit.ts';
import { anEngine, expectValue, type TestEngine } from './anEngine.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const p12Password = 'mật khẩu p12';

/** A return with one answer in a vault of its own, and a key file to sign it with. */
export interface ReturnOnRoad {
  readonly test: TestEngine;
  readonly engine: EngineCalls;
  readonly returnId: string;
  readonly passphrase: string;
  readonly head: Identity;
  place(name: string): string;
  open(): Promise<OpenReturn>;
  answer(text: string, itemId?: string): Promise<void>;
  sign(target: string, role?: RequiredSignature): ReturnType<EngineCalls['report.write']>;
  /** From the draft to sent: submitted for the head alone, signed into `target`, numbered, recorded. */
  send(target: string): Promise<void>;
}

export async function aReturnOnRoad(): Promise<ReturnOnRoad> {
  const test = await anEngine();
  const { engine } = test;
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const made = await engine['returns.create'](aNewReturn);
  const { returnId } = expectValue(made);
  const validity = {
    notBefore: new Date('2024-01-01T00:00:00Z'),
    notAfter: new Date('2034-01-01T00:00:00Z'),
  };
  const ca = throwAwayCa({ name: { commonName: 'CA thử' }, ...validity });
  const head = issueIdentity(ca, { name: { commonName: 'Trần Văn An' }, ...validity });
  const place = (name: string) => path.join(test.folder, name);
  await writeFile(place('head.p12'), identityToPkcs12(head, p12Password));

  const road: ReturnOnRoad = {
    test,
    engine,
    returnId,
    passphrase,
    head,
    place,
    open: async () => expectValue(await engine['returns.open']({ returnId })),
    async answer(text, itemId = '1.1.a') {
      const patch = { status: 'done', result: text } as const;
      expectValue(await engine['answers.save']({ returnId, itemId, patch, leaving: true }));
    },
    sign: (target, role = 'head') =>
      engine['report.write']({
        returnId,
        way: { kind: 'p12', path: place('head.p12'), password: p12Password, role },
        path: place(target),
      }),
    async send(target) {
      expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
      expectValue(await road.sign(target));
      const numbered = { action: 'numbered', number: '486', date: '2024-05-08' } as const;
      expectValue(await engine['road.record']({ returnId, what: numbered }));
      expectValue(await engine['road.record']({ returnId, what: { action: 'sent' } }));
    },
  };
  await road.answer('Bố trí 06 cán bộ trực 24/7.');
  return road;
}
