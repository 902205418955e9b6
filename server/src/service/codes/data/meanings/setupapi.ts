/** SetupAPI: INF files, device installation, driver signatures, by the symbol of the HRESULT (SPAPI_E_…). */
export const setupApiMeanings: Readonly<Record<string, string>> = {
  SPAPI_E_EXPECTED_SECTION_NAME: "A line in the INF file stands where a section name is due.",
  SPAPI_E_BAD_SECTION_NAME_LINE: "A section name in the INF file is not closed properly.",
  SPAPI_E_SECTION_NAME_TOO_LONG: "The INF file holds a section name with more characters than SetupAPI reads.",
  SPAPI_E_GENERAL_SYNTAX: "SetupAPI could not read the INF file, because a line in it breaks the syntax rules.",
  SPAPI_E_WRONG_INF_STYLE:
    "The INF is of the old (Windows 95 or NT 4) or the new kind, and this step works with the other one.",
  SPAPI_E_SECTION_NOT_FOUND:
    "SetupAPI looked for a section of the INF file that is not in it; for optional sections an ordinary answer.",
  SPAPI_E_LINE_NOT_FOUND:
    "The INF section does not have the line that was asked for; for optional lines an ordinary answer.",
  SPAPI_E_NO_BACKUP: "No backup of the files was made, so they cannot be put back.",
  SPAPI_E_NO_ASSOCIATED_CLASS: "The INF or device has no device class.",
  SPAPI_E_CLASS_MISMATCH: "The INF is written for another device class than the one the device belongs to.",
  SPAPI_E_DUPLICATE_FOUND: "Windows found that the device is installed already.",
  SPAPI_E_NO_DRIVER_SELECTED: "No driver was chosen for the device, usually because none fitted it.",
  SPAPI_E_KEY_DOES_NOT_EXIST: "The device has no such registry key.",
  SPAPI_E_INVALID_DEVINST_NAME: "The device instance name is not well formed.",
  SPAPI_E_INVALID_CLASS:
    "The INF or a program names a device class that SetupAPI does not know or that is not well formed.",
  SPAPI_E_DEVINST_ALREADY_EXISTS: "A device was to be created under an instance name that another device has already.",
  SPAPI_E_DEVINFO_NOT_REGISTERED: "The device has not been made known to Windows yet.",
  SPAPI_E_INVALID_REG_PROPERTY: "A program asked SetupAPI for a device property that does not exist or cannot be set.",
  SPAPI_E_NO_INF: "SetupAPI did not find the INF file that was named, or an INF that fits the request.",
  SPAPI_E_NO_SUCH_DEVINST: "The device is not there any more: unplugged, or only remembered.",
  SPAPI_E_CANT_LOAD_CLASS_ICON:
    "The picture that stands for the device class could not be loaded; installation is not affected by that alone.",
  SPAPI_E_INVALID_CLASS_INSTALLER: "The class installer of the device is missing or not registered properly.",
  SPAPI_E_DI_DO_DEFAULT: "The class installer leaves the step to Windows; this is the normal answer and no failure.",
  SPAPI_E_DI_NOFILECOPY: "The step needs no file copied.",
  SPAPI_E_INVALID_HWPROFILE: "A setup program named a hardware profile that this computer does not have.",
  SPAPI_E_NO_DEVICE_SELECTED: "The step works on the chosen device of a list, and none was chosen.",
  SPAPI_E_DEVINFO_LIST_LOCKED: "Another step holds the list of devices locked, so it could not be changed or deleted.",
  SPAPI_E_DEVINFO_DATA_LOCKED: "Another step holds the device's entry locked, so it could not be changed or deleted.",
  SPAPI_E_DI_BAD_PATH: "The folder given holds no INF that could be used for the device.",
  SPAPI_E_NO_CLASSINSTALL_PARAMS:
    "The class installer needs parameters for this step, and the calling program set none.",
  SPAPI_E_FILEQUEUE_LOCKED:
    "The list of files to copy is in the middle of being worked off, so it could not be changed or closed.",
  SPAPI_E_BAD_SERVICE_INSTALLSECT:
    "The INF section that should install the driver's service lacks something or holds a wrong entry.",
  SPAPI_E_NO_CLASS_DRIVER_LIST:
    "The list of all drivers of the device's class was used before SetupAPI had been told to build it.",
  SPAPI_E_NO_ASSOCIATED_SERVICE: "The INF names no function driver service for the device.",
  SPAPI_E_NO_DEFAULT_DEVICE_INTERFACE:
    "A program asked for the standard device of an interface class, and none is set.",
  SPAPI_E_DEVICE_INTERFACE_ACTIVE:
    "The entry through which programs reach the device (interface) is switched on, so it cannot be removed.",
  SPAPI_E_DEVICE_INTERFACE_REMOVED:
    "The device interface was taken away while it was to be used, usually because the device left.",
  SPAPI_E_BAD_INTERFACE_INSTALLSECT:
    "The INF section that should install a device interface lacks something or holds a wrong entry.",
  SPAPI_E_NO_SUCH_INTERFACE_CLASS:
    "A setup program named a class of device interfaces that is not registered on this computer.",
  SPAPI_E_INVALID_REFERENCE_STRING:
    "The reference string, which tells apart several interfaces of one device, is not valid.",
  SPAPI_E_INVALID_MACHINENAME:
    "A setup program was to work on another computer and was given a name that is not well formed.",
  SPAPI_E_REMOTE_COMM_FAILURE: "Talking to the setup service of the other computer failed.",
  SPAPI_E_MACHINE_UNAVAILABLE: "The other computer could not be reached.",
  SPAPI_E_NO_CONFIGMGR_SERVICES: "The plug-and-play service does not run on the other computer.",
  SPAPI_E_INVALID_PROPPAGE_PROVIDER:
    "The DLL that should supply the device's property pages is missing or not registered properly.",
  SPAPI_E_NO_SUCH_DEVICE_INTERFACE: "A setup program named a device interface that is not registered on this computer.",
  SPAPI_E_DI_POSTPROCESSING_REQUIRED:
    "A co-installer asks to be called again after the step; this is normal and no failure.",
  SPAPI_E_INVALID_COINSTALLER: "A co-installer of the device is missing or not registered properly.",
  SPAPI_E_NO_COMPAT_DRIVERS: "No driver fits the device: none of its hardware identifiers stands in a known INF.",
  SPAPI_E_NO_DEVICE_ICON: "Neither the device nor its driver names a picture for the device; a matter of display only.",
  SPAPI_E_INVALID_INF_LOGCONFIG:
    "The INF section with the resources of the device (LogConfig: interrupts, addresses) has wrong entries.",
  SPAPI_E_DI_DONT_INSTALL: "The class installer or a co-installer refused to install the device.",
  SPAPI_E_INVALID_FILTER_DRIVER: "A filter driver named for the device is not registered properly.",
  SPAPI_E_NON_WINDOWS_NT_DRIVER: "The driver chosen for the device is not one for Windows NT and its successors.",
  SPAPI_E_NON_WINDOWS_DRIVER: "The driver chosen for the device is not one for Windows.",
  SPAPI_E_NO_CATALOG_FOR_OEM_INF: "The third-party INF names no signature catalog, so nothing vouches for its files.",
  SPAPI_E_DEVINSTALL_QUEUE_NONNATIVE: "A 32-bit program queued files for a device installation on 64-bit Windows.",
  SPAPI_E_NOT_DISABLEABLE:
    "Windows does not allow this device to be switched off, for instance because it needs it to run.",
  SPAPI_E_CANT_REMOVE_DEVINST: "Windows does not allow this device to be uninstalled.",
  SPAPI_E_INVALID_TARGET: "The target path of a file copy is not valid.",
  SPAPI_E_DRIVER_NONNATIVE: "The driver is made for another processor type.",
  SPAPI_E_IN_WOW64: "The step is not possible from a 32-bit program on 64-bit Windows.",
  SPAPI_E_SET_SYSTEM_RESTORE_POINT: "A restore point could not be set before the driver was installed.",
  SPAPI_E_INCORRECTLY_COPIED_INF:
    "Somebody put the INF straight into the folder Windows\\INF instead of installing it, so Windows does not use it.",
  SPAPI_E_SCE_DISABLED:
    "The part of Windows that sets permissions during setup (security configuration) is switched off.",
  SPAPI_E_UNKNOWN_EXCEPTION: "A class installer, co-installer or SetupAPI itself ran into a program error.",
  SPAPI_E_PNP_REGISTRY_ERROR: "The plug-and-play part of the registry gave an error.",
  SPAPI_E_REMOTE_REQUEST_UNSUPPORTED: "The setup function was called for another computer and works on this one only.",
  SPAPI_E_NOT_AN_INSTALLED_OEM_INF: "The INF is not an installed third-party one (oemNN.inf), so it cannot be removed.",
  SPAPI_E_INF_IN_USE_BY_DEVICES: "The INF cannot be removed, because devices still use it.",
  SPAPI_E_DI_FUNCTION_OBSOLETE:
    "A class installer or program called a setup function that this Windows no longer supports.",
  SPAPI_E_NO_AUTHENTICODE_CATALOG:
    "The INF names no catalog, or the package brings none, that carries an Authenticode signature.",
  SPAPI_E_AUTHENTICODE_DISALLOWED: "Policy does not accept an Authenticode signature for this package.",
  SPAPI_E_AUTHENTICODE_TRUSTED_PUBLISHER:
    "The package is signed by a publisher this computer trusts; an answer, not a failure.",
  SPAPI_E_AUTHENTICODE_TRUST_NOT_ESTABLISHED:
    "The package is signed, but its publisher has not yet been trusted on this computer; Windows then asks.",
  SPAPI_E_AUTHENTICODE_PUBLISHER_NOT_TRUSTED: "The package is signed by a publisher this computer does not trust.",
  SPAPI_E_SIGNATURE_OSATTRIBUTE_MISMATCH: "The signature does not cover this version of Windows.",
  SPAPI_E_ONLY_VALIDATE_VIA_AUTHENTICODE: "The catalog can be checked by the Authenticode rules only.",
  SPAPI_E_DEVICE_INSTALLER_NOT_READY: "The device installer had not yet finished starting when it was called.",
  SPAPI_E_DRIVER_STORE_ADD_FAILED:
    "The driver package could not be put into the driver store; the real error stands in the lines before.",
  SPAPI_E_DEVICE_INSTALL_BLOCKED: "A policy on device installation forbids this device, so Windows did not install it.",
  SPAPI_E_DRIVER_INSTALL_BLOCKED: "A policy on device installation forbids this driver, so Windows did not install it.",
  SPAPI_E_WRONG_INF_TYPE: "The INF is of a kind that this way of installing cannot handle.",
  SPAPI_E_FILE_HASH_NOT_IN_CATALOG:
    "A file of the driver package is not the one its catalog vouches for: changed, damaged or left out of the catalog.",
  SPAPI_E_DRIVER_STORE_DELETE_FAILED:
    "Windows could not delete the driver package from its store; the lines before may name the reason.",
  SPAPI_E_UNRECOVERABLE_STACK_OVERFLOW: "The program ran out of stack.",
  SPAPI_E_ERROR_NOT_INSTALLED: "The step needs a component that is not installed on this computer.",
};
