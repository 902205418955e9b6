/** update.exe (the package installer of Windows 2000, XP and Server 2003): extended return codes, by canonical value. */
export const updateExeMeanings: Readonly<Record<string, string>> = {
  "0x8007F007":
    "update.exe ended with its extended code 0xF007; Microsoft lists the number as a symptom (KB822798) and does not say what it means.",
  "0x8007F01E":
    "update.exe could not install the package's signature catalogs, so the update was taken back; the line before names the catalog and the real error.",
  "0x8007F0DA":
    "update.exe could not verify its own Update.inf against a signature catalog and stopped before it changed anything; look for the error that the catalog installation reported just before.",
  "0x8007F0F1": "The package's files do not fit the versions that are installed on this machine.",
  "0x8007F0F4":
    "A condition the update requires was not met, such as mains power or the absence of a conflicting product; the lines before name the condition that was false.",
  "0x8007F201": "update.exe could not build the new files from the old ones with the package's binary differences.",
};
