import { copyFile, cp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import {
  encodeKeyring,
  type Keyring,
  type KeySlot,
  parseKeyring,
} from '../../../electron/engine/vault/keyring.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { vaultState } from '../../../electron/engine/vault/vaultState.ts';
import { codes, open, passphrase, problems, reopened, value, withVault } from './vaultFixture.ts';

// Every way of changing a locked vault from outside is refused or reported, and none makes it look empty.

const keyringCodes = [
  'vault-keyring-damaged',
  'vault-keyring-altered',
  'vault-wrong-passphrase',
  'vault-newer-format',
];

/** A vault with two answers, the first saved twice; locked. */
function lockedVault<T>(work: (dir: string, vault: Vault) => Promise<T>): Promise<T> {
  return withVault(async (vault, dir) => {
    value(vault.transact('saved', (tx) => tx.put('answer/r', '1.1', { result: 'cũ' })));
    value(vault.transact('saved', (tx) => tx.put('answer/r', '1.2', { result: 'khác' })));
    await vault.backupTo(join(dir, '..', 'older'));
    value(vault.transact('saved', (tx) => tx.put('answer/r', '1.1', { result: 'mới' })));
    value(vault.lock());
    return work(dir, vault);
  });
}

function changeDatabase(dir: string, change: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(join(dir, 'vault.db'));
  change(db);
  db.close();
}

describe('keyring', () => {
  test('every flipped bit and every truncation is refused; the spare opens all the same', () =>
    lockedVault(async (dir) => {
      const path = join(dir, 'keyring.json');
      const good = await readFile(path);
      for (let at = 0; at < good.length; at++) {
        const bad = Buffer.from(good);
        bad.writeUInt8(bad.readUInt8(at) ^ (1 << (at % 8)), at);
        expect(parseKeyring(bad).kind, `byte ${at}`).not.toBe('keyring');
        expect(parseKeyring(good.subarray(0, at)).kind).toBe('damaged');
      }
      await writeFile(path, good.subarray(0, 100));
      expect(await vaultState(dir)).toEqual({ kind: 'keyring-damaged', previousGenerationReadable: true });
      expect(problems(await open(dir))).toEqual([
        { code: 'vault-keyring-damaged', facts: { previousGenerationReadable: true } },
      ]);
      await reopened(dir, (vault) => expect(value(vault.list('answer/r')).documents).toHaveLength(2), {
        usePreviousKeyring: true,
      });
      expect((await readFile(path)).equals(good)).toBe(true);
      await reopened(dir, (vault) => expect(vault.problems).toEqual([]));
    }));

  test('a file put together anew with a right checksum but one changed value is refused', () =>
    lockedVault(async (dir) => {
      const path = join(dir, 'keyring.json');
      const parsed = parseKeyring(await readFile(path));
      if (parsed.kind !== 'keyring') throw new Error('no keyring');
      const { keyring } = parsed;
      const [slot] = keyring.slots as [KeySlot];
      const withSlot = (change: Partial<KeySlot>): Keyring => ({
        ...keyring,
        slots: [{ ...slot, ...change }],
      });
      const flip = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
      const changed: [string, Keyring][] = [
        ['label', withSlot({ label: 'Cán bộ 2' })],
        ['slot id', withSlot({ id: 'f'.repeat(32) })],
        ['cheaper kdf', withSlot({ kdf: { ...slot.kdf, N: 2 ** 9 } })],
        ['dearer kdf', withSlot({ kdf: { ...slot.kdf, N: 2 ** 11 } })],
        ['memory bomb', withSlot({ kdf: { ...slot.kdf, N: 2 ** 30 } })],
        ['block size', withSlot({ kdf: { ...slot.kdf, r: 1 } })],
        ['not a power of two', withSlot({ kdf: { ...slot.kdf, N: 1025 } })],
        ['salt', withSlot({ kdf: { ...slot.kdf, salt: flip(slot.kdf.salt) } })],
        ['iv', withSlot({ iv: flip(slot.iv) })],
        ['short iv', withSlot({ iv: 'AAAA' })],
        ['wrapped', withSlot({ wrapped: flip(slot.wrapped) })],
        ['mac', { ...keyring, mac: flip(keyring.mac) }],
        ['short mac', { ...keyring, mac: 'AAAA' }],
        ['generation', { ...keyring, generation: 9 }],
        ['vault id', { ...keyring, vaultId: '0'.repeat(32) }],
        ['injected slot', { ...keyring, slots: [slot, { ...slot, id: 'e'.repeat(32), label: 'Cán bộ 2' }] }],
      ];
      for (const [what, bad] of changed) {
        await writeFile(path, encodeKeyring(bad));
        const [code] = codes(await open(dir));
        expect(keyringCodes, `${what}: ${code}`).toContain(code);
      }
      await writeFile(path, encodeKeyring(withSlot({ label: 'Cán bộ 2' })));
      expect(problems(await open(dir))).toEqual([
        { code: 'vault-keyring-altered', facts: { reason: 'mac', previousGenerationReadable: true } },
      ]);
      await writeFile(path, encodeKeyring(withSlot({ kdf: { ...slot.kdf, N: 2 ** 30 } })));
      expect(problems(await open(dir))).toMatchObject([{ facts: { reason: 'work-factor' } }]);
    }));

  test('a missing one is named, with and without spare, and a newer one is left alone', () =>
    lockedVault(async (dir) => {
      const path = join(dir, 'keyring.json');
      const good = await readFile(path, 'utf8');
      await writeFile(path, good.replace('"version": 1', '"version": 2'));
      expect(problems(await open(dir))).toEqual([
        { code: 'vault-newer-format', facts: { found: 2, supported: 1 } },
      ]);
      expect(await vaultState(dir)).toEqual({ kind: 'newer-format', found: 2, supported: 1 });
      await rm(path);
      expect(await vaultState(dir)).toEqual({ kind: 'keyring-missing', previousGenerationReadable: true });
      expect(codes(await open(dir))).toEqual(['vault-keyring-missing']);
      const kept = await readFile(join(dir, 'keyring.bak.json'));
      await rm(join(dir, 'keyring.bak.json'));
      expect(problems(await open(dir))).toEqual([
        { code: 'vault-keyring-missing', facts: { previousGenerationReadable: false } },
      ]);
      expect(codes(await open(dir, { usePreviousKeyring: true }))).toEqual(['vault-keyring-missing']);
      await writeFile(join(dir, 'keyring.bak.json'), kept);
      expect(codes(await open(dir, { usePreviousKeyring: true, passphrase: 'sai mật khẩu' }))).toEqual([
        'vault-wrong-passphrase',
      ]);
      await reopened(dir, (vault) => expect(vault.problems).toEqual([]), { usePreviousKeyring: true });
      expect(await readFile(path, 'utf8')).toBe(good);
    }));
});

describe('database file', () => {
  test('a missing, empty, cut, overwritten or foreign one is refused and never replaced', () =>
    lockedVault(async (dir) => {
      const path = join(dir, 'vault.db');
      const good = await readFile(path);
      await rm(path);
      expect(await vaultState(dir)).toEqual({ kind: 'database-missing' });
      expect(codes(await open(dir))).toEqual(['vault-database-missing']);
      expect(await vaultState(dir)).toEqual({ kind: 'database-missing' });
      for (const bad of [
        Buffer.alloc(0),
        Buffer.alloc(good.length),
        Buffer.from('không phải cơ sở dữ liệu'.repeat(500)),
        good.subarray(0, 4096),
        good.subarray(0, good.length - 4096),
        Buffer.concat([good.subarray(0, 100), Buffer.alloc(4096), good.subarray(4196)]),
      ]) {
        await writeFile(path, bad);
        expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
        expect((await readFile(path)).equals(bad)).toBe(true);
      }
      await writeFile(path, good);
      changeDatabase(dir, (db) => db.exec('PRAGMA user_version = 7'));
      expect(problems(await open(dir))).toEqual([
        { code: 'vault-newer-format', facts: { found: 7, supported: 1 } },
      ]);
    }));

  test('rows missing together with the log that could name them are told as a whole', () =>
    lockedVault(async (dir) => {
      changeDatabase(dir, (db) => {
        db.exec('DELETE FROM doc WHERE rowid = (SELECT max(rowid) FROM doc)');
        db.exec("UPDATE audit SET mac = x'00' WHERE seq = 2");
      });
      await reopened(dir, (vault) => {
        expect(vault.problems.map(({ code }) => code)).toEqual(['vault-rows-altered']);
        expect(codes(vault.verifyAudit())).toEqual(['vault-audit-broken']);
      });
    }));

  test('an interrupted write is undone where it can be, and told where nothing may be written', () =>
    lockedVault(async (dir) => {
      const interrupted = join(dir, '..', 'interrupted');
      const db = new DatabaseSync(join(dir, 'vault.db'));
      db.exec('PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE');
      for (let i = 0; i < 200; i++) db.exec(`INSERT INTO visit VALUES ('${i}', 1, zeroblob(4000))`);
      // As a crash in mid-transaction leaves it: pages already in the file, their old content in the journal.
      await cp(dir, interrupted, { recursive: true });
      db.exec('ROLLBACK');
      db.close();

      expect(codes(await open(interrupted, { readOnly: true }))).toEqual(['vault-unfinished-write']);
      await reopened(interrupted, (vault) => {
        expect(vault.problems).toEqual([]);
        expect(value(vault.list('answer/r')).documents).toHaveLength(2);
      });
    }));

  test('a planted trigger or view is refused', () =>
    lockedVault(async (dir) => {
      changeDatabase(dir, (db) =>
        db.exec('CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM audit WHERE seq = 1; END'),
      );
      expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
    }));

  test(
    'any flipped byte anywhere is refused, reported, or changes nothing that is read',
    () =>
      lockedVault(async (dir) => {
        const path = join(dir, 'vault.db');
        const good = await readFile(path);
        const step = 577;
        for (let at = 0; at < good.length; at += step) {
          const bad = Buffer.from(good);
          bad.writeUInt8(bad.readUInt8(at) ^ 0x10, at);
          await writeFile(path, bad);
          const opened = await open(dir);
          if (!opened.ok) continue;
          const vault = opened.value;
          const read = vault.read('answer/r', '1.1');
          const reported = [...vault.problems, ...value(vault.verifyRows())];
          const audit = vault.verifyAudit();
          if (read.ok)
            expect([null, { result: 'mới' }], `byte ${at}`).toContainEqual(read.value?.value ?? null);
          if (read.ok && read.value === null)
            expect([...reported, ...(audit.ok ? [] : audit.problems)]).not.toEqual([]);
          vault.lock();
        }
      }),
    60_000,
  );

  test('a damaged page is refused for writing and opens for reading', () =>
    withVault(async (vault, dir) => {
      for (let i = 0; i < 40; i++) {
        value(vault.transact('saved', (tx) => tx.put('answer/r', String(i), { text: 'x'.repeat(1500) })));
      }
      value(vault.lock());
      const path = join(dir, 'vault.db');
      const db = new DatabaseSync(path);
      const { rootpage } = db
        .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_doc_hist_1'")
        .get() as { rootpage: number };
      db.close();
      const bytes = await readFile(path);
      bytes.fill(0xff, (rootpage - 1) * 4096, (rootpage - 1) * 4096 + 200);
      await writeFile(path, bytes);
      expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
      await reopened(
        dir,
        (readOnly) => {
          expect(readOnly.problems.map(({ code }) => code)).toContain('vault-database-damaged');
          expect(value(readOnly.list('answer/r')).documents).toHaveLength(40);
        },
        { readOnly: true },
      );
    }));
});

describe('rows', () => {
  const idOf = (dir: string, rev: number) => {
    const db = new DatabaseSync(join(dir, 'vault.db'));
    const ids = db
      .prepare('SELECT id FROM doc WHERE rev = ?')
      .all(rev)
      .map((row) => String(row.id));
    db.close();
    return ids;
  };
  const answers = (vault: Vault) => {
    const listed = value(vault.list('answer/r'));
    return { keys: listed.documents.map(({ key }) => key), problems: listed.problems };
  };

  test(
    'every flipped byte of one body: that row is reported, the other is read, nothing is overwritten',
    () =>
      lockedVault(async (dir) => {
        const [id] = idOf(dir, 2) as [string];
        const good = await readFile(join(dir, 'vault.db'));
        const db = new DatabaseSync(join(dir, 'vault.db'));
        const body = Buffer.from(db.prepare('SELECT body FROM doc WHERE id = ?').get(id)?.body as Uint8Array);
        db.close();
        for (let at = 0; at < body.length; at += 1) {
          await writeFile(join(dir, 'vault.db'), good);
          const bad = Buffer.from(body);
          bad.writeUInt8(bad.readUInt8(at) ^ 0x01, at);
          changeDatabase(dir, (changed) =>
            changed.prepare('UPDATE doc SET body = ? WHERE id = ?').run(bad, id),
          );
          await reopened(
            dir,
            (vault) => {
              expect(problems(vault.read('answer/r', '1.1'))).toEqual([
                { code: 'vault-row-damaged', facts: { table: 'doc', id } },
              ]);
              expect(answers(vault).keys).toEqual(['1.2']);
            },
            { readOnly: true },
          );
        }
        await reopened(dir, (vault) => {
          expect(codes(vault.transact('x', (tx) => tx.put('answer/r', '1.1', {})))).toEqual([
            'vault-row-damaged',
          ]);
          expect(codes(vault.saveQuietly('answer/r', '1.1', {}))).toEqual(['vault-row-damaged']);
          expect(value(vault.verifyRows())).toHaveLength(1);
          value(vault.transact('x', (tx) => tx.put('answer/r', '1.2', { still: 'works' })));
        });
      }),
    60_000,
  );

  test('an older version of a row put back is refused and named', () =>
    lockedVault(async (dir) => {
      const [id] = idOf(dir, 2) as [string];
      changeDatabase(dir, (db) => {
        db.prepare('ATTACH ? AS older').run(join(dir, '..', 'older', 'vault.db'));
        db.prepare('DELETE FROM doc WHERE id = ?').run(id);
        db.prepare('INSERT INTO doc SELECT * FROM older.doc WHERE id = ?').run(id);
        db.exec('DETACH older');
      });
      await reopened(dir, (vault) => {
        expect(vault.problems).toEqual([{ code: 'vault-row-damaged', facts: { table: 'doc', id } }]);
        expect(codes(vault.read('answer/r', '1.1'))).toEqual(['vault-row-damaged']);
        expect(answers(vault)).toMatchObject({ keys: ['1.2'], problems: [{ code: 'vault-row-damaged' }] });
      });
      await reopened(dir, (vault) => expect(vault.problems).toHaveLength(1));
    }));

  test('a removed row is reported as damaged, not read as absent', () =>
    lockedVault(async (dir) => {
      const [id] = idOf(dir, 2) as [string];
      changeDatabase(dir, (db) => db.prepare('DELETE FROM doc WHERE id = ?').run(id));
      await reopened(dir, (vault) => {
        expect(vault.problems).toEqual([{ code: 'vault-row-damaged', facts: { table: 'doc', id } }]);
        expect(codes(vault.read('answer/r', '1.1'))).toEqual(['vault-row-damaged']);
        expect(codes(vault.transact('x', (tx) => tx.put('answer/r', '1.1', {})))).toEqual([
          'vault-row-damaged',
        ]);
      });
    }));

  test('exchanged bodies, ids and groups are refused', () =>
    lockedVault(async (dir) => {
      const good = await readFile(join(dir, 'vault.db'));
      const attacks: ((db: DatabaseSync) => void)[] = [
        (db) => {
          const rows = db.prepare('SELECT id, body FROM doc ORDER BY id').all();
          rows.forEach((row, i) => {
            db.prepare('UPDATE doc SET body = ? WHERE id = ?').run(
              rows[(i + 1) % rows.length]?.body ?? null,
              row.id ?? null,
            );
          });
        },
        (db) => {
          const [a, b] = db
            .prepare('SELECT id FROM doc ORDER BY id')
            .all()
            .map((row) => String(row.id)) as [string, string];
          const rename = db.prepare('UPDATE doc SET id = ? WHERE id = ?');
          rename.run('x', a);
          rename.run(a, b);
          rename.run(b, 'x');
        },
        (db) => db.exec("UPDATE doc SET grp = 'elsewhere'"),
        (db) => db.exec('UPDATE doc SET rev = rev + 1'),
        (db) => db.exec('DELETE FROM doc'),
        (db) => db.exec("INSERT INTO ev VALUES ('00', 1, 5, x'00')"),
        (db) => db.exec('UPDATE doc SET rev = 9007199254740993'),
      ];
      for (const attack of attacks) {
        await writeFile(join(dir, 'vault.db'), good);
        changeDatabase(dir, attack);
        const opened = await open(dir);
        if (!opened.ok) expect(codes(opened)).toEqual(['vault-database-damaged']);
        else {
          const reported = [...opened.value.problems, ...value(opened.value.verifyRows())];
          expect(reported, String(attack)).not.toEqual([]);
          opened.value.lock();
        }
      }
    }));

  test('a state row that was removed or put back leaves the vault closed for writing', () =>
    lockedVault(async (dir) => {
      const good = await readFile(join(dir, 'vault.db'));
      changeDatabase(dir, (db) => db.exec('DELETE FROM meta'));
      expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
      await reopened(dir, (vault) => expect(answers(vault).keys).toEqual(['1.1', '1.2']), { readOnly: true });
      await writeFile(join(dir, 'vault.db'), good);
      changeDatabase(dir, (db) => {
        db.prepare('ATTACH ? AS older').run(join(dir, '..', 'older', 'vault.db'));
        db.exec('DELETE FROM meta; INSERT INTO meta SELECT * FROM older.meta; DETACH older');
      });
      await reopened(dir, (vault) => {
        expect(vault.problems.map(({ code }) => code)).toContain('vault-audit-broken');
        expect(codes(vault.transact('x', (tx) => tx.put('a', 'b', {})))).toEqual(['vault-audit-broken']);
        expect(answers(vault).keys).toContain('1.2');
      });
    }));
});

describe('audit chain', () => {
  test.each([
    ['its tail cut', 'DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)'],
    ['an entry in the middle removed', 'DELETE FROM audit WHERE seq = 2'],
    ['an entry altered', "UPDATE audit SET body = x'00' WHERE seq = 2"],
    ['a MAC altered', 'UPDATE audit SET mac = zeroblob(32) WHERE seq = 2'],
    [
      'two entries exchanged',
      'UPDATE audit SET seq = CASE seq WHEN 2 THEN -3 ELSE seq END; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = -3',
    ],
    ['an entry added', 'INSERT INTO audit SELECT max(seq) + 1, body, mac FROM audit'],
    ['everything removed', 'DELETE FROM audit'],
  ])('with %s is reported', (_what, sql) =>
    lockedVault(async (dir) => {
      changeDatabase(dir, (db) => db.exec(sql));
      await reopened(dir, (vault) => {
        expect(codes(vault.verifyAudit())).toContain('vault-audit-broken');
        expect(value(vault.read('answer/r', '1.2'))?.value).toEqual({ result: 'khác' });
      });
    }),
  );

  test('a removed or altered history version is found by the full check', () =>
    lockedVault(async (dir) => {
      changeDatabase(dir, (db) => db.exec('DELETE FROM doc_hist'));
      await reopened(dir, (vault) => {
        expect(problems(vault.verifyAudit())).toMatchObject([
          { code: 'vault-row-damaged', facts: { table: 'doc_hist' } },
        ]);
      });
    }));

  test('the whole older vault put back opens, and its head is older than the one remembered', () =>
    lockedVault(async (dir) => {
      const remembered = await reopened(dir, (vault) => value(vault.auditHead()));
      await rm(join(dir, 'vault.db'));
      await copyFile(join(dir, '..', 'older', 'vault.db'), join(dir, 'vault.db'));
      await reopened(dir, (vault) => {
        expect(vault.problems).toEqual([]);
        expect(value(vault.auditHead()).seq).toBeLessThan(remembered.seq);
      });
    }));
});

test('another vault cannot lend its files', () =>
  lockedVault(async (dir) =>
    lockedVault(async (other) => {
      await rename(join(dir, 'vault.db'), join(dir, 'aside'));
      await copyFile(join(other, 'vault.db'), join(dir, 'vault.db'));
      expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
      await copyFile(join(other, 'keyring.json'), join(dir, 'keyring.json'));
      await rename(join(dir, 'aside'), join(dir, 'vault.db'));
      expect(codes(await open(dir, { passphrase }))).toEqual(['vault-database-damaged']);
      await truncate(join(dir, 'keyring.json'), 0);
      expect(codes(await open(dir))).toEqual(['vault-keyring-damaged']);
    }),
  ));
