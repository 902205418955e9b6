/** What a key identifies, in the order of the numbers that a packed index stores. Add at the end only. */
export const keyKinds = [
  "guid",
  "kb",
  "inf",
  "catalog",
  "path",
  "hash",
  "package",
  "driverPackage",
  "device",
  "hardware",
  "vector",
  "session",
  "pid",
  "tid",
  "section",
] as const;

/**
 * `guid`; `kb` number; `inf` (INF and PNF) and `catalog` file names; `path`; `hash` of 32, 40 or 64 hex digits and the
 * value of `/ParentInfo:`; `package` identity; `driverPackage` folder of the driver store; `device` instance id;
 * `hardware` or compatible id; correlation `vector`; `session` id of a servicing job. `pid`, `tid` and `section` are
 * fields in front of a message and are never found in texts.
 */
export type KeyKind = (typeof keyKinds)[number];

/** What the words before a key say that it identifies, in the order of the numbers that a packed index stores. */
export const keyRoles = [
  "",
  "update",
  "service",
  "call",
  "client",
  "job",
  "event",
  "class",
  "interface",
  "product",
  "upgrade",
  "installerPackage",
  "download",
  "parent",
] as const;

export type KeyRole = Exclude<(typeof keyRoles)[number], "">;

/** An identifier found in a text. */
export interface KeyMatch {
  readonly kind: KeyKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The form all spellings of the same key share. */
  readonly normal: string;
  /** What it is the id of, when the words before it say so: the same GUID may have a role here and none there. */
  readonly role?: KeyRole;
}

/** Receives a key as numbers: indices into `keyKinds` and `keyRoles`. */
export type KeySink = (kind: number, start: number, end: number, role: number) => void;

const kindNumbers: ReadonlyMap<string, number> = new Map(keyKinds.map((kind, index) => [kind, index]));
const roleNumbers: ReadonlyMap<string, number> = new Map(keyRoles.map((role, index) => [role, index]));

/** The index of a kind in `keyKinds`. */
export const kindNumber = (kind: KeyKind): number => kindNumbers.get(kind)!;
/** The index of a role in `keyRoles`; 0 for none. */
export const roleNumber = (role: KeyRole | ""): number => roleNumbers.get(role)!;
