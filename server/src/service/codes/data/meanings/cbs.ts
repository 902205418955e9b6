/** Component-based servicing (CBS), by symbol. */
export const cbsMeanings: Readonly<Record<string, string>> = {
  CBS_S_BUSY: "The servicing stack is busy; a notice, no failure.",
  CBS_S_ALREADY_EXISTS:
    "What servicing was to create, such as a package entry, is there already, so the step is left out; no failure.",
  CBS_S_STACK_SHUTDOWN_REQUIRED: "The servicing stack asks to be shut down; a notice, no failure.",
  CBS_E_INTERNAL_ERROR: "The servicing stack failed inside.",
  CBS_E_NOT_INITIALIZED: "A part of the servicing stack was used before it had been started.",
  CBS_E_ALREADY_INITIALIZED: "A part of the servicing stack was to be started twice.",
  CBS_E_INVALID_PARAMETER: "The servicing stack was called with a value it cannot use.",
  CBS_E_OPEN_FAILED: "The servicing stack could not open something it needs; the line or the lines before name it.",
  CBS_E_INVALID_PACKAGE: "The package is not valid: damaged, incomplete, or not of the kind servicing accepts.",
  CBS_E_PENDING: "Servicing still has work waiting, usually for a restart, so this step cannot be done now.",
  CBS_E_NOT_INSTALLABLE:
    "The package cannot be installed on its own or by this tool; it may be meant as a part of another package.",
  CBS_E_IMAGE_NOT_ACCESSIBLE: "The servicing stack cannot get at the Windows image it is to service.",
  CBS_E_ARRAY_ELEMENT_MISSING: "An entry of a list inside the servicing stack is missing.",
  CBS_E_REESTABLISH_SESSION: "The servicing session cannot go on as it is; the caller has to open a new one.",
  CBS_E_PROPERTY_NOT_AVAILABLE:
    "A tool asked servicing for a detail (property) of a package or feature, and this one has no such detail.",
  CBS_E_UNKNOWN_UPDATE: "The feature named is not part of this Windows image.",
  CBS_E_MANIFEST_INVALID_ITEM:
    "The description (manifest) of the package holds an element or attribute that is not allowed there.",
  CBS_E_MANIFEST_VALIDATION_DUPLICATE_ATTRIBUTES: "The description (manifest) of the package gives an attribute twice.",
  CBS_E_MANIFEST_VALIDATION_DUPLICATE_ELEMENT:
    "The description (manifest) of the package holds an element twice that may stand there once.",
  CBS_E_MANIFEST_VALIDATION_MISSING_REQUIRED_ATTRIBUTES:
    "The description (manifest) of the package lacks an attribute that must be there.",
  CBS_E_MANIFEST_VALIDATION_MISSING_REQUIRED_ELEMENTS:
    "The description (manifest) of the package lacks an element that must be there.",
  CBS_E_MANIFEST_VALIDATION_UPDATES_PARENT_MISSING:
    "The description (manifest) of the package lists updates without naming the parent they belong to.",
  CBS_E_INVALID_INSTALL_STATE: "A package or feature is in a state in which the step asked for is not possible.",
  CBS_E_INVALID_CONFIG_VALUE: "A setting of the servicing stack has a value that cannot be used.",
  CBS_E_INVALID_CARDINALITY: "The package gives a wrong count of items that belong or must be chosen together.",
  CBS_E_DPX_JOB_STATE_SAVED: "Unpacking was interrupted and its state kept; alone no failure.",
  CBS_E_PACKAGE_DELETED: "Servicing was to work on a package that has been deleted in the meantime.",
  CBS_E_IDENTITY_MISMATCH: "A package is not the one its name, version or key says it is.",
  CBS_E_DUPLICATE_UPDATENAME: "Two updates in one package have the same name.",
  CBS_E_INVALID_DRIVER_OPERATION_KEY: "The entry that describes a driver step of the package cannot be used.",
  CBS_E_UNEXPECTED_PROCESSOR_ARCHITECTURE:
    "The package is made for another processor type than the Windows it was to be installed on.",
  CBS_E_EXCESSIVE_EVALUATION:
    "Working out what has to be installed took more rounds than servicing allows, so it gave up.",
  CBS_E_CYCLE_EVALUATION:
    "Packages depend on each other in a circle, so servicing could not work out what has to be installed.",
  CBS_E_NOT_APPLICABLE: "The package does not fit this Windows: other edition, other version, or superseded.",
  CBS_E_SOURCE_MISSING: "Files needed for the repair or the feature were found nowhere.",
  CBS_E_CANCEL: "Servicing was called off.",
  CBS_E_ABORT: "Servicing was broken off by the system, often because a step took too long.",
  CBS_E_ILLEGAL_COMPONENT_UPDATE: "A component was to be updated in a way that servicing forbids.",
  CBS_E_NEW_SERVICING_STACK_REQUIRED: "The package needs a newer servicing stack than the one installed.",
  CBS_E_SOURCE_NOT_IN_LIST: "The place given as the source of files is not among those servicing may use.",
  CBS_E_CANNOT_UNINSTALL:
    "Servicing refuses to remove this package, for instance because it is a permanent part of Windows.",
  CBS_E_PENDING_VICTIM: "The package has already been chosen for removal or replacement by work that is still waiting.",
  CBS_E_STACK_SHUTDOWN_REQUIRED: "The servicing stack has to end and start anew before it can go on.",
  CBS_E_INSUFFICIENT_DISK_SPACE: "A disk or partition that servicing writes to has too little free space.",
  CBS_E_AC_POWER_REQUIRED: "The computer runs on its battery, and this servicing step is only done on mains power.",
  CBS_E_STACK_UPDATE_FAILED_REBOOT_REQUIRED:
    "The servicing stack could not be updated; a restart is needed before the next attempt.",
  CBS_E_SQM_REPORT_IGNORED_AI_FAILURES_ON_TRANSACTION_RESOLVE:
    "An entry for statistics: failures of special installers were passed over when servicing finished its transaction.",
  CBS_E_DEPENDENT_FAILURE:
    "The step failed because another one failed on which it depends; look for the first error before it.",
  CBS_E_PAC_INITIAL_FAILURE:
    "A first step of servicing that the name calls PAC failed; what the letters stand for is not published.",
  CBS_E_NOT_ALLOWED_OFFLINE: "The package can be installed in a running Windows only, not in an offline image.",
  CBS_E_EXCLUSIVE_WOULD_MERGE: "A package that must be installed alone would have been put together with others.",
  CBS_E_IMAGE_UNSERVICEABLE: "The Windows image is in a state in which no servicing is possible.",
  CBS_E_STORE_CORRUPTION: "The component store is damaged; often the files of an earlier package are missing.",
  CBS_E_STORE_TOO_MUCH_CORRUPTION: "The component store shows more damage than the repair takes on.",
  CBS_S_STACK_RESTART_REQUIRED: "The servicing stack asks to be started again; a notice, no failure.",
  CBS_E_CANNOT_USE_PNP_DRIVER_ON_DECONSTRUCTED_DRIVER_IMAGE:
    "The image handles drivers in the newer, taken-apart form, and the driver to be added is of the older plug-and-play form.",
  CBS_E_STACK_SHUTTING_DOWN: "The servicing stack is just ending and takes no more work.",
  CBS_E_MUV6_STACK_SHUTDOWN_NEEDED:
    "The servicing stack has to end first, for something that the name calls MUV6; no more is published about this number.",
  CBS_E_POSTPONED_INSTALL_CONSIDERED:
    "Servicing counted an installation that has been put off until later; no more is published about this number.",
  CBS_E_RESERVICING_REQUIRED_BASELINE: "The base update on which this one builds has to be serviced again first.",
  CBS_E_RPT_CRASHED:
    "A part of servicing that the name calls RPT crashed; what the letters stand for is not published.",
  CBS_E_SESSION_CORRUPT: "The stored state of the servicing session is damaged.",
  CBS_E_SESSION_INTERRUPTED: "The servicing session was broken off before its end.",
  CBS_E_SESSION_FINALIZED: "The servicing session is closed already and takes no more changes.",
  CBS_E_SESSION_READONLY: "The servicing session was opened for reading only, and a change was asked for.",
  CBS_E_NOT_SUPPORTED_ON_IMAGE_TYPE: "This kind of Windows image does not permit the servicing step.",
  CBS_E_RESOLVE_FAILED: "Servicing could not work out which packages and components the request stands for.",
  CBS_E_XML_PARSER_FAILURE: "A package or component description is damaged and cannot be read as XML.",
  CBS_E_MANIFEST_VALIDATION_MULTIPLE_UPDATE_COMPONENT_ON_SAME_FAMILY_NOT_ALLOWED:
    "The description (manifest) of the package updates one component family in several places, which is not allowed.",
  CBS_E_BUSY: "Servicing is busy with another operation.",
  CBS_E_MORE_THAN_ONE_ACTIVE_EDITION: "Servicing finds several Windows editions active, and exactly one should be.",
  CBS_E_NO_ACTIVE_EDITION: "Servicing finds no active Windows edition in the image.",
  CBS_E_DOWNLOAD_FAILURE:
    "Servicing had to fetch files for a feature or repair from an update source and could not download them.",
  CBS_E_GROUPPOLICY_DISALLOWED: "Policy does not let servicing download files for a feature.",
  CBS_E_METERED_NETWORK: "The connection is a metered one, so servicing did not download the files it needs.",
  CBS_E_PUBLIC_OBJECT_LEAK:
    "A program did not give back objects of the servicing stack when it should have; a programming fault.",
  CBS_E_REPAIR_PACKAGE_CORRUPT: "The package that was to supply files for the repair is damaged itself.",
  CBS_E_COMPONENT_NOT_INSTALLED_BY_CBS:
    "The component was put on the system by something else than this servicing stack.",
  CBS_E_MISSING_PACKAGE_MAPPING_INDEX: "The list that tells which download holds a package is missing.",
  CBS_E_EMPTY_PACKAGE_MAPPING_INDEX: "The list that tells which download holds a package has no entries.",
  CBS_E_WINDOWS_UPDATE_SEARCH_FAILURE:
    "Servicing asked Windows Update for files, and the search there failed; see the update log.",
  CBS_E_WINDOWS_AUTOMATIC_UPDATE_SETTING_DISALLOWED:
    "The settings of Automatic Updates do not let servicing fetch files from Windows Update.",
  CBS_E_SOURCE_MODIFIED: "The files at the source are not the original ones; they were changed.",
  CBS_E_ONDEMAND_LOCALSOURCE_NOT_FOUND:
    "A feature on demand was to be installed from a folder or medium at hand, and its files are not there.",
  CBS_E_WINRE_NOT_ENABLED: "The step needs the Windows recovery environment (WinRE), and that is not switched on.",
  CBS_E_REPAIR_CONTENT_MISSING: "Files needed to repair the component store are not at hand.",
  CBS_E_PAYLOAD_FILE_MISSING: "A file that belongs to a component is missing from the package or the store.",
  CBS_E_HANG_DETECTED: "A servicing step hung and was ended.",
  CBS_E_PRIMITIVES_FAILED:
    "Basic changes such as those of files and registry keys failed while servicing carried out its plan.",
  CBS_E_INSTALLERS_FAILED:
    "One of the special installers that run at the end of servicing failed; the servicing log names it.",
  CBS_E_SAFEMODE_ENTERED: "Windows was started in safe mode while servicing still had work for the restart.",
  CBS_E_SESSIONS_LEAKED: "Servicing sessions were left open that should have been closed.",
  CBS_E_INVALID_EXECUTESTATE: "Servicing is at another stage of its work than the step requires.",
  CBS_E_CANNOT_REMOVE_CONTAINER_DEPENDENCY:
    "The package cannot be removed, because a dependency that has to do with containers holds it.",
  CBS_E_ONDEMAND_RESERVICING_REQUIRED: "A feature on demand has to be brought up to date by servicing it again.",
  CBS_E_ONLINE_ACTIONS_POSTPONED: "Steps that need the running Windows were put off until later.",
  CBS_E_UNO_PACKAGE_CAB_MISSING: "The cab file of a package (of the kind called UNO) is missing.",
  CBS_E_WUSUS_MAPPING_UNAVAILABLE:
    "Servicing looked for a feature on the company's update server (WSUS), which has no list of where its files are.",
  CBS_E_WU_MAPPING_UNAVAILABLE:
    "Servicing looked for a feature on Windows Update, and the list of where its files are could not be had.",
  CBS_E_WUSUS_BYPASS_MAPPING_UNAVAILABLE:
    "Servicing went past the company's update server (WSUS) for a feature, and the list of where its files are could not be had.",
  CBS_E_WUSUS_MISSING_PACKAGE_MAPPING_INDEX:
    "The content from the company's update server (WSUS) lacks the index that tells which download holds a package.",
  CBS_E_WU_MISSING_PACKAGE_MAPPING_INDEX:
    "The content from Windows Update lacks the index that tells which download holds a package.",
  CBS_E_WUSUS_BYPASS_MISSING_PACKAGE_MAPPING_INDEX:
    "The content fetched past the company's update server (WSUS) lacks the index that tells which download holds a package.",
  CBS_E_SOURCE_MISSING_FROM_WUSUS_CAB:
    "The cab file from the company's update server (WSUS) does not hold the files servicing needs.",
  CBS_E_SOURCE_MISSING_FROM_WUSUS_EXPRESS:
    "The express (partial) download from the company's update server (WSUS) does not hold the files servicing needs.",
  CBS_E_SOURCE_MISSING_FROM_WU_CAB: "The cab file from Windows Update does not hold the files servicing needs.",
  CBS_E_SOURCE_MISSING_FROM_WU_EXPRESS:
    "The express (partial) download from Windows Update does not hold the files servicing needs.",
  CBS_E_SOURCE_MISSING_FROM_WUSUS_BYPASS_CAB:
    "The cab file fetched past the company's update server (WSUS) does not hold the files servicing needs.",
  CBS_E_SOURCE_MISSING_FROM_WUSUS_BYPASS_EXPRESS:
    "The express (partial) download fetched past the company's update server (WSUS) does not hold the files servicing needs.",
  CBS_E_3RD_PARTY_MAPPING_UNAVAILABLE:
    "Servicing asked a third-party update source for a feature, and the list of where its files are could not be had.",
  CBS_E_3RD_PARTY_MISSING_PACKAGE_MAPPING_INDEX:
    "The content from a third-party update source lacks the index that tells which download holds a package.",
  CBS_E_SOURCE_MISSING_FROM_3RD_PARTY_CAB:
    "The cab file from a third-party update source does not hold the files servicing needs.",
  CBS_E_SOURCE_MISSING_FROM_3RD_PARTY_EXPRESS:
    "The express (partial) download from a third-party update source does not hold the files servicing needs.",
  CBS_E_NO_OPTIONAL_CONTENT_FOUND_FOR_BUILD:
    "The update source offers no optional features or language packs for this build of Windows; older builds use the number for a wrong count of updates.",
  CBS_E_INVALID_NO_PRODUCT_REGISTERED:
    "No Windows product is registered for which optional content could be asked for.",
  CBS_E_INVALID_ACTION_LIST_PACKAGE_COUNT:
    "A list of servicing actions names a number of packages that is not allowed.",
  CBS_E_INVALID_ACTION_LIST_INSTALL_REASON:
    "A list of servicing actions gives a reason for the installation that is not allowed.",
  CBS_E_NO_OPTIONAL_CONTENT_FOUND_ON_UPDATE_SERVERS:
    "The feature or language pack was not found on the update server asked, often because the computer is tied to a company's server (WSUS).",
  CBS_E_INVALID_PACKAGE_REQUEST_ON_MULTILINGUAL_FOD:
    "A feature on demand that exists in several languages was asked for in a way that does not work for it.",
  CBS_E_INVALID_ACTION_LIST_INSTALL_ACTION: "A list of servicing actions asks for an action that is not allowed.",
};
