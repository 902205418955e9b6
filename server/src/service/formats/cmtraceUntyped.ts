import { Level } from "./entries";

/** `STATMSG: ID=2302 SEV=E …`: a status message of a site server states its severity. */
const statusMessage = /\bSTATMSG: ID=\d{1,10} SEV=([EWI])\b/;
const failureWords = /(?<![\w.])(?:errors?|fail(?:ed|ure|ures|s)?|exception)(?!\w)|\b[a-z]\w{1,60}exception\b/i;
const negated =
  /\b(?:no|without|0|zero|any|if|previous|last)\s+(?:errors?|failures?)\b|\b(?:errors?|failures?)\s*(?:code\s*)?(?:[:=]\s*(?:none|false)|[:=]?\s*(?:0x)?0+)\b/gi;

/**
 * The level of a record of the older syntax, which states none: that of its status message or of the word it begins with
 * (`INFO:`, as discovery writes), else an error where its words tell of a failure, as CMTrace colours it. `line` is the last line of the record, without its fields.
 */
export function levelInWords(line: string): Level {
  const severity = statusMessage.exec(line)?.[1];
  if (severity !== undefined) return severity === "E" ? Level.error : severity === "W" ? Level.warning : Level.info;
  const prefix = /^\s{0,8}(INFO|WARN(?:ING)?|DEBUG): /.exec(line)?.[1];
  if (prefix !== undefined) return prefix.startsWith("W") ? Level.warning : Level.info;
  return failureWords.test(line.slice(0, 2000).replace(negated, "")) ? Level.error : Level.info;
}
