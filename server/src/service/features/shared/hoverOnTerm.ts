import {
  configManagerComponent,
  deviceInstallFunction,
  dismProvider,
  eventProvider,
  type MsiWord,
  msiWriter,
  type PantherWord,
  reportingEvent,
  type ServicingWord,
  servicingComponent,
  setupapiCategory,
  setupapiLevel,
  setupapiMessage,
  setupComponent,
  type Term,
  windowsEvent,
  windowsUpdateComponent,
} from "../../vocabulary";
import { codeSpan, escapeMarkdown, link } from "./markdown";
import type { Subject } from "./subject";

type TermSubject = Extract<Subject, { kind: "component" | "message" | "function" | "word" | "event" }>;

/** What a component, a message number or a DIF code means, with the source; says so when no source tells. */
export function hoverOnTerm(subject: TermSubject): string {
  switch (subject.kind) {
    case "component":
      return lines(
        `**Component** ${codeSpan(subject.name)}`,
        windowsUpdateComponent(subject.name) ??
          setupapiCategory(subject.name) ??
          reportingEvent(subject.name) ??
          setupComponent(subject.name) ??
          servicingComponent(subject.name) ??
          dismProvider(subject.name) ??
          configManagerComponent(subject.name) ??
          msiWriter(subject.name) ??
          eventProvider(subject.name),
      );
    case "event":
      return lines(
        `**Event ${escapeMarkdown(subject.id)}** of ${codeSpan(subject.provider)}`,
        windowsEvent(subject.provider, subject.id),
      );
    case "word":
      return lines(`${headOf(subject.word)} ${codeSpan(subject.word.name)}`, subject.word.term);
    case "function":
      return lines(`**Device installation function** ${codeSpan(subject.name)}`, deviceInstallFunction(subject.name));
    case "message": {
      const level = setupapiLevel(subject.letter);
      const number = String(subject.number).padStart(3, "0");
      const head = `**SetupAPI message** ${codeSpan(number)}${level ? ` · ${level}` : ""}`;
      return lines(head, setupapiMessage(subject.number));
    }
  }
}

function headOf(word: ServicingWord | MsiWord | PantherWord): string {
  if ("head" in word) return `**${word.head}**`;
  return "what" in word ? `**Windows Installer ${word.what}**` : "**In CBS.log**";
}

function lines(head: string, term: Term | undefined): string {
  return `${head}\n\n${term ? termLine(term) : "Meaning unknown: no source we know describes it."}`;
}

/** A term with its source, as markdown. */
export function termLine({ meaning, source, url, inferred }: Term): string {
  const from = url ? link(source, url) : escapeMarkdown(source);
  return `${escapeMarkdown(meaning)}${inferred ? " *(inferred)*" : ""}  \nSource: ${from}`;
}
