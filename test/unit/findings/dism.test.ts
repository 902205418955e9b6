import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../server/src/service/findings";
import { findingLines, fixture, logOf, occurrenceLines } from "../../support/core";
import { type Case, expectFindings } from "./check";

const stamp = (level: string, second = 8) =>
  `2021-04-13 14:31:${String(second).padStart(2, "0")}, ${level.padEnd(22)}DISM   `;
const error = (text: string, second?: number, tid = 7120) =>
  `${stamp("Error", second)}DISM Package Manager: PID=7044 TID=${tid} ${text}`;
const warning = (text: string) => `${stamp("Warning")}DISM Provider Store: PID=7044 TID=7120 ${text}`;
const info = (text: string) => `${stamp("Info")}DISM Package Manager: PID=7044 TID=7120 ${text}`;
const log = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join("");
const image = (code: string, place: string) => `[7044.7120] [${code}] ${place}:(641): x`;

describe("fixtures", () => {
  it.each<readonly [why: string, name: string, findings: readonly string[]]>([
    ["a session that succeeds has only the provider that is absent", "health-success.log", []],
    [
      "the servicing stack says it first and at Info; the unmarked last word of Dism.exe belongs to it",
      "restore-source-missing.log",
      ["error 22 dism/operation-failed 0x800F081F"],
    ],
    [
      "the deepest call of WIMGAPI is the cause, and the bare E_FAIL above it is no other failure",
      "apply-disk-full.log",
      ["error 23 dism/operation-failed 0x80070070 0x80004005"],
    ],
    [
      "Windows 7 names no thread; the code stays the first though the command ends with E_FAIL",
      "win7-invalid-package.log",
      ["error 20 dism/operation-failed 0x800F0805 0x80004005"],
    ],
    ["probes of a program that only asks for the state are nothing", "api-probes.log", []],
    [
      "a localised line of the image library, and behind a byte order mark a source that is absent: a failure each",
      "winpe-two-failures.log",
      ["error 16 dism/operation-failed 0x80070020", "error 32 dism/operation-failed 0x800F081F 0x80070003"],
    ],
  ])("%s", (_, name, findings) => {
    expect(findingLines(logOf(fixture(`dism/${name}`)))).toEqual(findings);
  });

  it("everything that states a failure is one finding, to the last word of the session", () => {
    const read = logOf(fixture("dism/restore-source-missing.log"));
    const [failure] = findingsOf(read).filter(({ severity }) => severity === "error");
    expect(occurrenceLines(read, failure!)).toEqual([22, 23, 24, 25, 26, 27, 28]);
  });
});

const noise: readonly (readonly [why: string, line: string, finding: string])[] = [
  [
    "formats.md 14.20: a folder is asked whether it is a mounted image",
    image("0xc142011c", "UnmarshallImageHandleFromDirectory"),
    "no-mounted-image 0xC142011C",
  ],
  ["the same question, as DISM words it", warning("[C:\\] is not a WIM mount point. - CWim::Init"), "no-mounted-image"],
  [
    "another kind of image",
    warning("[D:\\x] is not recognized by the DISM VHD provider. - CVhdImage::Initialize"),
    "no-mounted-image",
  ],
  [
    "the description of a mounted image is absent",
    image("0x80070003", "FIOReadFileIntoBuffer"),
    "image-probed 0x80070003",
  ],
  [
    "a provider that the system does not have",
    warning(
      "Failed to load the provider: C:\\a\\PEProvider.dll. - CDISMProviderStore::Internal_GetProvider(hr:0x8007007e)",
    ),
    "provider-absent 0x8007007E",
  ],
  [
    "a line that says what is done instead",
    warning(
      "Failed to get the PE Provider. Continuing by assuming that it is not a WinPE image. - C::F(hr:0x80070490)",
    ),
    "goes-on 0x80070490",
  ],
  [
    "a provider that lacks the interface asked for",
    warning("Failed to get the IDismObject Interface - CDISMProviderStore::Internal_LoadProvider(hr:0x80004002)"),
    "provider-absent 0x80004002",
  ],
  [
    "a provider whose class is not registered",
    warning("Failed to create the provider - CDISMProviderStore::Internal_GetProvider(hr:0x80040154)"),
    "provider-absent 0x80040154",
  ],
  [
    "a log that DISM cannot write is no failure of the operation",
    warning("Logging is disabled - DismInitializeInternal(hr:0xc0040009)"),
    "logging-disabled 0xC0040009",
  ],
  [
    "another host is looked for",
    warning(
      "DismHostLib: Failed to create the remote object. Checking for forwarder hosting environment. - C::F(hr:0x80080005)",
    ),
    "goes-on 0x80080005",
  ],
];

describe("known noise", () => {
  it.each(noise)("%s", (_, line, finding) => {
    expectFindings(log(info("a"), line, info("b")), [`noise 2 dism/${finding}`]);
  });

  it("the same words at Error are no noise", () => {
    const text = error("The requested provider is absent - CDISMProviderStore::Internal_GetProvider(hr:0x8007007e)");
    expectFindings(log(info("a"), text), ["error 2 dism/operation-failed 0x8007007E"]);
  });

  it("a provider that is there and fails is none either", () => {
    const text = warning(
      "Failed to load the provider: C:\\a\\CbsProvider.dll. - CDISMProviderStore::Internal_GetProvider(hr:0xc0000135)",
    );
    expectFindings(log(info("a"), text), ["warning 2 dism/warning 0xC0000135"]);
  });
});

const cases: readonly Case[] = [
  [
    "a program's question after a feature that this Windows does not have",
    log(
      error("Failed to get the info - CGetFeatureInfoCommandObject::InternalExecute(hr:0x800f080c)"),
      error("commandobject.cpp:220 - CBaseCommandObject::Execute(hr:0x800f080c)"),
    ),
    ["warning 1 dism/query-unanswered 0x800F080C"],
  ],
  [
    "a feature with an unknown name that was to be enabled",
    log(
      error("Failed to open it - CEnableFeatureCommandObject::InternalExecute(hr:0x800f080c)"),
      error("commandobject.cpp:220 - CBaseCommandObject::Execute(hr:0x800f080c)"),
    ),
    ["error 1 dism/operation-failed 0x800F080C"],
  ],
  [
    "errors of one thread at once are one operation, the specific code before the summary",
    log(error("A - C::A(hr:0x800f0906)"), error("B - C::B(hr:0x80004005)"), error("The operation failed.")),
    ["error 1 dism/operation-failed 0x800F0906 0x80004005"],
  ],
  [
    "a summary that comes first is not the cause",
    log(error("A - C::A(hr:0x80004005)"), error("B - C::B(hr:0x80070020)")),
    ["error 2 dism/operation-failed 0x80070020 0x80004005"],
  ],
  [
    "two threads of a program that calls DISM fail on their own",
    log(error("A - C::A(hr:0x800f0906)"), error("B - C::B(hr:0x80070005)", 8, 9)),
    ["error 1 dism/operation-failed 0x800F0906", "error 2 dism/operation-failed 0x80070005"],
  ],
  [
    "the servicing stack answers in a thread of its own",
    log(
      info("CBS AddSource failed with HRESULT=0x80070003! - CDISMPackageManager::Internal_AddSource"),
      info(" Error in operation: (null) (CBS HRESULT=0x800f081f) - CCbsConUIHandler::Error").replace("7120", "7121"),
      error("Failed finalizing changes. - CDISMPackageManager::Internal_Finalize(hr:0x800f081f)"),
    ),
    ["error 2 dism/operation-failed 0x800F081F 0x80070003"],
  ],
  ["a blank line at level Error", log(info("a"), `${stamp("Error")}DISM.EXE: `, info("b")), []],
  [
    "a later failure with another code is another one",
    log(error("A - C::A(hr:0x800f0906)"), error("B - C::B(hr:0x80070005)", 40)),
    ["error 1 dism/operation-failed 0x800F0906", "error 2 dism/operation-failed 0x80070005"],
  ],
  [
    "a failed step of WIMGAPI that nothing else confirms is no finding",
    log(info("a"), image("0x80070005", "SetFileSecurity")),
    [],
  ],
  [
    "an image operation that failed is, though nothing marks it",
    log(info("a"), image("0x80070570", "WIMApplyImageInternal"), info("b")),
    ["warning 2 dism/image-call-failed 0x80070570"],
  ],
  [
    "a code at Info alone is none: a caller may ask for what is absent",
    log(info("Could not find the feature. - C::F(hr:0x800f080c)"), info("b")),
    [],
  ],
  [
    "the servicing stack's own word at Info is a failure",
    log(info(" Error in operation: (null) (CBS HRESULT=0x800f0922) - CCbsConUIHandler::Error"), info("b")),
    ["error 1 dism/operation-failed 0x800F0922"],
  ],
  [
    "a code without 0x after HRESULT",
    log(
      info("a"),
      `${stamp("Info")}DISM.EXE: DISM Package Manager processed the command line but failed. HRESULT=800F0922`,
    ),
    ["error 2 dism/operation-failed 0x800F0922"],
  ],
  [
    "a warning about what is not found, in a session that succeeds",
    log(info("a"), warning("Unable to set the search path - CDISMOSServiceManager::Final_OnConnect(hr:0x80070002)")),
    [],
  ],
  [
    "beside a failure with the same code it is part of it",
    log(
      warning("Unable to find the source - C::A(hr:0x80070490)"),
      error("B - C::B(hr:0x80070490)"),
      error("The operation failed."),
    ),
    ["error 1 dism/operation-failed 0x80070490"],
  ],
  [
    "the code changes along a chain: the first specific one is the cause (formats.md 14.16)",
    log(error("A - C::A(hr:0x80080005)"), error("B - C::B(hr:0x80070032)"), error("C - C::C(hr:0x80004005)")),
    ["error 1 dism/operation-failed 0x80080005 0x80070032 0x80004005"],
  ],
  [
    "a command that has said its last word is over: the next error at once is another failure",
    log(
      error("A - C::A(hr:0x80070020)"),
      error("Failed while processing command add-package. - C::Execute(hr:0x80070020)"),
      error("The answer file could not be applied. - C::Apply(hr:0x80220001)"),
    ),
    ["error 1 dism/operation-failed 0x80070020", "error 3 dism/operation-failed 0x80220001"],
  ],
  [
    "a cancel by CBS's own code, with a specific code on the way out",
    log(error("Cancelled - C::A(hr:0x800f0820)"), error("B - C::B(hr:0x80070032)")),
    ["noise 1 any/cancelled 0x800F0820 0x80070032"],
  ],
  [
    "a user's cancel gives many errors and is none (formats.md 14.21)",
    log(
      error("Cancelled - C::A(hr:0x800704c7)"),
      error("Failed while processing command add-package."),
      error("B - C::B(hr:0x80004005)"),
    ),
    ["noise 1 any/cancelled 0x800704C7 0x80004005"],
  ],
];

describe("what a log states", () => {
  it.each(cases)("%s", (_, text, findings) => {
    expectFindings(text, findings);
  });

  it("a thousand equal failures are one finding with a count", () => {
    const lines = Array.from({ length: 1000 }, (_, n) => error("A - C::A(hr:0x80070005)", n % 60));
    const found = findingsOf(logOf(log(...lines)));
    expect(found.map(({ occurrences }) => occurrences.length)).toEqual([1000]);
  });
});
