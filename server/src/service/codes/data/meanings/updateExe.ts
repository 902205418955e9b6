/** update.exe (the package installer of Windows 2000, XP and Server 2003): extended return codes, by canonical value. */
export const updateExeMeanings: Readonly<Record<string, string>> = {
  "0x8007F007":
    "update.exe ended with its extended code 0xF007; Microsoft lists the number as a symptom (KB822798) and does not say what it means.",
  "0x8007F01E":
    "update.exe could not install the signature catalogs of the package; the lines before name the catalog and the real error.",
  "0x8007F0DA":
    "Most likely update.exe could not verify its Update.inf against a signature catalog; the real error stands in the lines before.",
  "0x8007F0F1": "The package's files do not fit the versions that are installed on this machine.",
  "0x8007F0F4":
    "A condition the update requires was not met, such as mains power or the absence of a conflicting product; the lines before name the condition that was false.",
  "0x8007F201":
    "Most likely update.exe could not make the new files out of the old ones with the binary differences in the package.",
};
