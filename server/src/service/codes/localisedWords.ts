/**
 * The words for "error" and "exit code" in the logs and event texts of other languages of Windows, in lower case. They are
 * ordinary dictionary words; each labels a number only where it stands right before it.
 */

/** A number after one of these is an error code. */
const errors: ReadonlySet<string> = new Set(
  (
    "fehler fehlercode fehlernummer fehlerstatus systemfehler rückgabecode exitcode beendigungscode " + // German
    "erreur errore erro foutcode foutnummer fout afsluitcode retourcode " + // French, Italian, Portuguese, Dutch
    "błąd błędu błędem ошибка ошибки ошибке ошибкой ошибку помилка помилки " + // Polish, Russian, Ukrainian
    "chyba chyby felkod fejlkode feilkode virhe virhekoodi hibakód hatası σφάλμα σφάλματος"
  ) // Czech, Swedish, Danish, Norwegian, Finnish, Hungarian, Turkish, Greek
    .split(" "),
);

/** Chinese, Japanese and Korean put no blank between words, so the end of the run of letters decides. */
const eastAsianEnd =
  /(?:错误|錯誤|错误代码|錯誤代碼|错误码|錯誤碼|返回代码|返回码|退出代码|退出码|结束代码|傳回碼|エラー|エラーコード|エラー番号|終了コード|リターンコード|오류|오류코드)[为為は]?$/;
/** The same after a blank: `エラー コード`, `오류 코드`. */
const eastAsianCode: ReadonlySet<string> = new Set(["コード", "코드", "代码", "代碼", "コードは"]);

/** "code" and the words after it that make it the result of a program: `código de salida 1603`, `kod wyjścia`. */
const codeNouns: ReadonlySet<string> = new Set(["code", "código", "codigo", "codice", "kod", "kód", "код"]);
const exitNouns: ReadonlySet<string> = new Set([
  ..."salida sortie uscita saída saida retour retorno ritorno devolución wyjścia zakończenia powrotu".split(" "),
  ..."возврата завершения выхода".split(" "),
]);

/** Words between such a label and its number, as "is" and "the" in English. */
export const localisedFillers: readonly string[] = ["ist", "lautet", "est", "es", "é", "è", "de", "del", "di", "da"];

/** Does the word mean "error" or "error code" in another language? In lower case. */
export function isLocalisedError(word: string): boolean {
  return errors.has(word) || eastAsianEnd.test(word);
}

/** Do these words, nearest first, end in "exit code" or "error code" of another language? In lower case. */
export function endsInLocalisedCode(words: readonly string[]): boolean {
  const [first = "", second = ""] = words;
  if (eastAsianCode.has(first)) return isLocalisedError(second) || second === "終了";
  if (!exitNouns.has(first)) return false;
  return codeNouns.has(second) || (localisedFillers.includes(second) && codeNouns.has(words[2] ?? ""));
}
