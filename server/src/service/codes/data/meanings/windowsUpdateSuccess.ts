/** Windows Update agent: results that are no failure, by symbol. */
export const windowsUpdateSuccessMeanings: Readonly<Record<string, string>> = {
  WU_S_SERVICE_STOP: "The update service came to a regular end.",
  WU_S_SELFUPDATE: "The update agent renewed itself.",
  WU_S_UPDATE_ERROR: "The call succeeded as a whole, though some updates in it failed.",
  WU_S_MARKED_FOR_DISCONNECT: "A caller's notification ends as soon as the one in progress is done; no failure.",
  WU_S_REBOOT_REQUIRED: "The installation succeeded and takes full effect after a restart.",
  WU_S_ALREADY_INSTALLED: "The update is on this computer already, so there was nothing to install.",
  WU_S_ALREADY_UNINSTALLED: "The update is not there any more, so nothing had to be removed.",
  WU_S_ALREADY_DOWNLOADED: "The files of the update lie on this computer already, so nothing was downloaded.",
  WU_S_SOME_UPDATES_SKIPPED_ON_BATTERY:
    "The run succeeded, but updates that need mains power were left out, because the computer runs on its battery.",
  WU_S_ALREADY_REVERTED: "The update that was to be taken back is no longer installed, so there was nothing to do.",
  WU_S_SEARCH_CRITERIA_NOT_SUPPORTED:
    "The search worked, but the update service does not know some of its conditions and left them out.",
  WU_S_UH_INSTALLSTILLPENDING: "The update goes on after the restart.",
  WU_S_UH_DOWNLOAD_SIZE_CALCULATED: "The installer has worked out how much it has to download; a notice, no failure.",
  WU_S_SIH_NOOP: "The self-repair of Windows Update (SIH) found nothing to repair.",
  WU_S_DM_ALREADYDOWNLOADING: "The update is being downloaded already, so no second download was begun.",
  WU_S_METADATA_SKIPPED_BY_ENFORCEMENTMODE:
    "The signature of the update's description was not checked, because the enforcement mode in force does not ask for it.",
  WU_S_METADATA_IGNORED_SIGNATURE_VERIFICATION:
    "The signature of the update's description could not be confirmed, and the agent went on without it.",
  WU_S_SEARCH_LOAD_SHEDDING: "The search was held back to spare the update service; the agent repeats it later.",
  WU_S_AAD_DEVICE_TICKET_NOT_NEEDED:
    "The service does not want the device to sign in to Azure AD (Entra ID), so no ticket was fetched; no failure.",
};
