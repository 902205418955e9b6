import { codeAt, endsWithAt, hasAt, isAlphanumeric, isHex, isLetter, isWord, type Stretch } from "./characters";
import { isOpened } from "./paths";
import { type KeySink, kindNumber } from "./types";

const device = kindNumber("device");
const hardware = kindNumber("hardware");
const longestId = 200;

/** What enumerates devices: the first part of their ids (the pages on device identification strings, and logs). */
const enumerators: ReadonlySet<string> = new Set(
  (
    "1394 ACPI ACPI_HAL BTH BTHENUM BTHLE BTHLEDEVICE DISPLAY DOT4 DOT4PRT EISA FDC HDAUDIO HID HTREE IDE INTELAUDIO " +
    "ISAPNP LPTENUM MF MONITOR PCI PCIIDE PCMCIA ROOT SBP2 SCSI SD SERENUM STORAGE SW SWC SWD SWENUM TERMINPUT_BUS UEFI " +
    "UMB USB USB4 USBPRINT USBSTOR VMBUS WPDBUSENUM WPDBUSENUMROOT"
  ).split(" "),
);
const longestEnumerator = 16;

/** First parts below `root\` that belong to the repository of WMI, not to devices. */
const wmiNamespace =
  /^root\\(?:aspnet|ccm|ccmvdi|cimv2|cli|default|directory|hardware|interop|microsoft|msapps\w{0,4}|nap|peh|policy|power|rsop|sccmdp|security|securitycenter2?|servicemodel|sms|standardcimv2|subscription|virtualization|wmi)(?:$|\\)/i;
/** A file below a folder that is called like an enumerator. */
const fileName = /\.(?:cab|cat|cpl|dll|exe|hlp|inf|ini|log|msi|msu|ocx|pnf|sys|tmp|txt|xml)$/i;

/**
 * The device instance id (three parts) or hardware id (two) whose first backslash stands at `at`; returns the offset after
 * it, or `at` when there is none. `PCI\VEN_8086&DEV_7110\2&3&0`, `sw\{…}`, `Enum\USB\VID_…` in a registry key.
 */
export function readDevice(stretch: Stretch, at: number, taken: number, sink: KeySink): number {
  let start = at;
  while (at - start < longestEnumerator && isEnumeratorCode(codeAt(stretch, start - 1))) start--;
  if (at - start < 2 || start < taken) return at;
  const before = codeAt(stretch, start - 1);
  if (isWord(before) || ((before === 92 || before === 47) && !endsWithAt(stretch, start, "\\enum\\"))) return at;
  if (before === 45 || before === 46 || before === 37 || before === 58) return at;
  if (!enumerators.has(stretch.source.slice(start, at).toUpperCase())) return at;
  let p = at + 1;
  if (!isFirst(codeAt(stretch, p))) return at;
  let parts = 1;
  while (p - start < longestId) {
    const code = codeAt(stretch, p);
    if (code === 92) {
      if (parts === 2 || !isIdCode(codeAt(stretch, p + 1)) || codeAt(stretch, p + 1) === 92) break;
      parts = 2;
    } else if (!isIdCode(code) || (code === 93 && hasAt(stretch, p, "]log]!>"))) break;
    p++;
  }
  const end = withoutPunctuation(stretch, at + 1, p);
  if (end - at < 3) return at;
  const id = stretch.source.slice(start, end);
  if (wmiNamespace.test(id) || fileName.test(id)) return at;
  sink(id.indexOf("\\", at - start + 1) > 0 ? device : hardware, start, end, 0);
  return end;
}

/**
 * A device by the name of one of its interfaces, `\\?\usb#vid_045e&pid_0040#5&1a2b#{…}`, at the first `#`: its instance id
 * with other separators. Returns the offset after the id, or `at` when there is none.
 */
export function readInterfaceName(stretch: Stretch, at: number, taken: number, sink: KeySink): number {
  let start = at;
  while (at - start < longestEnumerator && isEnumeratorCode(codeAt(stretch, start - 1))) start--;
  if (
    start < taken ||
    !endsWithAt(stretch, start, "?\\") ||
    !enumerators.has(stretch.source.slice(start, at).toUpperCase())
  )
    return at;
  const match = interfaceName.exec(stretch.source.slice(at, Math.min(stretch.to, at + longestId)));
  if (!match) return at;
  const end = at + match[1]!.length;
  sink(device, start, end, 0);
  return end;
}

const interfaceName = /^(#[^\s#"',\\]{1,120}#[^\s#"',\\]{1,80})#\{/;

/** `*PNP0501`, an id without an enumerator, from the asterisk at `at`; returns the offset after it, or `at`. */
export function readPlugAndPlayId(stretch: Stretch, at: number, sink: KeySink): number {
  if (isWord(codeAt(stretch, at - 1)) || codeAt(stretch, at - 1) === 42 || codeAt(stretch, at - 1) === 46) return at;
  for (let p = at + 1; p < at + 4; p++) if (!isLetter(codeAt(stretch, p))) return at;
  for (let p = at + 4; p < at + 8; p++) if (!isHex(codeAt(stretch, p))) return at;
  if (isWord(codeAt(stretch, at + 8))) return at;
  sink(hardware, at, at + 8, 0);
  return at + 8;
}

const isEnumeratorCode = (code: number): boolean => isAlphanumeric(code) || code === 95;
const isFirst = (code: number): boolean => isAlphanumeric(code) || code === 42 || code === 123 || code === 95;
/** Ids hold no blank and no comma (the same pages); quotes and angle brackets stand around them. */
const isIdCode = (code: number): boolean =>
  code > 32 &&
  code < 127 &&
  code !== 44 &&
  code !== 34 &&
  code !== 39 &&
  code !== 60 &&
  code !== 62 &&
  code !== 124 &&
  code !== 59;

/** The end of an id without a sentence's punctuation and brackets that it does not open. */
function withoutPunctuation(stretch: Stretch, start: number, end: number): number {
  let last = end;
  for (;;) {
    const code = codeAt(stretch, last - 1);
    if (last > start && (code === 46 || code === 58 || code === 33 || code === 92)) last--;
    else if (last > start && (code === 41 || code === 93 || code === 125) && !isOpened(stretch, start, last - 1))
      last--;
    else return last;
  }
}

/** Device ids compare without case; the name of an interface has `#` where the id has a backslash. */
export function normalDevice(id: string): string {
  const lower = id.toLowerCase();
  const separator = lower.indexOf("#");
  return separator > 0 && !lower.slice(0, separator).includes("\\") ? lower.replaceAll("#", "\\") : lower;
}
