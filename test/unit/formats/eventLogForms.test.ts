import { describe, expect, it } from "vitest";
import { columnsOfEntry } from "../../../server/src/service/features/shared/columns";
import { computerIn } from "../../../server/src/service/formats/eventLogHead";
import { formatUtc } from "../../../server/src/service/formats/time";
import { entryAt, entryStart, messageStart } from "../../../server/src/service/log";
import { sliceText } from "../../../server/src/service/text/logText";
import { documentOf, type ExpectedEntry, entriesOf, logOf } from "../../support/core";

const client = "Microsoft-Windows-WindowsUpdateClient";

/** An event as the viewer of Vista and later copies it, with the labels of a language. */
function copied(labels: readonly string[], date: string, level: string, text: string, xml = ""): string {
  const values = [
    "System",
    client,
    date,
    "20",
    "Windows Update Agent",
    level,
    "Failure",
    "SYSTEM",
    "lantern.example.com",
  ];
  const head = values.map((value, i) => `${`${labels[i]}`.padEnd(15)}${value}`);
  return [...head, `${labels[9]}`, text, ...(xml ? [xml] : [])].join("\r\n");
}

const xmlOf = (utc: string, level = 2) => `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
  <System>
    <Provider Name="${client}" Guid="{1F4B7A60-93C2-4D58-8E01-A6C37D92B5F4}" />
    <EventID>20</EventID>
    <Level>${level}</Level>
    <TimeCreated SystemTime="${utc}" />
    <Computer>lantern.example.com</Computer>
  </System>
  <EventData>
    <Data Name="errorCode">0x80073712</Data>
  </EventData>
</Event>`;

const languages: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["German", "Fehler", "17.09.2013 22:06:05", ["Protokollname:", "Quelle:", "Datum:", "Ereignis-ID:", "Aufgabenkategorie:", "Ebene:", "Schlüsselwörter:", "Benutzer:", "Computer:", "Beschreibung:"]],
  ["French", "Erreur", "17/09/2013 22:06:05", ["Nom du journal :", "Source :", "Date :", "ID de l’événement :", "Catégorie de la tâche :", "Niveau :", "Mots clés :", "Utilisateur :", "Ordinateur :", "Description :"]],
  ["Spanish", "Error", "17/09/2013 22:06:05", ["Nombre de registro:", "Origen:", "Fecha:", "Id. del evento:", "Categoría de la tarea:", "Nivel:", "Palabras clave:", "Usuario:", "Equipo:", "Descripción:"]],
  ["Portuguese", "Erro", "17/09/2013 22:06:05", ["Nome do Log:", "Fonte:", "Data:", "Identificação do Evento:", "Categoria da Tarefa:", "Nível:", "Palavras-chave:", "Usuário:", "Computador:", "Descrição:"]],
  ["Russian", "Ошибка", "17.09.2013 22:06:05", ["Имя журнала:", "Источник:", "Дата:", "Код события:", "Категория задачи:", "Уровень:", "Ключевые слова:", "Пользователь:", "Компьютер:", "Описание:"]],
  ["Japanese", "エラー", "2013/09/17 22:06:05", ["ログの名前:", "ソース:", "日付:", "イベント ID:", "タスクのカテゴリ:", "レベル:", "キーワード:", "ユーザー:", "コンピューター:", "説明:"]],
  ["Chinese, with wide colons", "错误", "2013/9/17 22:06:05", ["日志名称：", "来源：", "日期：", "事件 ID：", "任务类别：", "级别：", "关键字：", "用户：", "计算机：", "描述："]],
  ["Korean", "오류", "2013-09-17 오후 10:06:05", ["로그 이름:", "원본:", "날짜:", "이벤트 ID:", "작업 범주:", "수준:", "키워드:", "사용자:", "컴퓨터:", "설명:"]],
  ["Polish", "Błąd", "17.09.2013 22:06:05", ["Nazwa dziennika:", "Źródło:", "Data:", "Identyfikator zdarzenia:", "Kategoria zadania:", "Poziom:", "Słowa kluczowe:", "Użytkownik:", "Komputer:", "Opis:"]],
  ["Dutch", "Fout", "17-9-2013 22:06:05", ["Logboeknaam:", "Bron:", "Datum:", "Gebeurtenis-id:", "Taakcategorie:", "Niveau:", "Trefwoorden:", "Gebruiker:", "Computer:", "Beschrijving:"]],
]; // biome-ignore format: a table

describe("events copied in other languages", () => {
  it.each(languages)("%s", (_language, level, date, labels) => {
    const text = copied(labels, date, level, "Text: 0x80073712.");
    const log = logOf(`${text}\r\n\r\n${text}\r\n`);
    expect(entriesOf(log)).toMatchObject(
      [1, 13].map((line) => ({
        line,
        kind: 1,
        level: "error",
        time: "2013-09-17T22:06:05.000",
        component: client,
        section: "20",
        message: "Text: 0x80073712.",
      })),
    );
    const head = sliceText(log.text, entryStart(log, 0), messageStart(log, 0));
    expect(computerIn(head)).toBe("lantern.example.com");
  });

  it("the viewer of Windows Server 2003 in German, with rows of data", () => {
    const log = logOf(
      "Ereignistyp:\tFehler\r\nEreignisquelle:\tWindows Update Agent\r\nEreigniskategorie:\tInstallation \r\nEreigniskennung:\t20\r\nDatum:\t\t16.03.2007\r\nZeit:\t\t10:42:21\r\nBenutzer:\t\tNicht zutreffend\r\nComputer:\tLATERNE\r\nBeschreibung:\r\nFehler 0x80070643\r\nDaten:\r\n0000: 72 00 00 c0   r..À\r\n",
    );
    expect(entriesOf(log)).toMatchObject([
      { level: "error", time: "2007-03-16T10:42:21.000", component: "Windows Update Agent", section: "20" },
    ]);
    expect(entriesOf(log)[0]!.message).toMatch(/^Fehler 0x80070643 Daten: 0000:/);
  });
});

describe("the XML behind a copied event", () => {
  const [, , , german] = languages[0]!;

  it.each([
    [
      "an hour and a half behind",
      "17.09.2013 22:06:05",
      "2013-09-17T23:36:05.9876543Z",
      "2013-09-17T22:06:05.000",
      -90,
    ],
    ["east of Greenwich", "17.09.2013 22:06:05", "2013-09-17T16:21:05.0000000Z", "2013-09-17T22:06:05.000", 345],
    [
      "a date that fits two locales: day first",
      "3/4/2013 22:06:05",
      "2013-04-03T20:06:05.1Z",
      "2013-04-03T22:06:05.000",
      120,
    ],
    [
      "a date that fits two locales: month first",
      "3/4/2013 10:06:05 PM",
      "2013-03-05T03:06:05.1Z",
      "2013-03-04T22:06:05.000",
      -300,
    ],
  ])("gives the offset from UTC away: %s", (_why, date, utc, time, zone) => {
    const log = logOf(copied(german, date, "Fehler", "Text.", `Ereignis-XML:\r\n${xmlOf(utc)}`));
    expect(entriesOf(log)).toMatchObject([{ time, zone, level: "error" }]);
  });

  it("that cannot be of the same moment says nothing", () => {
    const log = logOf(copied(german, "17.09.2013 22:06:05", "Fehler", "x", xmlOf("2013-09-17T20:13:05.1Z")));
    expect(entriesOf(log)).toMatchObject([{ time: "2013-09-17T22:06:05.000" }]);
    expect(entriesOf(log)[0]).not.toHaveProperty("zone");
  });

  it("tells the level where its word is of a language that nobody knows", () => {
    const log = logOf(copied(german, "17.09.2013 22:06:05", "Kosa", "x", xmlOf("2013-09-17T20:06:05.1Z", 3)));
    expect(entriesOf(log)).toMatchObject([{ level: "warning" }]);
  });
});

const queried = (number: number, form: string, date: string) =>
  `${form.replace("N", String(number))}\r\n  Log Name: System\r\n  Source: ${client}\r\n  Date: ${date}\r\n  Event ID: 20\r\n  Task: Windows Update Agent\r\n  Level: Error\r\n  Opcode: Installation\r\n  Keyword: Failure,Installation\r\n  User: S-1-5-18\r\n  User Name: NT AUTHORITY\\SYSTEM\r\n  Computer: lantern.example.com\r\n  Description: \r\nError 0x800F0922.\r\n\r\n`;

const listed = (time: string, id: number, text: string) =>
  `TimeCreated  : ${time}\r\nProviderName : ${client}\r\nId           : ${id}\r\nMessage      : ${text}\r\n\r\n`;

const everyProperty = (id: number) =>
  `Message              : Package KB5099101 failed.\r\n                       Status: 0x800f0922.\r\n\r\n                       Another paragraph.\r\nId                   : ${id}\r\nLevel                : 2\r\nProviderName         : Microsoft-Windows-Servicing\r\nLogName              : Setup\r\nTimeCreated          : 6/14/2023 8:13:01 AM\r\nLevelDisplayName     : Error\r\n\r\n`;

const forms: readonly (readonly [name: string, text: string, expected: readonly ExpectedEntry[]])[] = [
  [
    "wevtutil numbers its events, with a colon or without; a Z is UTC",
    queried(0, "Event[N]:", "2023-06-14T08:12:01.123") + queried(1, "Event[N]", "2023-06-14T08:12:01.1230000Z"),
    [
      { line: 1, level: "error", time: "2023-06-14T08:12:01.123", zone: undefined, component: client, section: "20", message: "Error 0x800F0922." },
      { line: 16, time: "2023-06-14T08:12:01.123", zone: 0, message: "Error 0x800F0922." },
    ],
  ],
  [
    "lists of PowerShell; their level is not shown",
    `\r\n\r\n${listed("6/14/2023 8:12:01 AM", 20, "Installation Failure: error\r\n               0x800F0922.")}${listed("6/14/2023 8:10:00 AM", 43, "Started")}`,
    [
      { line: 3, level: "info", time: "2023-06-14T08:12:01.000", component: client, section: "20", message: "Installation Failure: error 0x800F0922." },
      { line: 9, time: "2023-06-14T08:10:00.000", section: "43", message: "Started" },
    ],
  ],
  [
    "lists of all properties, the message first and with paragraphs",
    everyProperty(3) + everyProperty(4),
    [
      { line: 1, level: "error", time: "2023-06-14T08:13:01.000", component: "Microsoft-Windows-Servicing", section: "3" },
      { line: 12, section: "4" },
    ],
  ],
  [
    "lists of Get-EventLog: the event's number is the lower half of its instance",
    "Index              : 1234\r\nEntryType          : Warning\r\nInstanceId         : 1073748860\r\nMessage            : text\r\nCategory           : (0)\r\nSource             : Service Control Manager\r\nTimeGenerated      : 6/14/2016 8:12:01 AM\r\nTimeWritten        : 6/14/2016 8:12:01 AM\r\n",
    [{ level: "warning", time: "2016-06-14T08:12:01.000", component: "Service Control Manager", section: "7036" }],
  ],
  [
    "a table of PowerShell below its provider",
    `   ProviderName: ${client}\r\n\r\nTimeCreated                     Id LevelDisplayName Message\r\n-----------                     -- ---------------- -------\r\n6/14/2023 8:12:01 AM            20 Error            Installation Failure: ...\r\n`,
    [
      { kind: 3 },
      { kind: 3 },
      { kind: 3 },
      { kind: 1, level: "error", time: "2023-06-14T08:12:01.000", component: client, section: "20", message: "Installation Failure: ..." },
    ],
  ],
  [
    "XML of one event, in UTC",
    xmlOf("2023-06-14T06:12:01.4567891Z"),
    [{ line: 1, level: "error", time: "2023-06-14T06:12:01.456", zone: 0, component: client, section: "20" }],
  ],
  [
    "XML as the viewer of Server 2003's successor folds it",
    `- ${xmlOf("2023-06-14T06:12:01.4Z").replace("  <System>", "- <System>").replace("  <EventData>", "- <EventData>")}`,
    [{ level: "error", time: "2023-06-14T06:12:01.400", section: "20" }],
  ],
  [
    "a saved XML file: all events on one line",
    `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${xmlOf("2023-06-14T06:12:01.4Z").replace(/\n\s*/g, "").repeat(2)}</Events>`,
    [
      { line: 1, kind: 3 },
      { line: 2, kind: 1, section: "20", time: "2023-06-14T06:12:01.400" },
      { line: 2, kind: 1, section: "20" },
    ],
  ],
  [
    "a saved CSV file",
    `Level,Date and Time,Source,Event ID,Task Category\r\nError,14/06/2023 08:12:01,${client},20,Windows Update Agent,"Installation Failure, error 0x800F0922.\r\n\r\nMore."\r\nInformation,03/04/2023 08:12:01,${client},19,Windows Update Agent,Done.\r\n`,
    [
      { kind: 3 },
      { line: 2, endLine: 4, level: "error", time: "2023-06-14T08:12:01.000", component: client, section: "20" },
      { line: 5, level: "info", time: "2023-04-03T08:12:01.000", message: "Done." },
    ],
  ],
  [
    "a log of Server 2003 saved as text: the date first",
    "27/07/2007\t10:42:21\tService Control Manager\tError\tNone\t7023\tN/A\tTEAPOT\tThe Automatic Updates service terminated. \r\n03/04/2007\t10:42:21\tNtServicePack\tInformation\tNone\t4377\tN/A\tTEAPOT\tInstalled. \r\n",
    [
      { level: "error", time: "2007-07-27T10:42:21.000", component: "Service Control Manager", section: "7023", message: "The Automatic Updates service terminated." },
      { level: "info", time: "2007-04-03T10:42:21.000", component: "NtServicePack", section: "4377" },
    ],
  ],
  [
    "a list of Server 2003 saved as text: the type first",
    "Type\tDate\tTime\tSource\tCategory\tEvent\tUser\tComputer\r\nError\t7/27/2007\t10:42:21 PM\tNtServicePack\tNone\t4374\tN/A\tTEAPOT\r\n",
    [{ kind: 3 }, { level: "error", time: "2007-07-27T22:42:21.000", component: "NtServicePack", section: "4374" }],
  ],
]; // biome-ignore format: a table

describe("other forms of events", () => {
  it.each(forms)("%s", (_name, text, expected) => {
    const document = documentOf(text);
    expect(document.formatId).toBe("windows-eventlog-text");
    const { log } = document.logs[0]!;
    const entries = entriesOf(log);
    expect(
      entries.map((entry, i) =>
        Object.fromEntries(Object.keys(expected[i] ?? {}).map((key) => [key, entry[key as keyof ExpectedEntry]])),
      ),
    ).toEqual(expected);
    for (let i = 0; i < log.entryCount; i++) {
      const { start, messageStart: message, end } = entryAt(log, i);
      expect(start <= message && message <= end).toBe(true);
      for (const column of columnsOfEntry(log, i)) expect(column.end).toBeLessThanOrEqual(end);
    }
  });

  it("the message of XML begins with its data", () => {
    expect(entriesOf(logOf(xmlOf("2023-06-14T06:12:01.4Z")))[0]!.message).toMatch(
      /^<EventData> *<Data Name="errorCode">/,
    );
    expect(formatUtc(Date.UTC(2023, 5, 14, 6, 12, 1), 0)).toContain("06:12:01");
  });

  it.each([
    [
      "an event copied with its XML",
      copied(languages[0]![3], "17.09.2013 22:06:05", "Fehler", "Text.", xmlOf("2013-09-17T20:06:05.1Z", 2)),
      "Text.",
    ],
    ["a list with all properties", everyProperty(3).trimEnd(), "Another paragraph."],
    ["XML", xmlOf("2013-09-17T20:06:05.1Z"), "0x80073712"],
  ])("%s on both sides of a block's end has its fields", (_what, event, place) => {
    const text = `${event.replaceAll(/\r?\n/g, "\r\n")}\r\n\r\n`;
    const { line: _, endLine: __, ...whole } = entriesOf(logOf(text.repeat(3)))[1]!;
    const ends = [...text.matchAll(/\r\n/g)].map(({ index }) => index + 2);
    for (const cut of ends.slice(0, -1)) {
      // The first block ends with the line that reaches 64 KB.
      const filler = text.replace(place, "y".repeat(65_536 - cut - text.length + place.length));
      expect((filler + text.slice(0, cut)).length).toBe(65_536);
      const log = logOf(filler + text + text);
      expect(log.blocks.length).toBe(2);
      const entries = entriesOf(log);
      expect([cut, entries.length]).toEqual([cut, 3]);
      expect({ cut, ...entries[1] }).toMatchObject({ cut, ...whole });
    }
  });
});

describe("these forms in letters and issues", () => {
  const quoted = (text: string) => text.replace(/^/gm, "> ");
  const fenced = (text: string) => `\`\`\`\n${text}\n\`\`\``;
  const asked = (text: string) =>
    `Hello all,\n\nthis is what I see since yesterday. What could it be?\n\n${text}\n\nThanks for any answer.\n`;
  const events: readonly (readonly [string, string])[] = [
    [
      "German events with their XML",
      copied(languages[0]![3], "17.09.2013 22:06:05", "Fehler", "Text 0x80073712.", xmlOf("2013-09-17T20:06:05.1Z")),
    ],
    [
      "lists of PowerShell",
      listed(
        "6/14/2023 8:12:01 AM",
        20,
        "Installation Failure: Windows failed to install the following update with error\r\n               0x800F0922.",
      ),
    ],
    ["XML", xmlOf("2023-06-14T06:12:01.4Z")],
    ["wevtutil", queried(0, "Event[N]:", "2023-06-14T08:12:01.123")],
  ];

  it.each(
    events.flatMap(
      ([name, text]) =>
        [
          [name, "quoted", text, quoted],
          [name, "fenced", text, fenced],
        ] as const,
    ),
  )("%s, %s", (_name, _how, text, wrap) => {
    const event = text.replaceAll("\r\n", "\n").trimEnd();
    const [whole] = entriesOf(logOf(`${event}\n`));
    const document = documentOf(asked(wrap(event)));
    expect(document.formatId).toBe("setup-log-transcript");
    const [entry, ...others] = entriesOf(document.logs[0]!.log);
    expect(others).toEqual([]);
    const { level, time, component, section } = whole!;
    expect(entry).toMatchObject({ level, time, component, section });
    expect(entry!.message.replace(/\s+/g, " ")).toContain(whole!.message.replace(/\s+/g, " ").slice(0, 30));
  });
});

describe("what is no event in these forms", () => {
  it.each([
    [
      "a list of other objects",
      "Name    : wuauserv\r\nStatus  : Stopped\r\nId      : 4\r\n\r\nName    : bits\r\nStatus  : Running\r\nId      : 5\r\n",
    ],
    ["a list with a message and no event", "Message : The operation failed.\r\nSource  : Contoso\r\nLine    : 7\r\n"],
    ["XML of something else", '<Events><Event Name="click"/><Event Name="move"/></Events>'],
    [
      "CSV with times",
      "Id,Time,User,Count,Note\r\n1,14/06/2023 08:12:01,mia,20,ok\r\n2,14/06/2023 08:12:02,mia,20,ok\r\n",
    ],
    ["a table with dates", "14/06/2023 08:12:01            20 Apples           in the basket\r\n"],
    ["numbered headings", "Event[0]: the opening\r\nEvent[1]: the closing\r\n"],
    ["labels of a letter", "Datum: 17.09.2013\r\nBetreff: Quelle\r\nBeschreibung: siehe unten\r\n"],
  ])("%s", (_what, text) => {
    expect(documentOf(text).formatId).toBeUndefined();
  });
});
