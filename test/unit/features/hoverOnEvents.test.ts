import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService } from "../../../server/src/service";
import { summariesOf } from "../../../server/src/service/correlation";
import { entriesOf, logOf } from "../../support/core";
import { at } from "../../support/markers";

const service = createLogLanguageService();

function hover(text: string, marked: string): string {
  const document = createLogDocument("file:///events.txt", text);
  const found = service.getHover(document, at(document, marked));
  return (found?.contents as MarkupContent | undefined)?.value ?? "";
}

const german = `Protokollname: System
Quelle:        Microsoft-Windows-WindowsUpdateClient
Datum:         17.09.2013 22:06:05
Ereignis-ID:   20
Aufgabenkategorie:Windows Update-Agent
Ebene:         Fehler
Schlüsselwörter:Fehler,Installation
Benutzer:      SYSTEM
Computer:      lantern.example.com
Beschreibung:
Installationsfehler 0x80073712.
`;
const xml = `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
  <System>
    <Provider Name="Microsoft-Windows-Servicing" />
    <EventID>3</EventID>
    <Level>2</Level>
    <TimeCreated SystemTime="2013-09-17T20:06:05.1234567Z" />
    <Computer>lantern.example.com</Computer>
  </System>
  <EventData><Data>0x80073712</Data></EventData>
</Event>
`;
const row = `Error\t17/09/2013 22:06:05\tMsiInstaller\t11722\tNone\t"Product: Sextant -- Error 1722."\n`;
const classic = "27/07/2007\t10:42:21\tNtServicePack\tError\tNone\t4374\tN/A\tTEAPOT\tIt failed.\n";
const list = `TimeCreated  : 17/09/2013 22:06:05\nProviderName : Microsoft-Windows-Servicing\nId           : 4\nMessage      : Restart.\n`;
const table = `   ProviderName: Microsoft-Windows-Servicing\n\nTimeCreated                     Id LevelDisplayName Message\n-----------                     -- ---------------- -------\n17/09/2013 22:06:05              4 Information      Restart.\n`;

describe("hovers on the fields of events", () => {
  it.each([
    ["the provider behind a label of another language", german, "Windows$0UpdateClient", /update agent/i],
    [
      "the number of an event",
      german,
      "Ereignis-ID:   $020",
      /\*\*Event 20\*\* of `Microsoft-Windows-WindowsUpdateClient`/,
    ],
    ["the time in a locale's writing", german, "17.09.2013 $022:06", /2013-09-17 22:06:05\*\* local time/],
    ["the provider in XML", xml, "Windows-$0Servicing", /servicing stack/],
    ["the number in XML", xml, "<EventID>$03", /Event 3\*\*.*\n\nA package could not be changed/],
    [
      "a time that the XML states in UTC",
      xml,
      "20$013-09-17",
      /2013-09-17 20:06:05\.123\*\* UTC\n\nThe log states this time in UTC/,
    ],
    ["the source of a row", row, "Msi$0Installer", /Event Logging, Windows Installer/],
    ["the number of a row: a message of the installer", row, "117$022", /Message 1722 of Windows Installer/],
    ["the time of a row of Server 2003: its date", classic, "27/$007", /2007-07-27 10:42:21/],
    ["and its clock", classic, "10:$042", /2007-07-27 10:42:21/],
    ["its number", classic, "43$074", /Event 4374/],
    ["the properties of a list", list, "Id           : $04", /restart is needed/],
    ["the time of a list", list, "17/09/2013 $022", /2013-09-17 22:06:05/],
    ["the time in a table", table, "17/09/2013 $022", /2013-09-17 22:06:05/],
    ["a number that no source describes", row.replace("11722", "42"), "\t4$02\t", /no source we know/],
  ])("%s", (_what, text, marked, says) => {
    expect(hover(text, marked)).toMatch(says);
  });
});

describe("what events state about their machine", () => {
  const facts = (text: string) => summariesOf(createLogDocument("file:///e.txt", text)).flatMap((each) => each.facts);
  const offsets = (text: string) =>
    summariesOf(createLogDocument("file:///e.txt", text)).flatMap((each) => each.offsets);

  it.each([
    ["a label of another language", german],
    ["XML", xml],
  ])("the computer in %s", (_what, text) => {
    expect(facts(text)).toMatchObject([
      { kind: "computer", text: "lantern" },
      { kind: "domain", text: "example.com" },
    ]);
  });

  it("local time beside UTC tells the offset; UTC alone tells nothing of it", () => {
    expect(offsets(german + xml)).toMatchObject([{ offset: 120 }]);
    expect(entriesOf(logOf(xml))).toMatchObject([{ zone: 0 }]);
    expect(offsets(xml)).toEqual([]);
  });
});
