import { describe, expect, it } from "vitest";
import { msiLog, together } from "./driverTexts";
import { event, type Logs } from "./texts";

const failed = (product: string): string =>
  `Windows Installer installed the product. Product Name: ${product}. Product Version: 2.0.7. Product Language: 1033. Manufacturer: Contoso Ltd. Installation success or error status: 1603.`;
const written = (clock: string, product: string, provider = "MsiInstaller"): string =>
  event(clock, provider, 1033, failed(product));
const agent = msiLog({ from: "10:00:00", to: "10:00:09", above: ["Error 1335. The cabinet file 'a.cab' is corrupt."] });

const rows: readonly (readonly [why: string, logs: Logs, incidents: readonly string[]])[] = [
  [
    "the product of the session, at its end",
    { "agent.log": agent, "EventLog.txt": written("10:00:09", "Agent") },
    ["EventLog.txt + agent.log"],
  ],
  [
    "another product in the same second",
    { "agent.log": agent, "EventLog.txt": written("10:00:09", "Viewer") },
    ["EventLog.txt", "agent.log"],
  ],
  [
    "the same product two hours later",
    { "agent.log": agent, "EventLog.txt": written("12:00:09", "Agent") },
    ["EventLog.txt", "agent.log"],
  ],
  [
    "the same product before the session began",
    { "agent.log": agent, "EventLog.txt": written("09:50:09", "Agent") },
    ["EventLog.txt", "agent.log"],
  ],
  [
    "a provider that only quotes Windows Installer",
    { "agent.log": agent, "EventLog.txt": written("10:00:09", "Agent", "Contoso Monitor") },
    ["EventLog.txt", "agent.log"],
  ],
];

describe("events of Windows Installer", () => {
  it.each(rows)("%s", (_, logs, incidents) => {
    expect(together(logs)).toEqual(incidents);
  });
});
