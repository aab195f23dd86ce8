/** Members that engines and inspectors ask of any object without anybody calling them. */
const askedByEveryone = new Set(['then', 'toJSON', 'constructor', 'inspect', 'nodeType', 'asymmetricMatch']);

/**
 * An object whose missing members throw. The stand-in has only what the app calls; anything else must fail loudly instead
 * of answering something plausible.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(owner, member, receiver) {
      if (typeof member === 'symbol' || member in owner || askedByEveryone.has(member)) {
        return Reflect.get(owner, member, receiver);
      }
      // Node's EventEmitter keeps and probes fields of its own.
      if (member.startsWith('_') || member === 'domain') return undefined;
      throw new Error(`The test shell has no ${name}.${member}: add it to test/shell if the app needs it.`);
    },
  });
}
