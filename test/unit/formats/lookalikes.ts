import { lines } from "../../support/core";
import { otherLookalikes } from "./otherLookalikes";
import { windowsLookalikes } from "./windowsLookalikes";

const repeat = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
const two = (value: number): string => String(value).padStart(2, "0");

/** Texts that look like one of the formats in some way and are none: no format, no log, no finding. */
export const lookalikes: Readonly<Record<string, string>> = {
  ...windowsLookalikes,
  ...otherLookalikes,
  "an empty text": "",
  "blank lines": "\r\n\r\n   \r\n\t\r\n",
  "nothing but a byte order mark": "\ufeff",
  "a block of NUL": "\0".repeat(4096),
  "a single line": "hello world",
  "a program file": `MZ\x90\0\x03\0\0\0\x04\0\0\0\uFFFD\uFFFD\0\0\xb8${"\x01\x02\x00\x1f\uFFFD".repeat(2000)}`,
  "1 MB on one line": "0x80070005 failed error 2.703: ".repeat(34_000),
  "1 MB of digits": "1".repeat(1 << 20),
  "1 MB of stamps on one line": "2.703: ".repeat(150_000),
  "1 MB of brackets": "[".repeat(1 << 20),
  "1 MB of quote marks": "> ".repeat(1 << 19),

  // Stamps of seconds, as svcpack.log has them.
  "a garbage collector's log": repeat(
    300,
    (n) => `${n}.${two(n % 100)}4: [GC [PSYoungGen: 65536K->${n}K(76288K)] 65536K->9000K(251392K), 0.0070120 secs]`,
  ),
  "a newer garbage collector's log": repeat(
    300,
    (n) => `[${n}.${two(n % 100)}4s][info][gc] GC(${n}) Pause Young (Normal) 24M->4M(256M) 3.${two(n % 100)}1ms`,
  ),
  dmesg: repeat(300, (n) => `[    ${n}.${two(n % 100)}3711] usb 1-${n % 8}: device descriptor read/64, error -71`),
  "dmesg without brackets": repeat(
    300,
    (n) => `${n}.${two(n % 100)}3: e1000: eth0 NIC Link is Down, failed with error 0x5`,
  ),
  "a profiler's output": repeat(300, (n) => `${n}.${two(n % 100)}1: Function main took ${n} ms and failed 0 times`),
  "a run of strace": repeat(
    200,
    (n) =>
      `${n}.000${two(n % 100)} openat(AT_FDCWD, "/etc/ld.so.cache", O_RDONLY) = -1 ENOENT (No such file or directory)`,
  ),
  "verses of a book": repeat(
    300,
    (n) => `${n}.${two(n % 60)}: And it came to pass that the setup failed with error 5.`,
  ),
  "a table of measurements with decimal commas": repeat(300, (n) => `${n},${two(n % 100)}: 0x${n.toString(16)}`),
  "subtitle times": repeat(
    200,
    (n) => `${n}\n00:0${n % 10}:15,250 --> 00:0${n % 10}:17,500\nSetup could not continue.\n`,
  ),

  // Dates and threads, as WindowsUpdate.log has them.
  "a log4j log with milliseconds behind a colon": repeat(
    300,
    (n) => `2014-07-02 20:52:${two(n % 60)}:123 4120 ${n} ERROR Connection failed with error 0x80072efd`,
  ),
  "the same with tabs": repeat(
    300,
    (n) => `2014-07-02\t20:52:${two(n % 60)}:123\t4120\tab${n % 10}\tFATAL\tConnection failed`,
  ),
  logcat: repeat(
    300,
    (n) => `2024-01-05 10:11:${two(n % 60)}.345  1234  56${n % 10} E Agent: FATAL: failed 0x80070005`,
  ),
  "nginx, error log": repeat(
    300,
    (n) =>
      `2019/05/14 10:11:${two(n % 60)} [error] 3120#3120: *${n} open() "/var/www/favicon.ico" failed (2: No such file or directory)`,
  ),
  "nginx, access log": repeat(
    300,
    (n) => `10.0.0.${n % 250} - - [14/May/2019:10:11:${two(n % 60)} +0200] "GET /error HTTP/1.1" 500 1234`,
  ),
  syslog: repeat(
    300,
    (n) =>
      `Nov  3 06:25:${two(n % 60)} host-7 systemd[1]: setup.service: Main process exited, code=exited, status=1/FAILURE`,
  ),
  "syslog, ISO dates": repeat(
    300,
    (n) => `2023-11-03T06:25:${two(n % 60)}.123456+01:00 host-7 kernel: [${n}.123456] error: failed`,
  ),
  "CSV with dates": `date,time,pid,tid,component,text\n${repeat(300, (n) => `2012-06-18,22:44:${two(n % 60)}:811,876,e74,Agent,WARNING: error 0x80070005`)}`,
  "IIS log": `#Software: Microsoft Internet Information Services 7.5\n#Fields: date time s-ip cs-method cs-uri-stem\n${repeat(300, (n) => `2012-06-18 22:44:${two(n % 60)} 10.1.2.3 GET /Error.aspx 80 - 500 0 2147943645`)}`,
  "a git log": repeat(
    100,
    (n) =>
      `commit ${n.toString(16).padStart(40, "a")}\nAuthor: A Person <a@example.org>\nDate:   Mon Jun 18 22:44:07 2012 +0200\n\n    Fix error 0x80070005 in setup\n`,
  ),
  "an npm log": repeat(
    300,
    (n) => `${n} verbose stack Error: ENOENT: no such file or directory, open 'C:\\Users\\x\\package.json'`,
  ),
  "a build log": repeat(
    300,
    (n) => `src\\main.cpp(${n}): error C2065: 'foo': undeclared identifier [C:\\build\\x.vcxproj]`,
  ),
  "an event log as text": repeat(
    60,
    (n) =>
      `Level: Error\nDate and Time: 18.06.2012 22:44:${two(n % 60)}\nSource: Microsoft-Windows-WindowsUpdateClient\nEvent ID: 20\nInstallation Failure: error 0x80073712.\n`,
  ),

  // Sections in brackets and number signs, as setupapi.log has them.
  "an INF file":
    '[Version]\nSignature="$Windows NT$"\nClass=Net\n\n[DefaultInstall]\nCopyFiles=x\n\n[ComPort.NT]\nAddReg=y\n'.repeat(
      30,
    ),
  "an INI file": "; setup\n[Error]\nText=failed with error 0x80070005\n[2005/06/07]\nx=1\n[SetupAPI]\nlog=1\n".repeat(
    30,
  ),
  "a registry export": `Windows Registry Editor Version 5.00\r\n\r\n${'[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup]\r\n"LogLevel"=dword:2000ffff\r\n\r\n'.repeat(40)}`,
  "dates in brackets": repeat(300, (n) => `[2005/06/07 08:09:${two(n % 60)}] ERROR setup failed with 0x80070005`),
  "dates in brackets, with a number": repeat(300, (n) => `[2005/06/07 08:09:${two(n % 60)} 1264] failed`),
  "a C source": repeat(
    60,
    (n) =>
      `#include <windows.h>\n#define E157 ${n}\n#if 0\nint main(void) { return ERROR_ACCESS_DENIED; } // Error 5\n#endif`,
  ),
  "a Python source with comments": repeat(80, (n) =>
    `#I121 is the number of the message\nx = ${n}  # failed\nprint("error 0x80070005")\ndef f():\n    pass\n`.replaceAll(
      "#I121",
      "# I121",
    ),
  ),
  "hash tags": repeat(200, (n) => `#E15 #W7 #setup failed ${n}`),
  "a list of colours": repeat(200, (n) => `#E${String(n).padStart(5, "0")} #W000000`),

  // Logs of Windows that other formats will read.
  "a log with the columns of CBS.log and other levels": repeat(
    200,
    (n) =>
      `2015-03-17 09:12:${two(n % 60)}, Debug                 NET    Failed to open a socket. [HRESULT = 0x80072efd]`,
  ),
  "another program with the stamps of Windows 10's update log": repeat(
    300,
    (n) => `2021/03/05 07:08:${two(n % 60)}.1234567 1184  7312  Scheduler       *FAILED* [8024000E] Job ${n}`,
  ),
  "rows with an id and a stamp": repeat(
    100,
    (n) =>
      `{0E4C4F7D-2B6A-4F2C-9AD5-8F1B1E6D7C${two(n)}}\t2014-11-20 17:59:35:343+0100\t1\tjob\t{C1B0B9E4-5D7A-4E62-A3C9-20F4D6E81B77}\t80073712\tFailure`,
  ),
  "a script that writes records of CMTrace": repeat(
    40,
    (n) => `Write-Output "<![LOG[step ${n} failed, 0x80070005]LOG]!><time=$now date=$day type=3>" # error`,
  ),

  // Data, prose, markup.
  JSON: JSON.stringify(
    Array.from({ length: 200 }, (_, n) => ({
      time: "2012-06-18 22:44:07:811",
      pid: n,
      error: "0x80070005",
      log: "WindowsUpdate.log",
    })),
    null,
    2,
  ),
  XML: `<?xml version="1.0"?>\n<log>\n${repeat(200, (n) => `  <entry time="2012-06-18 22:44:07" pid="${n}" error="0x80073712">FATAL: failed</entry>`)}</log>`,
  "prose that names the logs": lines(`
      My update fails with 0x80070643. I looked at WindowsUpdate.log, svcpack.log and setupapi.log, and at
      2:30 I found a line with FATAL: in it, and one that says error=0xfffffbfe. In 2008 - on 2008-11-04,
      at 09:41, that is - KB822798 helped.

      WindowsUpdate.log
      =================
      Sorry, I deleted it.

      svcpack.log
      -----------
      The last words were: Update.exe extended error code = 0xf0da.

      > Did you look at setupapi.log?
      > The line begins with #E, for example #E157.
      Yes. Nothing there.
      `),
  "a changelog with versions": repeat(
    200,
    (n) => `## 1.${n}.0 - 2012-06-18\n\n- Fixed: setup failed with error 0x80070005 (#1${two(n % 100)})\n`,
  ),
  "a checklist with numbers": repeat(200, (n) => `${n}. Run update.exe\n${n}.1 Wait\n${n}.10: Look at svcpack.log\n`),
  "a README on update.exe": `${"Run update.exe with a command line.\n".repeat(30)}4.500: DoInstallation\n${"The log is written to svcpack.log.\n".repeat(30)}`,
  SQL: repeat(200, (n) => `INSERT INTO updates VALUES (${n}, '2012-06-18 22:44:07', 'Agent', 'FATAL: 0x80070005');`),
  "a mail without logs": `From: a@example.org\nDate: Mon, 18 Jun 2012 22:44:07 +0200\nSubject: Setup fails\n\n${"> Please try again. It says Access is denied.\n> > I did. Error 0x80070005.\n".repeat(40)}`,
};
