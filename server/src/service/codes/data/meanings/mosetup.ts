/** Windows Setup: upgrades and media (MOSETUP), by symbol. */
export const windowsSetupMeanings: Readonly<Record<string, string>> = {
  MOSETUP_E_VERSION_MISMATCH:
    "The files of Windows Setup itself are of a version that was not expected; its package may be mixed or incomplete.",
  MOSETUP_E_SETUP_PLATFORM:
    "The upgrade failed and was rolled back; a driver is often the reason. The second number tells phase and step.",
  MOSETUP_E_SHUTDOWN_BLOCK:
    "Windows Setup could not put up, or not take back, the message that keeps the computer from shutting down.",
  MOSETUP_E_COMPAT_TIMEOUT: "Nobody dealt in time with what the compatibility check had found.",
  MOSETUP_E_PROCESS_TIMEOUT: "Windows Setup took longer than the time it is given.",
  MOSETUP_E_TEST_MODE: "Windows Setup runs in its mode for tests, which is no real installation.",
  MOSETUP_E_TERMINATE_PROCESS: "Windows Setup was ended from outside before it was done.",
  MOSETUP_E_CLEANUP_PENDING: "An earlier upgrade attempt still has to be cleaned up.",
  MOSETUP_E_REPORTING:
    "Windows Setup failed, and this number only gathers the failure for its telemetry; the cause stands elsewhere in the log.",
  MOSETUP_E_COMPAT_TERMINATE: "Windows Setup was ended while compatibility findings waited for an answer.",
  MOSETUP_E_UNKNOWN_CMD_LINE: "Windows Setup was started with an option it does not know.",
  MOSETUP_E_INSTALL_IMAGE_NOT_FOUND:
    "Windows Setup did not find the image with the new Windows, such as install.wim or install.esd.",
  MOSETUP_E_AUTOMATION_INVALID:
    "Windows Setup was to run without questions, and the information given for that is not usable.",
  MOSETUP_E_INVALID_CMD_LINE: "The options given to Windows Setup are wrong or do not go together.",
  MOSETUP_E_EULA_ACCEPT_REQUIRED:
    "The licence terms must be accepted before Windows Setup goes on, and that has not been done.",
  MOSETUP_E_EULA_CANCEL: "The upgrade was called off on the page with the licence terms.",
  MOSETUP_E_ADVERTISE_CANCEL: "The upgrade was called off at the offer that is shown before it begins.",
  MOSETUP_E_TARGET_DRIVE_NOT_FOUND: "The drive onto which Windows is to be installed was not found.",
  MOSETUP_E_EULA_DECLINED: "The licence terms of the new Windows were declined.",
  MOSETUP_E_FLIGHTING_BVT: "Windows Setup was halted on purpose, for tests of preview versions.",
  MOSETUP_E_PROCESS_CRASHED: "The program of Windows Setup crashed in the middle of its work.",
  MOSETUP_E_EULA_TIMEOUT: "Nobody answered the page with the licence terms in time.",
  MOSETUP_E_ADVERTISE_TIMEOUT: "Nobody answered the offer of the upgrade in time.",
  MOSETUP_E_DOWNLOADDISKSPACE_TIMEOUT: "Nobody answered in time the notice that disk space is short for the download.",
  MOSETUP_E_INSTALLDISKSPACE_TIMEOUT:
    "Nobody answered in time the notice that disk space is short for the installation.",
  MOSETUP_E_COMPAT_SYSREQ_TIMEOUT: "Nobody answered in time the notice about system requirements that are not met.",
  MOSETUP_E_COMPAT_DOWNLOADREQ_TIMEOUT: "Nobody answered in time the notice about what is needed before the download.",
  MOSETUP_E_GATHER_OS_STATE_SIGNATURE:
    "The program that records the state of the old Windows (GatherOsState) is not signed as it should be.",
  MOSETUP_E_UNINSTALL_ALLOWED_ABORT: "The user ended Setup, so that going back to the Windows before stays possible.",
  MOSETUP_E_MISSING_TASK: "A task that Windows Setup has to carry out is not there.",
  MOSETUP_E_UPDATEMEDIA_REQUESTED: "This Setup ends, because a newer Setup takes over; no failure.",
  MOSETUP_E_FINALIZE_ALREADY_REQUESTED: "The last stage of the upgrade was asked for a second time.",
  MOSETUP_E_INSTALL_HASH_MISSING:
    "Windows Setup did not find the checksum by which it recognises its own run (instance).",
  MOSETUP_E_INSTALL_HASH_MISMATCH:
    "The checksum by which Windows Setup recognises its own run (instance) is another one than expected.",
  MOSETUP_E_DISK_FULL: "A disk ran full while Windows Setup was at work.",
  MOSETUP_E_GATHER_OS_STATE_FAILED:
    "The program that records the state of the old Windows (GatherOsState) could not be run.",
  MOSETUP_E_PROCESS_SUSPENDED: "Windows Setup was halted in the middle and waits.",
  MOSETUP_E_PREINSTALL_SCRIPT_FAILED:
    "A custom script that runs before the installation (preinstall) ended with an error.",
  MOSETUP_E_PRECOMMIT_SCRIPT_FAILED:
    "A custom script that runs before the upgrade becomes final (precommit) ended with an error.",
  MOSETUP_E_FAILURE_SCRIPT_FAILED:
    "A custom script that runs after a failed upgrade (failure) ended with an error itself.",
  MOSETUP_E_SCRIPT_TIMEOUT: "A custom script that Windows Setup ran did not end in the time allowed.",
  MOSETUP_E_COMPAT_SYSREQ_BLOCK: "The computer falls short of what the new Windows requires at least.",
  MOSETUP_E_COMPAT_SYSREQ_CANCEL:
    "The upgrade was called off at the notice that the computer falls short of the requirements.",
  MOSETUP_E_COMPAT_DOWNLOADREQ_BLOCK: "The check before the download found a requirement that is not met.",
  MOSETUP_E_COMPAT_DOWNLOADREQ_CANCEL:
    "The upgrade was called off at the notice about what is needed before the download.",
  MOSETUP_E_COMPAT_MIGCHOICE_BLOCK:
    "What was chosen to be kept (files, programs, settings) is not possible with this upgrade.",
  MOSETUP_E_COMPAT_MIGCHOICE_CANCEL:
    "The upgrade was called off at the notice that what was chosen to be kept cannot be kept.",
  MOSETUP_E_COMPAT_DEVICEREQ_BLOCK:
    "The check of the devices in the computer found something that stands against the upgrade.",
  MOSETUP_E_COMPAT_DEVICEREQ_CANCEL: "The upgrade was called off at the notice about a device that is in its way.",
  MOSETUP_E_COMPAT_INSTALLREQ_BLOCK: "A program or driver on the computer blocks the upgrade.",
  MOSETUP_E_COMPAT_INSTALLREQ_CANCEL:
    "The upgrade was called off at the notice about a program or driver that is in its way.",
  MOSETUP_E_COMPAT_RECOVERYREQ_BLOCK: "The computer does not meet what Setup needs to recover Windows.",
  MOSETUP_E_COMPAT_RECOVERYREQ_CANCEL:
    "The upgrade was called off at the notice that Windows could not be recovered on this computer.",
  MOSETUP_E_DOWNLOADDISKSPACE_BLOCK: "There is too little free disk space to download the new Windows.",
  MOSETUP_E_DOWNLOADDISKSPACE_CANCEL:
    "The upgrade was called off at the notice that disk space is short for the download.",
  MOSETUP_E_INSTALLDISKSPACE_BLOCK: "There is too little free disk space for the upgrade.",
  MOSETUP_E_INSTALLDISKSPACE_CANCEL:
    "The upgrade was called off at the notice that disk space is short for the installation.",
  MOSETUP_E_COMPAT_SCANONLY: "The compatibility check found nothing in the way; success of a check-only run.",
  MOSETUP_E_DOWNLOAD_UNPACK_DISKSPACE_BLOCK: "There is too little free disk space to unpack the downloaded Windows.",
  MOSETUP_E_DOWNLOAD_UNPACK_DISKSPACE_MULTIARCH_BLOCK:
    "There is too little free disk space to unpack a download that serves several processor types.",
  MOSETUP_E_NO_OFFER_FOUND: "No Windows version was on offer that fits this computer and the request.",
  MOSETUP_E_UNSUPPORTED_VERSION:
    "This version of the upgrade tool is no longer, or not yet, supported; get the current one.",
  MOSETUP_E_NO_MATCHING_INSTALL_IMAGE: "Among the Windows images on the media there is none for this computer.",
  MOSETUP_E_ROLLBACK_PENDING: "An earlier upgrade is still to be rolled back, so a new one cannot begin.",
  MOSETUP_E_COMPAT_REPORT_NOT_DISPLAYED:
    "The compatibility report could not be shown, because a part of Windows that shows it is missing.",
  MOSETUP_E_UA_VERSION_MISMATCH: "The Update Agent of Setup is of a version that was not expected.",
  MOSETUP_E_UA_NO_PACKAGES_TO_DOWNLOAD: "The Update Agent of Setup found no package that it would have to download.",
  MOSETUP_E_UA_UPDATE_CANNOT_BE_MERGED: "The Update Agent of Setup cannot put this update together with the others.",
  MOSETUP_E_UA_CORRUPT_PAYLOAD_FILES: "Files of the upgrade that the Update Agent of Setup brought are damaged.",
  MOSETUP_E_UA_BOX_NOT_FOUND: "The Update Agent of Setup did not find the program in which it runs (the box).",
  MOSETUP_E_UA_BOX_CRASHED: "The program in which the Update Agent of Setup runs (the box) ended without warning.",
};
