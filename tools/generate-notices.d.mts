/** The text of THIRD_PARTY_NOTICES.txt. */
export function notices(): Promise<string>;
