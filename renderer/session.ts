import { create } from 'zustand';
import type { AppState, Settings } from '../shared/contractAnswers.ts';
import type { LockReason } from '../shared/domain/lockReason.ts';
import type { Unit } from '../shared/domain/unit.ts';
import type { Problem } from '../shared/problems.ts';
import { bridge } from './bridge.ts';
import { routeOf, useRoute } from './route.ts';
import { onStoreReset } from './storeReset.ts';
import { loadDrafts } from './stores/drafts.ts';
import { mayLeave } from './stores/leaveGuard.ts';
import { sealTyped } from './stores/sealTyped.ts';

interface SessionStore {
  /** null until main has answered for the first time. */
  readonly app: AppState | null;
  /** The unit of the open vault; null while locked and while first start is not finished. */
  readonly unit: Unit | null;
  /** True once the open vault was asked for its unit. */
  readonly unitKnown: boolean;
  /** Why the window cannot show anything yet. */
  readonly problems: readonly Problem[];
  /** Why the vault is locked: an engine that stopped is told to the person. */
  readonly lockReason: LockReason | null;
  /** The vault locked before everything typed was sealed. */
  readonly typedLost: boolean;
  readonly load: () => Promise<void>;
  readonly lock: () => Promise<void>;
  /** The person has read what went wrong while starting. */
  readonly dismissNotices: () => void;
  /** Something that happened in the background and the person should know. */
  readonly addNotice: (notice: Problem) => void;
  readonly setUnit: (unit: Unit) => void;
  readonly saveSettings: (patch: Partial<Settings>) => Promise<readonly Problem[]>;
}

const locked = { unit: null, unitKnown: false } as const;
const notLocked = { lockReason: null, typedLost: false } as const;

/** What the window knows about app and vault: the settings, whether the vault is open, and whose it is. */
export const useSession = create<SessionStore>()((set, get) => ({
  ...locked,
  app: null,
  problems: [],
  lockReason: null,
  typedLost: false,
  load: async () => {
    const state = await bridge().app.state();
    if (!state.ok) return set({ problems: state.problems });
    if (state.value.vault !== 'open') return set({ app: state.value, problems: [], ...locked });
    const unit = await bridge().unit.get();
    if (!unit.ok) return set({ app: state.value, problems: unit.problems });
    if (!get().unitKnown) {
      await loadDrafts();
      if (state.value.place !== null) useRoute.setState({ route: routeOf(state.value.place) });
    }
    set({ app: state.value, unit: unit.value, unitKnown: true, problems: [], ...notLocked });
  },
  lock: async () => {
    // What could not be sealed is a question of its own; the rest is back after the next unlock.
    if (!(await sealTyped()) && !(await mayLeave())) return;
    const answer = await bridge().vault.lock();
    if (!answer.ok) set({ problems: answer.problems });
  },
  dismissNotices: () => {
    const { app } = get();
    // From now on this PC remembers the vault it has before it, not the newer one it saw.
    if (app?.notices.some(({ code }) => code === 'vault-older-than-seen'))
      void bridge().audit.acknowledgeHead();
    if (app !== null) set({ app: { ...app, notices: [] } });
  },
  addNotice: (notice) => {
    const { app } = get();
    if (app !== null) set({ app: { ...app, notices: [...app.notices, notice] } });
  },
  setUnit: (unit) => set({ unit, unitKnown: true }),
  saveSettings: async (patch) => {
    const answer = await bridge().app.saveSettings(patch);
    const { app } = get();
    // A setting that could not be written still holds until the window closes, as its sentence says.
    if (app !== null)
      set({ app: { ...app, settings: answer.ok ? answer.value : { ...app.settings, ...patch } } });
    return answer.ok ? [] : answer.problems;
  },
}));

// Notices may name files of the unit.
onStoreReset(() =>
  useSession.setState(({ app }) => ({ ...locked, app: app === null ? null : { ...app, notices: [] } })),
);
