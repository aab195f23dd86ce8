import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

/** Names of the contract, put in by the build: a sandboxed preload carries no schemas. */
declare const contractCalls: Readonly<Record<string, readonly string[]>>;
declare const contractEvents: readonly string[];

type Listener = (payload: unknown) => void;

const groups = Object.fromEntries(
  Object.entries(contractCalls).map(([group, names]) => [
    group,
    Object.fromEntries(
      names.map((name) => [name, (input?: unknown) => ipcRenderer.invoke(`${group}.${name}`, input)]),
    ),
  ]),
);

/** Listens to one event of the contract and gives back the function that stops it. */
function on(event: string, listener: Listener): () => void {
  if (!contractEvents.includes(event)) throw new Error(`There is no event ${event}.`);
  const relay = (_event: IpcRendererEvent, payload: unknown) => listener(payload);
  ipcRenderer.on(event, relay);
  return () => {
    ipcRenderer.removeListener(event, relay);
  };
}

contextBridge.exposeInMainWorld('tuanThu', { ...groups, on });
