import { Level } from "./entries";
import { isDigit } from "./scan";

/**
 * Results with which the engine reports no failure: success, and success with a restart (Windows Installer error
 * codes: 1641, 3010). 1602 is the user's cancel, which is a warning; 1604 a suspended installation.
 */
export function isGoodStatus(status: number): boolean {
  return status === 0 || status === 1641 || status === 3010 || status === 1604;
}

function levelOfStatus(text: string): Level {
  const status = /(-?\d{1,10})[ .。]*$/.exec(text.slice(-40))?.[1];
  if (status === undefined || isGoodStatus(Number(status))) return Level.info;
  return Number(status) === 1602 ? Level.warning : Level.error;
}

const statusLine = /^(?:MainEngineThread is returning|Back from server\. Return value:) /;
/** The last sentence of the result names the status in every language, so the English one is only the surest. */
const resultLine = /^Windows Installer .{10,900}(?:status|Status)[^.:]{0,40}: ?-?\d{1,10}\.?\s*$/;
/** `Product: name -- Error 1722. Text`, with the word for an error in the languages of Windows. */
const errorWords =
  "Error|Fehler|Erreur|Errore|Erro|Fout|Fel|Fejl|Feil|Virhe|Chyba|Hiba|Hata|Błąd|Ошибка|Помилка|Грешка|Eroare|Napaka|" +
  "Pogreška|Viga|Tõrge|Klaida|Kļūda|Σφάλμα|שגיאה|خطأ|ข้อผิดพลาด|エラー|错误|錯誤|오류";
/** What the engine puts before errors in the package itself (Windows Installer, "Windows Installer Error Messages"). */
const internalErrorWords =
  "Internal Error|Interner Fehler|Erreur interne|Error interno|Errore interno|Erro interno|Interne fout|Internt fel|" +
  "Внутренняя ошибка|Błąd wewnętrzny|内部エラー|内部错误|內部錯誤|내부 오류";
const warningWords =
  "Warning|Warnung|Avertissement|Advertencia|Avviso|Aviso|Waarschuwing|Varning|Предупреждение|警告|경고";
const productError = new RegExp(` -- (?:${errorWords}|${internalErrorWords})[  ]?\\d{4,5}[.。]`);
const productWarning = new RegExp(` -- (?:${warningWords})[  ]?\\d{4,5}[.。]`);
const failedOperation = / -- (?:Installation|Configuration|Removal|Update|Uninstallation)(?: operation)? failed\./;
const numbered = new RegExp(`^(?:(${errorWords}|${internalErrorWords})|(${warningWords}))[  ]?(\\d{4,5})[.。]`);
const tolerated = /\bwill be translated to success\b/;

/** Level of an engine line by its message: the format has no column for it. Notes are internal and state nothing. */
export function engineLevel(source: string, from: number, to: number): Level {
  const first = source.charCodeAt(from);
  // M(ainEngineThread), B(ack from server), W(indows Installer …), P(roduct: …), C(ustomAction …)
  if (first !== 77 && first !== 66 && first !== 87 && first !== 80 && first !== 67 && first < 128) return Level.info;
  const text = source.slice(from, Math.min(to, from + 1000)).trimEnd();
  if (statusLine.test(text) || resultLine.test(text)) return levelOfStatus(text);
  if (first === 80 || first === 67 || first > 127) return looseLevel(text);
  return Level.info;
}

/** Level of a line without the engine's mark. */
export function looseLevel(text: string): Level {
  if (text.startsWith("CustomAction ") && /returned actual error code -?[1-9]/.test(text)) {
    return tolerated.test(text) ? Level.info : Level.error;
  }
  const message = numbered.exec(text);
  if (message) return message[1] ? Level.error : Level.warning;
  if (!text.includes(" -- ")) return Level.info;
  if (productError.test(text) || failedOperation.test(text)) return Level.error;
  return productWarning.test(text) ? Level.warning : Level.info;
}

/** Burn's own letter: `i`, `w` or `e`; others are details. */
export function burnLevel(component: string): Level {
  switch (component.charCodeAt(0)) {
    case 101:
      return Level.error;
    case 119:
      return Level.warning;
    case 105:
      return Level.info;
    default:
      return isDigit(component.charCodeAt(0)) ? Level.info : Level.verbose;
  }
}
