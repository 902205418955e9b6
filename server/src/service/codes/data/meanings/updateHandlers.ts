/** Windows Update agent: installers (Windows Installer, UH) and driver updates (DRV), by symbol. */
export const updateHandlerMeanings: Readonly<Record<string, string>> = {
  WU_E_MSI_WRONG_VERSION: "The Windows Installer on this computer is too old for the update.",
  WU_E_MSI_NOT_CONFIGURED: "The Windows Installer is not set up.",
  WU_E_MSP_DISABLED: "A policy forbids patches by the Windows Installer.",
  WU_E_MSI_WRONG_APP_CONTEXT:
    "The product is installed for one user only, and the update is for all users, or the other way round.",
  WU_E_MSI_NOT_PRESENT:
    "The update is a Windows Installer package, and the Windows Installer is missing on this computer.",
  WU_E_MSP_UNEXPECTED: "The Windows Installer part of the update failed without a special number.",
  WU_E_UH_REMOTEUNAVAILABLE: "The helper process that installs updates could not be started.",
  WU_E_UH_LOCALONLY: "The installer runs on the same computer only.",
  WU_E_UH_UNKNOWNHANDLER: "No installer for this kind of update could be found.",
  WU_E_UH_REMOTEALREADYACTIVE:
    "The helper process that installs updates runs already, so a second one was not started.",
  WU_E_UH_DOESNOTSUPPORTACTION: "The installer of the update cannot do what was asked, such as uninstall.",
  WU_E_UH_WRONGHANDLER: "The update was given to an installer of another kind.",
  WU_E_UH_INVALIDMETADATA: "The installation instructions of the update are wrong or incomplete.",
  WU_E_UH_INSTALLERHUNG: "The installer ran past its time and was ended.",
  WU_E_UH_OPERATIONCANCELLED: "The installer was told to stop.",
  WU_E_UH_BADHANDLERXML: "The installer could not read its instructions.",
  WU_E_UH_CANREQUIREINPUT: "The update may ask questions, and nobody is there to answer.",
  WU_E_UH_INSTALLERFAILURE: "The installer of the update failed; its own result or log has the reason.",
  WU_E_UH_FALLBACKTOSELFCONTAINED:
    "The small (delta) package did not fit, so the agent goes over to the complete one; no failure yet.",
  WU_E_UH_NEEDANOTHERDOWNLOAD: "The update has to be downloaded again before it can be installed.",
  WU_E_UH_NOTIFYFAILURE: "The installer could not report an event.",
  WU_E_UH_INCONSISTENT_FILE_NAMES: "The file names in the update do not agree with one another.",
  WU_E_UH_FALLBACKERROR: "Even the complete package could not be used in place of the small one.",
  WU_E_UH_TOOMANYDOWNLOADREQUESTS: "The installer asked for further downloads too many times.",
  WU_E_UH_UNEXPECTEDCBSRESPONSE: "The Windows servicing stack answered in a way the update agent did not expect.",
  WU_E_UH_BADCBSPACKAGEID: "The update names a servicing package in a wrong way.",
  WU_E_UH_POSTREBOOTSTILLPENDING: "The restart has not finished the installation yet; another restart may be due.",
  WU_E_UH_POSTREBOOTRESULTUNKNOWN: "After the restart the agent cannot tell whether the update was installed.",
  WU_E_UH_POSTREBOOTUNEXPECTEDSTATE: "After the restart the update is in a state it should not be in.",
  WU_E_UH_NEW_SERVICING_STACK_REQUIRED: "A newer servicing stack must be installed before this update.",
  WU_E_UH_CALLED_BACK_FAILURE:
    "While installing, the handler reported back to the agent, and that report ended in an error.",
  WU_E_UH_CUSTOMINSTALLER_INVALID_SIGNATURE:
    "The update brings an installer of its own, and the signature of that program is not valid.",
  WU_E_UH_UNSUPPORTED_INSTALLCONTEXT:
    "The installer cannot work in the context asked for, such as for one user or for the machine.",
  WU_E_UH_INVALID_TARGETSESSION: "The logon session in which the update was to be installed is not valid.",
  WU_E_UH_DECRYPTFAILURE: "An encrypted file of the update could not be decrypted.",
  WU_E_UH_HANDLER_DISABLEDUNTILREBOOT:
    "The installer for this kind of update takes no more work until the computer has been restarted.",
  WU_E_UH_APPX_NOT_PRESENT:
    "The update is for a Store app package (AppX), and support for these is missing on this Windows.",
  WU_E_UH_NOTREADYTOCOMMIT: "The update was to be made final before its preparation was complete.",
  WU_E_UH_APPX_INVALID_PACKAGE_VOLUME: "The drive named for a Store app package cannot hold such packages.",
  WU_E_UH_APPX_DEFAULT_PACKAGE_VOLUME_UNAVAILABLE:
    "The drive that is set as the place for new Store apps is not connected.",
  WU_E_UH_APPX_INSTALLED_PACKAGE_VOLUME_UNAVAILABLE: "The drive on which the Store app is installed is not connected.",
  WU_E_UH_APPX_PACKAGE_FAMILY_NOT_FOUND: "The Store app that the update belongs to is not known here.",
  WU_E_UH_APPX_SYSTEM_VOLUME_NOT_FOUND: "The system's own place for Store apps was not found.",
  WU_E_UH_UA_SESSION_INFO_VERSION_NOT_SUPPORTED:
    "The record of an upgrade session is of a version this installer cannot read.",
  WU_E_UH_RESERVICING_REQUIRED_BASELINE:
    "The update cannot go on until an earlier base update has been serviced again.",
  WU_E_UH_UNEXPECTED: "The installing part of the agent failed without a special number.",
  WU_E_DRV_PRUNED: "The driver was left out of the result.",
  WU_E_DRV_NOPROP_OR_LEGACY: "A property of the driver could not be found; the driver may not follow the rules.",
  WU_E_DRV_REG_MISMATCH: "A registry value of the driver has another type than expected.",
  WU_E_DRV_NO_METADATA: "The driver update lacks a description.",
  WU_E_DRV_MISSING_ATTRIBUTE: "The description of the driver update lacks something.",
  WU_E_DRV_SYNC_FAILED: "The search for driver updates failed.",
  WU_E_DRV_NO_PRINTER_CONTENT: "Data needed to look for printer drivers is missing.",
  WU_E_DRV_DEVICE_PROBLEM: "Device Manager reports a problem with the device the driver update is for.",
  WU_E_DRV_UNEXPECTED: "The driver part of the agent failed without a special number.",
};
