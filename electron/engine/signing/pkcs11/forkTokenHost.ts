import { fork } from 'node:child_process';
import type { HostProcess } from './tokenClient.ts';

/** Starts the host file as a Node process. `environment` is what a driver may find its settings in. */
export function forkTokenHost(hostFile: string, environment: NodeJS.ProcessEnv = process.env): HostProcess {
  // Drivers write what they like to the standard streams; none of it belongs to the caller's output.
  const child = fork(hostFile, [], {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    // A failed send means that the process is going: its exit tells.
    send: (request) => void child.send(request, () => {}),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      // Not `exit`, which may come before the last message.
      child.once('close', () => listener());
      child.once('error', () => listener());
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
