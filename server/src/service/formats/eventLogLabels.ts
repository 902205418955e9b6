import { Level } from "./entries";

/** Fields in the head of a copied event; `other` is a label that says nothing an entry keeps. */
export type EventField = "type" | "source" | "id" | "date" | "time" | "computer" | "description" | "other";

/**
 * The first label of a copied event. `later` is the viewer of Vista and after, which begins with the log's name; `classic`
 * that of Windows 2000 to 2003, which begins with the type.
 */
export type HeadForm = "later" | "classic" | "numbered";

/** First labels in the languages of Windows, in lower case: read off copied events and the viewers' own lists. */
const firstLabels: ReadonlyMap<string, HeadForm> = new Map([
  ...labels("later", "log name", "protokollname", "nom du journal", "nombre de registro", "nombre del registro"),
  ...labels("later", "nome registro", "nome do log", "nome do registo", "имя журнала", "ім’я журналу", "ім'я журналу"),
  ...labels(
    "later",
    "ログの名前",
    "日志名称",
    "記錄檔名稱",
    "로그 이름",
    "logboeknaam",
    "nazwa dziennika",
    "günlük adı",
  ),
  ...labels("later", "loggnamn", "lognavn", "logfilens navn", "loggnavn", "lokin nimi", "název protokolu"),
  ...labels("later", "názov denníka", "napló neve", "nume jurnal", "όνομα αρχείου καταγραφής", "שם יומן", "اسم السجل"),
  ...labels("classic", "event type", "ereignistyp", "type de l'événement", "type de l’événement", "tipo de suceso"),
  ...labels("classic", "tipo de evento", "tipo evento", "tipo di evento", "тип события", "イベントの種類", "事件类型"),
  ...labels("classic", "事件類型", "이벤트 종류", "gebeurtenistype", "type gebeurtenis", "typ zdarzenia", "olay türü"),
  ...labels("classic", "händelsetyp", "hændelsestype", "hendelsestype", "typ události", "esemény típusa"),
]);

/** Labels whose place in the head may vary, in English; other languages are read by what stands behind the label. */
const englishLabels: ReadonlyMap<string, EventField> = new Map([
  ["event type", "type"],
  ["level", "type"],
  ["event source", "source"],
  ["source", "source"],
  ["event id", "id"],
  ["date", "date"],
  ["time", "time"],
  ["computer", "computer"],
  ["description", "description"],
  ["event category", "other"],
  ["task category", "other"],
  ["task", "other"],
  ["opcode", "other"],
  ["keyword", "other"],
  ["keywords", "other"],
  ["user", "other"],
  ["user name", "other"],
  ["log name", "other"],
]);

/** The label before the text of an event. */
const descriptions: ReadonlySet<string> = new Set([
  "description", "beschreibung", "descripción", "descrizione", "descrição", "описание", "опис", "説明", "描述", "설명",
  "beschrijving", "opis", "açıklama", "beskrivning", "beskrivelse", "kuvaus", "popis", "leírás", "descriere", "περιγραφή",
]); // biome-ignore format: a list of words

function labels(form: HeadForm, ...names: readonly string[]): readonly (readonly [string, HeadForm])[] {
  return names.map((name) => [name, form] as const);
}

/** The form whose first label this is, without its colon; undefined for other words. */
export function formOfLabel(label: string): HeadForm | undefined {
  return firstLabels.get(label.toLowerCase());
}

/** The field of a label without its colon: all English ones, and the label before the text in other languages. */
export function fieldOfLabel(label: string): EventField | undefined {
  const name = label.toLowerCase();
  const form = firstLabels.get(name);
  if (form) return form === "classic" ? "type" : "other";
  return englishLabels.get(name) ?? (descriptions.has(name) ? "description" : undefined);
}

/** Words of the event viewers for how bad an event is, in lower case. */
const levels: ReadonlyMap<string, Level> = new Map([
  ...words(
    Level.error,
    "critical",
    "error",
    "kritisch",
    "fehler",
    "critique",
    "erreur",
    "crítico",
    "critico",
    "errore",
  ),
  ...words(
    Level.error,
    "erro",
    "критический",
    "критическая",
    "ошибка",
    "критичний",
    "помилка",
    "重大",
    "エラー",
    "严重",
  ),
  ...words(
    Level.error,
    "关键",
    "错误",
    "嚴重",
    "重要",
    "錯誤",
    "위험",
    "오류",
    "kritiek",
    "fout",
    "krytyczne",
    "krytyczny",
    "błąd",
  ),
  ...words(Level.error, "kritik", "hata", "kritisk", "kritiskt", "fel", "fejl", "feil", "vakava", "virhe", "kritické"),
  ...words(
    Level.error,
    "kritický",
    "chyba",
    "kritikus",
    "hiba",
    "critic",
    "eroare",
    "κρίσιμο",
    "σφάλμα",
    "קריטי",
    "שגיאה",
  ),
  ...words(Level.warning, "warning", "warnung", "avertissement", "advertencia", "avviso", "aviso", "предупреждение"),
  ...words(
    Level.warning,
    "попередження",
    "警告",
    "경고",
    "waarschuwing",
    "ostrzeżenie",
    "uyarı",
    "varning",
    "advarsel",
  ),
  ...words(
    Level.warning,
    "varoitus",
    "upozornění",
    "upozornenie",
    "figyelmeztetés",
    "avertisment",
    "προειδοποίηση",
    "אזהרה",
  ),
  ...words(
    Level.info,
    "information",
    "success audit",
    "failure audit",
    "success",
    "none",
    "informationen",
    "información",
  ),
  ...words(
    Level.info,
    "informazioni",
    "informações",
    "сведения",
    "уведомление",
    "情報",
    "信息",
    "資訊",
    "정보",
    "informatie",
  ),
  ...words(Level.info, "informacje", "bilgi", "tiedot", "informace", "információ", "informații", "πληροφορίες", "מידע"),
  ["verbose", Level.verbose],
]);

function words(level: Level, ...names: readonly string[]): readonly (readonly [string, Level])[] {
  return names.map((name) => [name, level] as const);
}

/** Level that a word of the viewer or a number of the event's XML names; undefined for an unknown word. */
export function knownLevel(value: string): Level | undefined {
  const name = value.trim().toLowerCase();
  return levels.get(name) ?? levelNumbers[name];
}

/** Standard levels of an event (winmeta.h). */
const levelNumbers: Readonly<Record<string, Level>> = {
  "0": Level.info,
  "1": Level.error,
  "2": Level.error,
  "3": Level.warning,
  "4": Level.info,
  "5": Level.verbose,
};

/** Level an event's `Type:` or `Level:` names; a word that is not known counts as information. */
export function levelOfEvent(value: string): Level {
  return knownLevel(value) ?? Level.info;
}
