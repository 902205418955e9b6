/** So much of a text decides; stack traces and objects below it repeat what its head says. */
const head = 1500;

/**
 * Words in which the clients and .NET tell a failure. Parts of names (`ErrorCode`, `ciStateError`, `OnError`,
 * `ContinueOnError`) are none, nor are negations and counts of zero.
 */
const failureWords =
  /(?<![\w.])(?:fail(?:ed|ure|ures|s)?|error|errors|unable|cannot|can't|couldn't|could not|did not|denied|invalid|exception|time-?out|timed out|aborted|corrupt(?:ed)?|rejected|not found|unsuccessful|terminated unexpectedly)(?!\w)|\b[A-Z]\w{2,60}Exception\b/i;
const negated =
  /\b(?:no|without|0|zero|any|if|previous|last)\s+(?:errors?|failures?)\b|\b(?:errors?|failures?)\s*(?:code\s*)?(?:[:=]\s*(?:none|false)|[:=]?\s*(?:0x)?0+)\b/gi;

/** Whether a text tells of a failure in its own words, names and negations left out. */
export function mayBeFailure(message: string): boolean {
  return failureWords.test(message.slice(0, head).replace(negated, ""));
}
