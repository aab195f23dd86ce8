import { EventEmitter } from 'node:events';

type Json = Record<string, unknown>;
interface Waiting {
  resolve(result: Json): void;
  reject(error: Error): void;
}

/**
 * Client of the Chrome DevTools Protocol over one socket. Events are emitted as `<sessionId>:<method>`, those of the
 * browser itself as `:<method>`; `close` when the browser goes away.
 */
export class CdpClient extends EventEmitter {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    super();
    this.setMaxListeners(0);
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => this.receive(JSON.parse(String(data)) as Json));
    socket.addEventListener('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('The browser has closed.'));
      this.waiting.clear();
      this.emit('close');
    });
  }

  static connect(endpoint: string): Promise<CdpClient> {
    const socket = new WebSocket(endpoint);
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(new CdpClient(socket)));
      socket.addEventListener('error', () => reject(new Error(`No connection to ${endpoint}.`)));
    });
  }

  /** Sends one command; rejects with the browser's own words when it refuses. */
  send<T = Json>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    this.lastId += 1;
    const id = this.lastId;
    this.socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        resolve: resolve as Waiting['resolve'],
        reject: (error) => reject(new Error(`${method}: ${error.message}`)),
      });
    });
  }

  private receive(message: Json): void {
    if (typeof message.id !== 'number') {
      this.emit(`${message.sessionId ?? ''}:${message.method}`, message.params);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    const error = message.error as { message: string } | undefined;
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve((message.result ?? {}) as Json);
  }
}
