const repeat = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
const two = (value: number): string => String(value).padStart(2, "0");
const second = (n: number): string => `${two(8 + Math.floor(n / 3600))}:${two(Math.floor(n / 60) % 60)}:${two(n % 60)}`;

/** Logs of programs that have nothing to do with Windows setup, with stamps, columns, marks or words like theirs. */
export const otherLookalikes: Readonly<Record<string, string>> = {
  "Python's logging": repeat(
    200,
    (n) => `2021-03-05 ${second(n)},411 - setup.install - ERROR - Failed with 0x80070005, attempt ${n}`,
  ),
  "Python's logging with the level after a comma": repeat(
    200,
    (n) => `2021-03-05 ${second(n)}, ERROR, installer: failed to copy file ${n}`,
  ),
  "loguru's log": repeat(
    200,
    (n) => `2021-03-05 ${second(n)}.411 | ERROR    | setup.main:run:${n} - failed with 0x80070005`,
  ),
  "log4j with threads": repeat(
    200,
    (n) => `2021-03-05 ${second(n)},411 [main] ERROR com.example.Setup - Setup failed: error 0x80070643 (${n})`,
  ),
  "a Java stack trace": repeat(
    60,
    (n) =>
      `Exception in thread "main" java.io.IOException: error=5, Access is denied\n\tat setup.Main.run(Main.java:${n})`,
  ),
  "VS Code's own log": repeat(
    200,
    (n) => `2024-03-05 ${second(n)}.411 [error] [Extension Host] Error: EPERM: operation not permitted, rename ${n}`,
  ),
  "an Electron app's log": repeat(
    200,
    (n) => `[${1000 + n}:0305/${second(n).replaceAll(":", "")}.411:ERROR:gpu_init.cc(${n})] Passthrough not supported`,
  ),
  "npm's debug log": repeat(300, (n) => `${n} error code EPERM, errno -4048, syscall rename, KB${4000000 + n}`),
  "Docker's daemon log": repeat(
    200,
    (n) =>
      `time="2024-03-05T${second(n)}.411+01:00" level=error msg="failed to start container ${n}" error="0x80070005"`,
  ),
  "a container's log": repeat(
    200,
    (n) => `2024-03-05T${second(n)}.411098Z stderr F panic: failed to install package ${n}: exit status 1603`,
  ),
  "Kubernetes' klog": repeat(
    200,
    (n) => `E0305 ${second(n)}.411098    ${1000 + n} kubelet.go:1385] Image garbage collection failed once: 0x5`,
  ),
  "Android's logcat with dates": repeat(
    200,
    (n) => `03-05 ${second(n)}.411  ${1000 + n}  7312 E PackageInstaller: Failed to commit session, error -113`,
  ),
  "Apache's error log": repeat(
    200,
    (n) =>
      `[Tue Mar 05 ${second(n)}.411098 2024] [core:error] [pid ${1000 + n}:tid 7312] (2)No such file: AH00132: setup`,
  ),
  "Tomcat's log": repeat(
    120,
    (n) =>
      `05-Mar-2024 ${second(n)}.411 SEVERE [main] org.example.Catalina.start Setup failed with error 1603, item ${n}`,
  ),
  "PostgreSQL's log": repeat(
    200,
    (n) => `2024-03-05 ${second(n)}.411 CET [${1000 + n}] ERROR:  could not open file "setup": Permission denied`,
  ),
  "MySQL's log": repeat(
    200,
    (n) => `2024-03-05T${second(n)}.411098Z ${n} [ERROR] [MY-010119] [Server] Aborting, error 0x80070005`,
  ),
  "a Rust program's log": repeat(
    200,
    (n) => `[2024-03-05T${second(n)}Z ERROR setup::install] failed to write file ${n}: os error 5`,
  ),
  "a Go program's log": repeat(200, (n) => `2024/03/05 ${second(n)} setup: install failed: exit status ${n}`),
  "glog with threads": repeat(
    200,
    (n) => `2024/03/05 ${second(n)}.411098 ${1000 + n} 7312 setup.cc:88] Check failed: error 0x80070005`,
  ),
  "a .NET program's log with levels in columns": repeat(
    200,
    (n) => `2024-03-05 ${second(n)}, Error    Installer    Failed to install item ${n}. [HRESULT = 0x80070005]`,
  ),
  "NLog's layout": repeat(
    200,
    (n) => `2024-03-05 ${second(n)}.4110|ERROR|Setup.Installer|Failed to install item ${n}, hr=0x80070005`,
  ),
  "Serilog's layout": repeat(
    200,
    (n) => `2024-03-05 ${second(n)}.411 +01:00 [ERR] Setup failed with exit code 1603 for item ${n}`,
  ),
  "MSBuild's log": repeat(
    150,
    (n) => `${second(n)}.411     1>C:\\src\\setup.proj(${n},5): error MSB3073: The command exited with code 1603.`,
  ),
  "a CI pipeline's log": repeat(
    200,
    (n) => `2024-03-05T${second(n)}.4110982Z ##[error]Process completed with exit code ${n}.`,
  ),
  "TeamCity's log": repeat(200, (n) => `[${second(n)}]E:\t [Step ${n % 9}/9] Error 1603: setup failed`),
  "VirtualBox's log": repeat(
    200,
    (n) => `00:00:${two(n % 60)}.411098 main     ERROR [COM]: aRC=E_ACCESSDENIED (0x80070005) aIID={} item ${n}`,
  ),
  "VMware's log": repeat(
    200,
    (n) => `2024-03-05T${second(n)}.411+01:00| vmx| I125: SNAPSHOT: Failed to open file ${n}: error 5`,
  ),
  "an OpenVPN log": repeat(
    150,
    (n) => `Tue Mar  5 ${second(n)} 2024 us=411098 TAP-Windows driver setup failed, status=${n}`,
  ),
  "an SSH client's log": repeat(150, (n) => `Event Log: ${second(n)} Connection ${n} failed: Network error 10060`),
  "an ftp session's log": repeat(
    200,
    (n) => `#${n % 9} [2024-03-05 ${second(n)}] 550 Failed to open file setup.log: error 5`,
  ),
  "a game's log": repeat(
    200,
    (n) => `[2024.03.05-${second(n).replaceAll(":", ".")}:411][${n}]LogInit: Error: setup failed with 0x80070005`,
  ),
  "a diff of logs' names": repeat(
    60,
    (n) =>
      `diff --git a/CBS.log b/CBS.log\n@@ -${n},7 +${n},6 @@\n-  Failed to open package [HRESULT = 0x800f0805]\n+  opened`,
  ),
  "markdown with a table of codes": `# Codes\n\n| code | meaning |\n|---|---|\n${repeat(100, (n) => `| 0x80070${(0x100 + n).toString(16)} | failed ${n} |`)}`,
  "YAML of a pipeline": repeat(
    60,
    (n) => `- name: step ${n}\n  run: dism /online /cleanup-image /restorehealth\n  continue-on-error: true`,
  ),
  "a batch script that installs": repeat(
    60,
    (n) => `msiexec /i sample${n}.msi /l*v MSI${n}.log /qn\nif %errorlevel%==1603 echo Error 1603 >> setup.log`,
  ),
  "a script that writes CBS-like lines": repeat(
    60,
    (n) => `Add-Content C:\\x.log "$(Get-Date), Info                  CBS    step ${n} failed [HRESULT = 0x80070005]"`,
  ),
  "a WiX source": `<Wix xmlns="http://schemas.example.com/wix"><Product Id="*">\n${repeat(80, (n) => `  <CustomAction Id="Act${n}" Return="check" ExeCommand="Return value 3" />`)}</Product></Wix>`,
  "a list of keys with five blanks before each": repeat(
    80,
    (n) => `     key: value ${n}\n     sum: ${n * 7}\n     err: failed with 0x80070005`,
  ),
  "a text with keys and values": repeat(
    80,
    (n) => `Source: example.com\nDate: 3/5/2024\nUser: a\nComputer: SELENE${n}\nDescription: it failed.\n`,
  ),
};
