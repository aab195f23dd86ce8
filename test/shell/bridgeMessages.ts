// What travels between the two worlds of a page and between the page and the shell. All of it is JSON.

/** An argument of a bridged call: a value in the codec's text, or a function left on its own side. */
export type Parcel = { readonly value: string } | { readonly function: number };

/** Main world → isolated world: call a function of the exposed object, or one it returned. */
export interface ToPreload {
  readonly call: number;
  readonly args: readonly Parcel[];
}

/** The immediate answer of a bridged call. */
export type CallReply =
  | Parcel
  | { readonly promise: number }
  | { readonly error: { readonly name: string; readonly message: string } };

/** Shape of the exposed object: a tree of functions and constants. */
export type ApiShape = Parcel | { readonly members: { readonly [name: string]: ApiShape } };

/** Isolated world → main world. */
export type ToPage =
  | { readonly expose: string; readonly shape: ApiShape }
  | { readonly reply: CallReply }
  | { readonly settle: number; readonly outcome: CallReply }
  | { readonly callback: number; readonly args: readonly Parcel[] };

/** Isolated world → the shell's main process. `args` is the codec's text of an array. */
export type ToMain =
  | { readonly invoke: number; readonly channel: string; readonly args: string }
  | { readonly send: string; readonly args: string };

/** The shell's main process → isolated world. */
export type FromMain =
  | { readonly result: number; readonly value: string }
  | { readonly result: number; readonly failure: string }
  | { readonly channel: string; readonly args: string };
