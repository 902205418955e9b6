/** Where Windows keeps the message of a code: a file below the system folder and the number in its message table. */
export interface MessagePlace {
  /** Path below System32, with backslashes. */
  readonly module: string;
  readonly id: number;
}

/** DISM's parts, whose codes overlap; the one that has the message is found by asking. */
const dismModules = ["CbsProvider", "DismCore", "ImagingProvider", "WimProvider", "GenericProvider"].map(
  (name) => `Dism\\${name}.dll`,
);

/** Messages of winerror.h: in KernelBase on present systems, in Kernel32 on older ones. */
const systemModules = ["KernelBase.dll", "kernel32.dll"];

/** First and last number that WinHTTP and WinINet share (winhttp.h, wininet.h). */
const internetFirst = 12000;
const internetLast = 12190;

/**
 * The places to ask for the message of a canonical code, best first; none for codes that Windows has no message for, or that
 * only look like one of its numbers: update.exe, ESE, Windows Setup (whose numbers NTSTATUS names by mistake), success codes
 * and numberings of their own such as CONFIGRET.
 *
 * @param family of the reading that is shown: decides between WinHTTP and WinINet
 */
export function messagePlaces(canonical: number, family?: string): readonly MessagePlace[] {
  const upper = canonical >>> 16;
  const low = canonical & 0xffff;
  const at = (id: number, ...modules: readonly string[]): MessagePlace[] => modules.map((module) => ({ module, id }));
  const whole = (...modules: readonly string[]): MessagePlace[] => at(canonical, ...modules);

  switch (upper) {
    case 0x8007: {
      if (low === 0 || low >= 0xf000) return [];
      if (low < internetFirst || low > internetLast) return at(low, ...systemModules);
      const [first, second] = family === "WinINet" ? ["wininet.dll", "winhttp.dll"] : ["winhttp.dll", "wininet.dll"];
      return at(low, first, second);
    }
    case 0x800f:
      return low >= 0x0800 && low <= 0x09ff
        ? whole(...dismModules)
        : [...whole(...systemModules), ...at(0xe0000000 + low, "setupapi.dll")];
    case 0x8019:
    case 0x8020:
      return whole("qmgr.dll", ...systemModules);
    case 0x8024:
      return whole("wuapi.dll", "wuaueng.dll");
    case 0x8004:
      return whole(...systemModules, "wbem\\wmiutils.dll");
    case 0xc142:
      return whole("wimgapi.dll", ...dismModules);
    case 0xc004:
    case 0xc151:
      return whole(...dismModules, "wimgapi.dll");
    // Windows Setup, and ESE wrapped by others.
    case 0xc190:
    case 0xc800:
      return [];
  }
  if (canonical >>> 30 === 3) return upper === 0xffff ? [] : whole("ntdll.dll", ...systemModules);
  if (canonical >>> 30 === 2) return whole(...systemModules, "ntdll.dll");
  return [];
}
