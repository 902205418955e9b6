/**
 * Words that logs use anyway, and identifiers of Windows. A user or a machine of this name is replaced where the place
 * says what it is, but not in running text.
 */
const words: ReadonlySet<string> = new Set(
  (
    "a access account action active add address admin administrator adsl agent alert all allow analysis and api app " +
    "appdata application apply approval april archive area argument as async at attempt august auto automatic " +
    "automaticupdates background backup base bin bios bits blocked board boot bound branch browser build bus cab cache " +
    "call caller cancel catalog cause cbs center central change channel check class clean cleanup client clock close " +
    "cluster code com comapi command commit common complete component computer config configuration connect connection " +
    "console content context control copy core corp count cpu create csi current custom data database datastore date " +
    "debug december default defender delete demo deploy deployment desktop detail detected detection dev developer " +
    "device dhcp diag dialog directory disabled disk dism display dllhost dns dnldmgr document documents domain done " +
    "down download downloads driver drivers drive drop dtastor dump edition email enabled end engine english enter entry " +
    "environment error event exchange exec executing exit explorer express extended external fail failed failure fatal " +
    "february feature file files filter finish finished firewall firmware flag folder for found framework friday from " +
    "full function gateway general generic global group guest handler hardware health help helper history home host " +
    "hotfix http https hub icon idle image index info information inf init input install installation installer " +
    "installing instance intel internal internet intranet invalid item january job july june kernel key kit lab label " +
    "lan laptop last layer legacy level library license line link linux list load local localhost location lock log " +
    "logging login logon logs loop mac machine mail main maintenance management manager manifest manual march master " +
    "may media memory menu message metadata microsoft migration mini misc missing mobile mode model module monday " +
    "monitor mount name net network new news next node none normal note notebook november null number object october " +
    "office offline online open operation option order oem oobe other output owner package page parser partition patch " +
    "path pause pending perf phase ping pipe plan platform plugin pool port portal post power preparing press print " +
    "printer private proc process product production profile program project property protocol provider proxy public " +
    "pull push query queue quick reader ready reboot record recover recovery redirect reference register registry " +
    "release remote remove repair replace report request reset resource response restart restore result resume retry " +
    "return revision role root router rule run runtime safe sandbox saturday save scan schedule school search section " +
    "security select selected self send september serial serve server service services session set setup setupapi " +
    "share shared shell show shutdown sig site skip sms software sort source spare spool sql stack staff stage start " +
    "starting startup state station status step stop storage store stream string student sub success summary sunday " +
    "support sus switch sync sysprep system system32 table target task team tech temp template temporary terminal test " +
    "tester testing thread thursday time timeout timer title token tool tools top trace track training transaction " +
    "transfer tree trigger trusted tuesday type uninstall unit unknown unlock update updater updates upgrade upload " +
    "usb use user users util vault vendor version video view virtual vista vmware volume wait warning web wednesday " +
    "wifi win win10 win11 win2000 win2003 win7 win8 winxp window windows windowsupdate wireless word work worker " +
    "workgroup workstation world write wsus wua www xp x64 x86 amd64 ia64 arm64 wow64 zone " +
    "misc handler report shutdwn offlsnc eehndlr cdm wuredir wuweb auclnt sls svcpack sccm mdt ccm msi wim pxe wds adm " +
    "der die das und ist des les une del los las una che con por per pas não der den het een для при что как это"
  ).split(" "),
);

/**
 * Whether a name in its normal form is replaced only where its place says what it is: an ordinary word, or too short,
 * or what a number, a code, a thread id or a KB number may look like.
 */
export function isOrdinary(name: string): boolean {
  if (name.length < 3 || !/^[\p{L}\p{N}]/u.test(name)) return true;
  if (/^(?:\d+|[0-9a-f]{1,16}|[0-9a-f]{32,}|0x[0-9a-f]*|(?:kb|q)\d{6,7}|oem\d+|v?\d[\d.]*|[\d-]+)$/.test(name))
    return true;
  return name.split(" ").every((word) => words.has(word));
}
