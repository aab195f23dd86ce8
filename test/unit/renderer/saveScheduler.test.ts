import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SaveScheduler } from '../../../renderer/stores/saveScheduler.ts';
import type { Saved } from '../../../shared/contractAnswers.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';

/** A clock moved by hand. */
class HandClock {
  time = 0;
  #timers: { at: number; act: () => void }[] = [];
  readonly now = () => this.time;
  readonly after = (milliseconds: number, act: () => void) => {
    const timer = { at: this.time + milliseconds, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  async pass(milliseconds: number) {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.act();
      await settled();
    }
    this.time = end;
    await settled();
  }
}

async function settled() {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}

type Patch = Record<string, string>;
interface Write {
  readonly patch: Patch;
  readonly leaving: boolean;
  readonly finish: (outcome?: Result<Saved>) => Promise<void>;
}

/** A vault that answers each write when the test says so. */
function handVault() {
  const writes: Write[] = [];
  const stored: Patch = {};
  let running = 0;
  let most = 0;
  const write = (patch: Patch, leaving: boolean) => {
    running += 1;
    most = Math.max(most, running);
    return new Promise<Result<Saved>>((resolve) => {
      const finish = async (outcome: Result<Saved> = succeed({ savedAt: '2024-04-22T09:42:18+07:00' })) => {
        running -= 1;
        if (outcome.ok) Object.assign(stored, patch);
        resolve(outcome);
        await settled();
      };
      writes.push({ patch, leaving, finish });
    });
  };
  return { write, writes, stored, most: () => most };
}

const full = fail('disk-full', { missingBytes: 4096 });

describe('the save scheduler', () => {
  test('writes after a pause of 300 ms and says so only after the acknowledgement', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: 'Đã' }, vault.write);
    await clock.pass(299);
    expect(vault.writes).toHaveLength(0);
    await clock.pass(1);
    expect(vault.writes).toMatchObject([{ patch: { result: 'Đã' }, leaving: false }]);
    expect(saver.state.kind).toBe('waiting');
    await vault.writes[0]?.finish();
    expect(saver.state).toEqual({ kind: 'saved', savedAt: '2024-04-22T09:42:18+07:00' });
  });

  test('writes at the latest one second after the first unsaved edit while typing goes on', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    for (let key = 0; key < 10; key++) {
      saver.edit('a', { result: 'x'.repeat(key + 1) }, vault.write);
      await clock.pass(99);
    }
    expect(vault.writes).toHaveLength(0);
    await clock.pass(10);
    expect(vault.writes).toMatchObject([{ patch: { result: 'x'.repeat(10) } }]);
  });

  test('writes at once on leaving a field and marks the visit as ended', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: 'Đã rà soát' }, vault.write);
    saver.leave('a');
    expect(vault.writes).toMatchObject([{ patch: { result: 'Đã rà soát' }, leaving: true }]);
  });

  test('ends the visit also when the text was autosaved before', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: 'Đã rà soát' }, vault.write);
    await clock.pass(300);
    await vault.writes[0]?.finish();
    saver.leave('a');
    expect(vault.writes[1]).toMatchObject({ patch: { result: 'Đã rà soát' }, leaving: true });
  });

  test('leaving a field that was not changed writes nothing', () => {
    const vault = handVault();
    const saver = new SaveScheduler(new HandClock());
    saver.leave('a');
    expect(vault.writes).toHaveLength(0);
    expect(saver.state).toEqual({ kind: 'idle' });
  });

  test('joins the edits made during a write and sends them after it', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: '1' }, vault.write);
    await clock.pass(300);
    saver.edit('a', { result: '2' }, vault.write);
    saver.edit('a', { assignee: 'Hà Văn Tuyển' }, vault.write);
    await clock.pass(2000);
    expect(vault.writes).toHaveLength(1);
    await vault.writes[0]?.finish();
    expect(vault.writes[1]).toMatchObject({ patch: { result: '2', assignee: 'Hà Văn Tuyển' } });
  });

  test('says that it is writing only after 400 ms', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: '1' }, vault.write);
    await clock.pass(399);
    expect(saver.state).toEqual({ kind: 'waiting', slow: false });
    await clock.pass(1);
    expect(saver.state).toEqual({ kind: 'waiting', slow: true });
  });

  test('keeps what could not be written and writes it on retry, under the newer edits', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: 'cũ', assignee: 'A' }, vault.write);
    await clock.pass(300);
    saver.edit('a', { result: 'mới' }, vault.write);
    await vault.writes[0]?.finish(full);
    expect(saver.state).toEqual({ kind: 'failed', problems: full.problems });
    saver.retry();
    expect(vault.writes[1]?.patch).toEqual({ result: 'mới', assignee: 'A' });
    await vault.writes[1]?.finish();
    expect(saver.state.kind).toBe('saved');
    expect(saver.unsaved).toBe(false);
  });

  test('an unsaved row keeps another row from looking saved', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: '1' }, vault.write);
    saver.leave('a');
    saver.edit('b', { result: '2' }, vault.write);
    await vault.writes[0]?.finish();
    expect(saver.state.kind).toBe('waiting');
  });

  test('flush waits for all rows and tells whether all of it is in the vault', async () => {
    const clock = new HandClock();
    const vault = handVault();
    const saver = new SaveScheduler(clock);
    saver.edit('a', { result: '1' }, vault.write);
    saver.edit('b', { result: '2' }, vault.write);
    const all = saver.flush();
    await vault.writes[0]?.finish();
    await vault.writes[1]?.finish(full);
    expect(await all).toBe(false);
    const again = saver.flush();
    await vault.writes[2]?.finish();
    expect(await again).toBe(true);
  });

  test('a bridge that breaks loses no text', async () => {
    const clock = new HandClock();
    const saver = new SaveScheduler(clock);
    const faults: unknown[] = [];
    const catchFault = (fault: unknown) => faults.push(fault);
    process.once('uncaughtException', catchFault);
    saver.edit('a', { result: '1' }, () => Promise.reject(new Error('bridge gone')));
    saver.leave('a');
    await settled();
    await new Promise((done) => setTimeout(done, 0));
    process.removeListener('uncaughtException', catchFault);
    expect(saver.unsaved).toBe(true);
    expect(saver.state.kind).toBe('failed');
    expect(faults).toHaveLength(1);
  });

  test('whatever happens, the last typed value ends saved and no row has two writes under way', async () => {
    const step = fc.oneof(
      fc.record({ act: fc.constant('edit' as const), field: fc.constantFrom('result', 'assignee') }),
      fc.record({ act: fc.constant('leave' as const) }),
      fc.record({ act: fc.constant('pass' as const), milliseconds: fc.integer({ min: 1, max: 1200 }) }),
      fc.record({ act: fc.constant('finish' as const), ok: fc.boolean() }),
      fc.record({ act: fc.constant('retry' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const clock = new HandClock();
        const vault = handVault();
        const saver = new SaveScheduler(clock);
        const typed: Patch = {};
        let counter = 0;
        let finished = 0;
        const finishNext = async (ok: boolean) => {
          const write = vault.writes[finished];
          if (write === undefined) return;
          finished += 1;
          await write.finish(ok ? undefined : full);
        };
        for (const step of steps) {
          if (step.act === 'edit') {
            counter += 1;
            typed[step.field] = String(counter);
            saver.edit('row', { [step.field]: String(counter) }, vault.write);
          } else if (step.act === 'leave') saver.leave('row');
          else if (step.act === 'pass') await clock.pass(step.milliseconds);
          else if (step.act === 'finish') await finishNext(step.ok);
          else saver.retry();
          if (saver.state.kind === 'saved') expect(vault.stored).toEqual(typed);
        }
        const flushed = saver.flush();
        while (finished < vault.writes.length) {
          await finishNext(true);
          void saver.flush();
        }
        await flushed;
        expect(vault.stored).toEqual(typed);
        expect(saver.unsaved).toBe(false);
        expect(vault.most()).toBeLessThanOrEqual(1);
      }),
    );
  });
});
