/** What a name names. Each kind has a replacement of its own: `USER1`, `COMPUTER1`, `DOMAIN1` … */
export type NameKind = "user" | "computer" | "domain" | "ip" | "sid" | "mail" | "mac";

/** A place of a text whose surroundings say that a name stands there. */
export interface Place {
  readonly kind: NameKind;
  readonly start: number;
  /** Equal to `start` when the name is only learnt here, as the domain of a mail address. */
  readonly end: number;
  /** The normal form that all spellings of the name share. */
  readonly name: string;
  /** False when the place was only understood with the help of names known from elsewhere, or may be cut wrongly. */
  readonly certain: boolean;
}

/** What is known when a text is read: the names of the places that were certain. */
export interface KnownNames {
  /** The kind of a name that was certain somewhere. */
  kindOf(name: string): NameKind | undefined;
  /** Whether a DNS domain, or one below the same registered domain, was certain somewhere. */
  isDomainOfOurs(domain: string): boolean;
  /** End of the longest known user name that stands at an offset as a whole word, or undefined. */
  userNameEnd(text: string, offset: number): number | undefined;
}

export const nothingKnown: KnownNames = {
  kindOf: () => undefined,
  isDomainOfOurs: () => false,
  userNameEnd: () => undefined,
};
