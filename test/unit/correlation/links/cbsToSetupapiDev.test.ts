import { describe, expect, it } from "vitest";
import { devLog, type Section, together } from "./driverTexts";
import { cbs, type Logs, packageOf, session } from "./texts";

const worker = "C:\\Windows\\winsxs\\amd64_servicingstack_31bf_10.0.19041.1_none_0a1b\\TiWorker.exe -Embedding";
const staged: Section = {
  from: "10:00:03",
  to: "10:00:04",
  title: "Stage Driver Updates",
  cmd: worker,
  code: "0xe0000247",
};
const job = (clock: string, code: string, words = "Doqe: Failed staging driver updates"): string =>
  cbs(
    ...session("10:00:00", "30893000_100", "WindowsUpdateAgent", packageOf(4990011)),
    `${clock} ${words} [HRESULT = ${code} - X]`,
    `${clock} Error: Failed to process the operations queue. [HRESULT = ${code} - X]`,
    `${clock} Session: 30893000_100 finalized. Reboot required: no [HRESULT = ${code} - X]`,
  );

const rows: readonly (readonly [why: string, logs: Logs, incidents: readonly string[]])[] = [
  [
    "TiWorker.exe wrote the section whose error CBS states, in its other spelling",
    { "CBS.log": job("10:00:04", "0x800f0247"), "setupapi.dev.log": devLog(staged) },
    ["CBS.log + setupapi.dev.log"],
  ],
  [
    "TrustedInstaller.exe of Windows 7",
    {
      "CBS.log": job("10:00:05", "0x80070005"),
      "setupapi.dev.log": devLog({
        ...staged,
        cmd: "C:\\Windows\\servicing\\TrustedInstaller.exe",
        code: "0x00000005",
      }),
    },
    ["CBS.log + setupapi.dev.log"],
  ],
  [
    "the same error in the same second from another program",
    {
      "CBS.log": job("10:00:04", "0x800f0247"),
      "setupapi.dev.log": devLog({ ...staged, cmd: "C:\\Windows\\system32\\pnputil.exe /add-driver x.inf" }),
    },
    ["CBS.log", "setupapi.dev.log"],
  ],
  [
    "a section that does not say who wrote it",
    {
      "CBS.log": job("10:00:04", "0x800f0247"),
      "setupapi.dev.log": devLog({
        from: "10:00:03",
        to: "10:00:04",
        title: "Stage Driver Updates",
        code: "0xe0000247",
      }),
    },
    ["CBS.log", "setupapi.dev.log"],
  ],
  [
    "a section of TiWorker.exe with another error",
    { "CBS.log": job("10:00:04", "0x80070070"), "setupapi.dev.log": devLog(staged) },
    ["CBS.log", "setupapi.dev.log"],
  ],
  [
    "CBS states the error before the section began",
    {
      "CBS.log": job("10:00:00", "0x800f0247"),
      "setupapi.dev.log": devLog({ ...staged, from: "10:00:08", to: "10:00:09" }),
    },
    ["CBS.log", "setupapi.dev.log"],
  ],
  [
    "CBS states the error minutes after the section",
    { "CBS.log": job("10:05:00", "0x800f0247"), "setupapi.dev.log": devLog(staged) },
    ["CBS.log", "setupapi.dev.log"],
  ],
  [
    "a section that succeeded is part of nothing",
    {
      "CBS.log": job("10:00:04", "0x800f0247"),
      "setupapi.dev.log": devLog({ from: "10:00:03", to: "10:00:04", title: "Stage Driver Updates", cmd: worker }),
    },
    ["CBS.log"],
  ],
  [
    "a missing file links what speaks of drivers",
    {
      "CBS.log": job("10:00:04", "0x80070002"),
      "setupapi.dev.log": devLog({ ...staged, code: "0x00000002" }),
    },
    ["CBS.log + setupapi.dev.log"],
  ],
  [
    "and nothing else",
    {
      "CBS.log": job("10:00:04", "0x80070002", "Exec: Failed to read the list of features"),
      "setupapi.dev.log": devLog({ ...staged, code: "0x00000002" }),
    },
    ["CBS.log", "setupapi.dev.log"],
  ],
];

describe("drivers that CBS stages, in setupapi.dev.log", () => {
  it.each(rows)("%s", (_, logs, incidents) => {
    expect(together(logs)).toEqual(incidents);
  });
});
