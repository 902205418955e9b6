import { createRandom, guidOf, hexDigits, oneOf } from "./random";

/**
 * A WindowsUpdate.log of about `megabytes` MB, the same one for the same seed: scans, downloads, installations, some of
 * which fail. All GUIDs are distinct.
 *
 * @param updates GUIDs of updates that other logs name too: now and then one of them stands there.
 */
export function generateWindowsUpdateLog(megabytes: number, seed = 7, updates?: readonly string[]): string {
  const random = createRandom(seed);
  const hex = (length: number): string => hexDigits(random, length);
  const guid = (): string => (updates && random(20) === 0 ? oneOf(random, updates) : guidOf(random));
  const parts: string[] = [];
  let length = 0;
  let time = Date.UTC(2013, 0, 3, 6, 0, 0);
  let pid = 892;
  const write = (tid: string, component: string, text: string, delay = 47): void => {
    time += random(delay);
    const stamp = new Date(time).toISOString();
    const line = `${stamp.slice(0, 10)}\t${stamp.slice(11, 19)}:${stamp.slice(20, 23)}\t${String(pid).padStart(4)}\t${tid}\t${component}\t${text}\r\n`;
    parts.push(line);
    length += line.length;
  };
  const target = megabytes * 1024 * 1024;
  while (length < target) {
    const tid = (random(2000) * 4).toString(16);
    if (random(40) === 0) {
      pid = 400 + random(800) * 4;
      time += random(20_000_000);
      write(tid, "Misc", "===========  Logging initialized (build: 7.6.7600.256, tz: -0500)  ===========");
      write(tid, "Misc", "  = Process: C:\\Windows\\system32\\svchost.exe");
      write(tid, "Misc", "  = Module: c:\\windows\\system32\\wuaueng.dll");
    }
    const update = guid();
    write(tid, "Agent", "*************");
    write(tid, "Agent", "** START **  Agent: Finding updates [CallerId = AutomaticUpdates]");
    write(tid, "Agent", "*********");
    write(tid, "Agent", "  * Online = Yes; Ignore download priority = No");
    write(tid, "Agent", `  * ServiceID = ${guid()} Managed`);
    for (let i = 0; i < 12; i++)
      write(
        tid,
        "Misc",
        `Validating signature for C:\\Windows\\SoftwareDistribution\\WuRedir\\${hex(32)}\\wuredir.cab:`,
      );
    for (let i = 0; i < 12; i++) write(tid, "Misc", " Microsoft signed: Yes");
    for (let i = 0; i < 30; i++)
      write(tid, "Agent", `  * Added update ${guid()}.${100 + random(100)} to search result`);
    if (random(12) === 0) {
      const code = ["80072ee2", "8024402c", "80072efd"][random(3)];
      write(tid, "Misc", `WARNING: Send failed with hr = ${code}.`);
      write(
        tid,
        "PT",
        `WARNING: SyncUpdates failure, error = 0x${code}, soap client error = 5, soap error code = 0, HTTP status code = 200`,
      );
      write(tid, "Agent", `  * WARNING: Exit code = 0x${code}`);
      write("4c8", "AU", `  # WARNING: Search callback failed, result = 0x${code}`);
    } else {
      write(
        tid,
        "Agent",
        "  * Found 30 updates and 71 categories in search; evaluated appl. rules of 812 out of 1204 deployed entities",
      );
    }
    write(tid, "Agent", "*********");
    write(tid, "Agent", "**  END  **  Agent: Finding updates [CallerId = AutomaticUpdates]");
    write(tid, "Agent", "*************");
    for (let i = 0; i < 20; i++) write(tid, "DnldMgr", `  * BITS job initialized, JobId = ${guid()}`);
    write(
      tid,
      "Handler",
      "  : Command line install completed. Return code = 0x00000000, Result = Succeeded, Reboot required = false",
    );
    if (random(20) === 0) {
      write(
        tid,
        "Handler",
        `FATAL: UH: 0x8007f0f4: EvaluateApplicability failed in CCbs::EvaluateApplicability, update ${update}`,
      );
      write(
        tid,
        "Report",
        `REPORT EVENT: ${guid()}\t2013-01-03 06:00:01:171-0500\t1\t182\t101\t${update}\t101\t8007f0f4\tAutomaticUpdates\tFailure\tContent Install\tInstallation Failure: Windows failed to install the following update with error 0x8007f0f4.`,
      );
    }
    time += random(3_600_000);
  }
  return parts.join("");
}
